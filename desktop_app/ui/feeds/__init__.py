"""Feeds of the accounts: which there are, their entries, and what one of them says."""
