"""Until when titles can be watched: most for ever, some leave within weeks. Made up, and the same all day."""

from __future__ import annotations

from zlib import crc32

DAY = 86_400
SINCE = 1_272_956_400
_LEAVING, _LATER = 9, 7


def until(title_id: str, now: float) -> int | None:
    """Unix second at which the title leaves, the first of a day; None for titles that stay."""
    chance, today = crc32(title_id.encode()), int(now) // DAY
    if chance % _LEAVING == 0:
        return (today + 3 + chance // _LEAVING % 25) * DAY
    if chance % _LATER == 0:
        return (today + 60 + chance // _LATER % 300) * DAY
    return None
