"""Notices: the list of them, and the way to the desktop."""
