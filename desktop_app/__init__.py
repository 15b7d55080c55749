"""Lineup: arrange your queues and lists at video services."""

__version__ = "0.1.0"
