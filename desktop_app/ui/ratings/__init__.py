"""A person’s own ratings: shown in rows and details, and given there."""
