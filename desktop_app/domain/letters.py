"""Names reduced to their letters, so that two spellings of one name are equal."""

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
