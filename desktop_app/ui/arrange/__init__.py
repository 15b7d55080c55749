"""Arranging a list: sorted, shuffled or as a file has it, with a preview before anything is sent."""
