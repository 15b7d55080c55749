"""Texts from a service or a person, shown as they are and never as markup."""

import re
import textwrap

from PySide6.QtGui import Qt

LONGEST_TIP, LONGEST_LINE = 1_000, 160
"""Characters. A tip must not cover the screen."""

_APART = "\u2060"
"""A word joiner, which nobody sees: behind it a letter begins no tag."""


_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters, and those that turn what stands beside them around (UAX 9) and last beyond their own words."""


def cut(text: str, longest: int) -> str:
    """The text's beginning, without signs that would change how the words around it look."""
    text = _UNSEEN.sub("", text[: longest + 1])
    return text if len(text) <= longest else f"{text[:longest]}…"


def tip(text: str) -> str:
    """Return the text as a tooltip: Qt guesses what is markup, and breaks no line of plain text. Lines stay lines.

    A screen reader is given a widget's tooltip, too, so there must be no markup of our own in it either.
    """
    text = cut(text, LONGEST_TIP)
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        text = "\n".join(part for line in text.split("\n") for part in _wrapped(line))
    if Qt.mightBeRichText(text):
        text = text.replace("<", f"<{_APART}").replace("&", f"&{_APART}")
    return text


def _wrapped(line: str) -> list[str]:
    """The line in parts that fit; a host or an address stays whole where it can."""
    return textwrap.wrap(line, LONGEST_LINE, replace_whitespace=False, break_on_hyphens=False) or [""]


def caption(text: str) -> str:
    """The text for menus and buttons, where an ampersand would underline the next letter."""
    return _UNSEEN.sub("", text).replace("&", "&&")
