"""Keys of entries and titles as texts, from which the service's own value comes back: a number is sent as a number."""

import json
import re

Key = str | int

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
LONGEST = 500
"""Characters."""


def text_of(value: object) -> str:
    """The key as a text; empty where the value is no key. A text that looks like a number stands in quotation marks."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value)
    if not text or len(text) > LONGEST or not text.isprintable() or text != text.strip():
        return ""
    if isinstance(value, int):
        return text if _NUMBER.fullmatch(text) else ""
    return json.dumps(text, ensure_ascii=False) if _NUMBER.fullmatch(text) or text.startswith('"') else text


def value_of(text: str) -> Key:
    """The service's own value: the inverse of `text_of`."""
    if _NUMBER.fullmatch(text):
        return int(text)
    return str(json.loads(text)) if text.startswith('"') else text
