"""Backups: one file with all that is kept on this computer alone, and the way back."""
