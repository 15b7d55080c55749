"""Words that came from a service or a person, shown as they are and never as markup."""

import textwrap

from PySide6.QtGui import Qt

LONGEST_TIP, LONGEST_LINE = 1_000, 160
"""Characters. A tip must not cover the screen."""

_APART = "\u2060"
"""A word joiner, which nobody sees: behind it a letter begins no tag."""


def tip(text: str) -> str:
    """For tooltips, where Qt guesses what is markup and breaks no line of what is none. Lines stay lines.

    A screen reader is given a widget's tooltip, too, so there must be no markup of our own in it either.
    """
    if len(text) > LONGEST_TIP:
        text = f"{text[:LONGEST_TIP]}…"
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        text = "\n".join(part for line in text.split("\n") for part in _wrapped(line))
    if Qt.mightBeRichText(text):
        text = text.replace("<", f"<{_APART}").replace("&", f"&{_APART}")
    return text


def _wrapped(line: str) -> list[str]:
    """The line in parts that fit; a host or an address stays whole where it can."""
    return textwrap.wrap(line, LONGEST_LINE, replace_whitespace=False, break_on_hyphens=False) or [""]


def caption(text: str) -> str:
    """For menus and buttons, where an ampersand would underline the next letter."""
    return text.replace("&", "&&")
