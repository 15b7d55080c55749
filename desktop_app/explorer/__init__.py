"""Asking a service by hand: what a person typed becomes a request, and the answer becomes text with links. Pure."""
