"""Names from outside, such as those of files, as they can be shown and printed."""


def shown_name(name: object) -> str:
    """The name; a replacement character for each byte that is no text, and for each sign that nobody sees."""
    return "".join(sign if sign.isprintable() else "�" for sign in str(name))
