"""How the rows of a list are shown: their height, and the hint that they can be dragged."""
