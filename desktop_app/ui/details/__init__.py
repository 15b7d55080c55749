"""The details of the selected title, in the right pane."""
