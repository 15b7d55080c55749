"""Lists as files: written as CSV, JSON and plain text, read back, and matched with what a service has."""
