"""Another look at a list: sorted or in groups, without changing it."""
