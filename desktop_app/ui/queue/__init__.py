"""One list on the screen: its header, its table, dragging, and undo."""
