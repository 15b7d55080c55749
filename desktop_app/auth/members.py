"""The members of a service's answer: a JSON object, or the form that some services send in its place."""

import json
from collections.abc import Mapping
from urllib.parse import parse_qsl

from desktop_app.transport import Response

LARGEST_OBJECT = 256 * 1024
"""Bytes of any answer that is read here: an issuer's document is the largest."""

MOST_PARAMETERS = 32
"""Parameters of a form."""

_TOLD = {"access_token", "error", "device_code"}
"""A form has one of these: nearly every text is a form of some kind."""


def members_of(response: Response) -> Mapping[str, object]:
    """The members of an answer that is a JSON object; none where it is something else, such as a gateway's HTML.

    An object that says the same thing twice is none either: RFC 8259 section 4 leaves open which of the two counts.
    """
    if len(response.body) > LARGEST_OBJECT:
        return {}
    try:
        found = json.loads(response.text, object_pairs_hook=_once_each)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def members_of_either(response: Response) -> Mapping[str, object]:
    """The members of an answer about tokens, also where it is a form, as GitHub's, Facebook's and Stack Exchange's."""
    found = members_of(response)
    return found if found or len(response.body) > LARGEST_OBJECT else _in_form(response.text.strip())


def _in_form(text: str) -> Mapping[str, object]:
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS, errors="strict")
        found = _once_each([(name.strip(), value.strip()) for name, value in pairs])
    except ValueError:
        return {}
    if _TOLD.isdisjoint(found):
        return {}
    lasts = found.pop("expires", "")  # of before the standard
    return {"expires_in": lasts, **found} if lasts else found


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def text_of(members: Mapping[str, object], name: str) -> str:
    """A member that is text, without white space around it; empty where it is missing or something else."""
    value = members.get(name)
    return value.strip() if isinstance(value, str) else ""


def texts_of(members: Mapping[str, object], name: str, separator: str = " ") -> tuple[str, ...]:
    """A member that lists words: in a JSON list, or in one text; `separator` parts them, and white space does."""
    value = members.get(name)
    texts = value if isinstance(value, list) else [value]
    return tuple(word for text in texts if isinstance(text, str) for word in text.replace(separator, " ").split())


def number_of(members: Mapping[str, object], name: str) -> float | None:
    """A member that is a finite number, also one in quotes, which some services send; None where it is not."""
    value = members.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") else None
