"""Names of files that Linux, macOS and Windows all accept."""

_REFUSED = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    [
        *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"),
        *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"),
    ]
)
"""Windows opens a device instead of a file with such a name, whatever its ending."""

LONGEST = 200
"""Bytes, which leaves room for an ending: names have 255 at most."""


def file_name(text: str, otherwise: str) -> str:
    """The text as the name of a file, without its ending; `otherwise` if nothing is left of it."""
    spaced = "".join(" " if mark in _REFUSED or not mark.isprintable() else mark for mark in text)
    name = _cut(" ".join(spaced.split()).strip(". ")).rstrip(". ") or otherwise
    stem, dot, rest = name.partition(".")
    return f"{stem}_{dot}{rest}" if stem.rstrip().upper() in _DEVICES else name


def _cut(text: str) -> str:
    """As much of the text as a name may have."""
    return text.encode()[:LONGEST].decode(errors="ignore")
