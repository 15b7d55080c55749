"""Lists as text and files: copied, exported, and imported with a preview."""
