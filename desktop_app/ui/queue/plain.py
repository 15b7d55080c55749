"""Words that came from a service or a person, shown as they are and never as markup."""

from html import escape


def tip(text: str) -> str:
    """For tooltips, where Qt guesses what is markup, and wraps nothing else. Lines stay lines."""
    lines = escape(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if "<" in text or "\n" in text else text


def caption(text: str) -> str:
    """For menus and buttons, where an ampersand would underline the next letter."""
    return text.replace("&", "&&")
