"""The window of the settings, a page a file."""
