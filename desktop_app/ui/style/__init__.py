"""Colors, type, icons and the shapes that tell a state."""
