"""Posters: drawn at once from a title, replaced by the service’s own picture when it has come."""
