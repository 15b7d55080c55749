"""How TMDB writes moments."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(moment: float) -> str:
    """Unix seconds as `2026-09-01 10:00:00 UTC`."""
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M:%S} UTC"
