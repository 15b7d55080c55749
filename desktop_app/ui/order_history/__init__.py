"""Earlier orders of a list, and the way back to them."""
