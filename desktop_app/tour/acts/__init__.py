"""What the tour does: one act a file, each a coroutine that is given the scene."""
