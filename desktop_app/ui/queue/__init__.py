"""The page of one list: its header, its table, dragging, and undo."""
