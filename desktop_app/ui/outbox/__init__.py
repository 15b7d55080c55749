"""The changes that are waiting, in the right pane."""
