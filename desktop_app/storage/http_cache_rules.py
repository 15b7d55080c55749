"""Caching rules of RFC 9111: whether an answer may be stored, for how long it is fresh, how to revalidate it. Pure."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

DAY = 86_400.0
HEURISTIC = 0.1
"""Share of the time since the last change for which an answer without a lifetime is fresh (section 4.2.2)."""

Headers = Mapping[str, str]
"""Names in lower case."""


def may_be_kept(headers: Headers) -> bool:
    """Section 3, of a 200. We are a private cache; what varies with more than the encoding is not told apart."""
    varies = {name.strip().lower() for name in headers.get("vary", "").split(",")} - {"", "accept-encoding"}
    return "no-store" not in directives(headers) and not varies


def fresh_until(headers: Headers, now: float) -> float:
    """Unix seconds until which nobody is asked (section 4.2). `now` where the answer must be asked for each time."""
    told = directives(headers)
    if "no-cache" in told:
        return now
    age = max(_seconds(headers.get("age", "")) or 0.0, 0.0)
    if "max-age" in told:
        return now + max((_seconds(told["max-age"]) or 0.0) - age, 0.0)
    date = _moment(headers, "date")
    here = now if date is None else date
    if "expires" in headers:
        expires = _moment(headers, "expires")
        return now if expires is None else now + max(expires - here - age, 0.0)
    changed = _moment(headers, "last-modified")
    return now if changed is None else now + min(max((here - changed) * HEURISTIC - age, 0.0), DAY)


def must_be_asked_again(headers: Headers) -> bool:
    """Whether a stale answer may not even be shown when nobody answers (section 4.2.4)."""
    return bool({"must-revalidate", "no-cache"} & directives(headers).keys())


def conditions(headers: Headers) -> dict[str, str]:
    """Conditional headers, so that a picture that has not changed is not sent again (RFC 9110 section 13.1)."""
    names = (("if-none-match", "etag"), ("if-modified-since", "last-modified"))
    return {condition: headers[name] for condition, name in names if headers.get(name)}


def directives(headers: Headers) -> dict[str, str]:
    """Directives of Cache-Control, in lower case; the first of two that contradict each other."""
    found: dict[str, str] = {}
    for part in headers.get("cache-control", "").split(","):
        name, _, value = part.strip().partition("=")
        if name:
            found.setdefault(name.strip().lower(), value.strip().strip('"'))
    return found


def _seconds(text: str) -> float | None:
    """Delta-seconds (section 1.2.2): too many are many."""
    return min(float(text), 2.0**31) if text.isascii() and text.isdecimal() else None


def _moment(headers: Headers, name: str) -> float | None:
    try:
        return parsedate_to_datetime(headers[name]).timestamp()
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
