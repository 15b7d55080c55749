"""File → Back up… and File → Restore…: what is kept on this computer alone, as one file."""
