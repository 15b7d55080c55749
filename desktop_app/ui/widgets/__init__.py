"""Widgets, and rules of drags, that several features use."""
