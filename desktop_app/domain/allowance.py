"""Allowances: the number of calls that a service still takes, where its answers tell. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

_REMAINING = ("x-ratelimit-remaining", "ratelimit-remaining", "x-rate-limit-remaining", "x-discogs-ratelimit-remaining")
_LIMIT = ("x-ratelimit-limit", "ratelimit-limit", "x-rate-limit-limit", "x-discogs-ratelimit")
_LONGEST = 12
"""Digits of a number that is believed."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """`left` of `limit` calls; None where only one of the two is told."""

    left: int
    limit: int | None = None


def allowance_of(headers: Mapping[str, str]) -> Allowance | None:
    """Read the allowance from headers named in lower case: plain numbers, or Trakt's JSON. None if they state none."""
    left = _first(headers, _REMAINING)
    if left is not None:
        return Allowance(left, _first(headers, _LIMIT))
    return _in_json(headers.get("x-ratelimit", ""))


def _first(headers: Mapping[str, str], names: tuple[str, ...]) -> int | None:
    found = (_number(headers[name].strip()) for name in names if name in headers)
    return next((number for number in found if number is not None), None)


def _in_json(header: str) -> Allowance | None:
    try:
        told = json.loads(header) if header.startswith("{") else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    left = _number(str(told.get("remaining", "")))
    return None if left is None else Allowance(left, _number(str(told.get("limit", ""))))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST else None
