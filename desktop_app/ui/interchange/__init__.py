"""Lists as text and files: copied, exported, imported with a preview."""
