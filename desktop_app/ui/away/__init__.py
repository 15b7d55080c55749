"""Changes in a list since the person last looked at it."""
