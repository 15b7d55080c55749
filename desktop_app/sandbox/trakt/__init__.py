"""Trakt API v2, emulated as docs and clients describe it (contract: trakt.md; its UNKNOWNs are decided here)."""
