"""Words that came from a service or a person, shown as they are and never as markup."""

from html import escape

LONGEST_TIP, LONGEST_LINE = 1_000, 200
"""Characters. A tip must not cover the screen, and Qt wraps only what it takes for markup."""


def tip(text: str) -> str:
    """For tooltips, where Qt guesses what is markup, and wraps nothing else. Lines stay lines."""
    if len(text) > LONGEST_TIP:
        text = f"{text[:LONGEST_TIP]}…"
    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if "<" in text or "\n" in text or len(text) > LONGEST_LINE else text


def caption(text: str) -> str:
    """For menus and buttons, where an ampersand would underline the next letter."""
    return text.replace("&", "&&")
