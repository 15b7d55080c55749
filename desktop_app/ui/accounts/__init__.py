"""Linking accounts, renaming and unlinking them, and adding services that a file describes."""
