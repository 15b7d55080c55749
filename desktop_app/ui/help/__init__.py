"""Help: the guide, keyboard shortcuts, and what Lineup is made of."""
