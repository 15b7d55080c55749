"""Names from outside: reduced to their letters to be compared, and made fit to be shown."""

import unicodedata

_END_OF_ACCENTS = "\u0530"
"""The first letter behind Latin, Greek and Cyrillic, whose marks are accents. In others a mark is a part of the letter:
が is not か.
"""


def letters(name: str) -> str:
    """Letters and figures in small, with the marks that belong to them; everything else becomes a space."""
    if name.isascii():
        return "".join(mark if mark.isalnum() else " " for mark in name.lower())
    kept, is_accented = [], False
    for mark in unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold()):
        if unicodedata.category(mark)[0] == "M":
            kept.append("" if is_accented else mark)
        else:
            is_accented = mark < _END_OF_ACCENTS
            kept.append(mark if mark.isalnum() else " ")
    return unicodedata.normalize("NFC", "".join(kept))


def shown_name(name: object) -> str:
    """The name; a replacement character for each byte that is no text, and for each sign that nobody sees."""
    return "".join(sign if sign.isprintable() else "�" for sign in str(name))
