"""Acts of the tour: one file each, a coroutine that is given the scene."""
