"""Text that a person drops into the window: a list of titles, or words to search for."""

import re
from urllib.parse import unquote, urlsplit

from desktop_app.domain.import_export.ids import id_in

LONGEST = 200
"""Characters of a line that is searched for."""

_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+")
_YEAR = re.compile(r"-(?:18|19|20)\d\d$")
_ASIDE = re.compile(r"[-_+ ]\([^()]*\)$")
"""`_(film)`, by which an encyclopedia tells a title from its namesakes."""

_EXTENSION = re.compile(r"\.[a-z]{2,5}$")


def is_list(text: str) -> bool:
    """Whether a text is read as a list: it has several lines, or names a title by an id or a known address."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return len(lines) > 1 or any(id_in(line) is not None for line in lines)


def search_words(text: str) -> str:
    """The words to search for: the line itself, or the name in an address; empty where there is none.

    `https://trakt.tv/movies/the-third-man-1949` is `the third man`.
    """
    line = " ".join(text.split())
    if not _ADDRESS.fullmatch(line):
        return line if len(line) <= LONGEST and any(map(str.isalnum, line)) else ""
    parts = [part for part in urlsplit(line if "//" in line else f"//{line}").path.split("/") if part]
    named = (_name_in(unquote(part)) for part in reversed(parts))
    return next(filter(None, named), "")


def _name_in(part: str) -> str:
    """The words of a part of an address; empty where it is no name but a key or a single word."""
    bare = _YEAR.sub("", _ASIDE.sub("", _EXTENSION.sub("", part)))
    words = [word for word in re.split(r"[-_+ ]+", bare) if word]
    if words and words[0].isdigit() and len(words) > 1:
        del words[0]  # TMDB writes its key before the name
    return " ".join(words)[:LONGEST] if len(words) > 1 or (words and words[0].isalpha() and bare != part) else ""
