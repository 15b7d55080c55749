"""Arranging a whole list: chosen in the header, seen beforehand, sent move by move."""
