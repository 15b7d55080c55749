"""Entity-tags of states that follow from our own writes, while the service may go on showing older ones.

Lists with a name are sent with minutes of shared caching, and a read after a good write is reported to show the list as
it was (contract trakt, last section). Until the caches must have let go, what the list holds is what was computed, and
a read of a state that the write ended tells nothing. The tag itself says which states these are, and how long: it
outlives a restart.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

_FORM = re.compile(r"~\?(\d{1,12})\?(\d{1,12})\?([0-9a-f?]{16,})/([0-9a-f]{16})")
_REMEMBERED = 20
_MAX_AGE = re.compile(r"\bmax-age\s*=\s*(\d{1,6})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Computed:
    """`written` is when, `until` how long reads may lag, in Unix seconds by the service's clock. `past`: digests of the
    orders that were ended; `order`: the one that is there now.
    """

    written: int
    until: int
    past: tuple[str, ...]
    order: str

    @property
    def tag(self) -> str:
        return f"~?{self.written}?{self.until}?{'?'.join(self.past)}/{self.order}"

    def explains(self, order: str, now: float | None, changed: float | None) -> bool:
        """Whether a read of that order, `now`, is no news: a list that was `changed` after our write was so by others.

        Times of changes are whole seconds.
        """
        is_ours = changed is None or int(changed) <= self.written
        return now is not None and now < self.until and is_ours and order in (*self.past, self.order)


def digest(order: Sequence[str]) -> str:
    """The keys of a list's entries, in short."""
    return hashlib.sha256("\n".join(order).encode()).hexdigest()[:16]


def computed_in(etag: str | None) -> Computed | None:
    """Read the state out of an entity-tag that Lineup computed; None for any other tag."""
    found = _FORM.fullmatch(etag or "")
    return Computed(int(found[1]), int(found[2]), tuple(found[3].split("?")), found[4]) if found else None


def after_write(etag: str, order: Sequence[str], shown: str, written: float, seconds: float) -> Computed | None:
    """The state of that order, to which a write led from `etag`, where a read that shows the order `shown` may come
    from a cache of so many seconds; None where it shows something else.
    """
    before = computed_in(etag)
    past = (*(before.past if before is not None else ()), etag.rpartition("/")[2])
    if seconds <= 0 or shown not in past:
        return None
    now_there = digest(order)
    ended = tuple(one for one in dict.fromkeys(past) if one != now_there)[-_REMEMBERED:]
    return Computed(int(written), int(written + seconds), ended, now_there) if ended else None


def cached_for(cache_control: str) -> float:
    """Seconds for which an answer may come out of a cache that others share (RFC 9111 section 5.2.2)."""
    found = _MAX_AGE.search(cache_control)
    return float(found[1]) if found and "public" in cache_control.lower() else 0.0
