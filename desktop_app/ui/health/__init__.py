"""How each account does, and what was asked of whom."""
