"""Names of titles as people and programs write them: cleaned, taken apart, and compared."""

import html
import re
from functools import lru_cache

from desktop_app.domain.import_export.years import year_of
from desktop_app.domain.names import letters

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and signs that turn what stands beside them around (UAX 9)."""

_YEAR_BEHIND = re.compile(r"(?P<name>.*\S)\s*[(\[](?P<year>\d{4})(?:\s*[-–—]\s*(?:\d{4})?)?[)\]]", re.DOTALL)
_BARE_YEAR = re.compile(r"(?P<name>.*[^\s,–-])[\s,–-]+(?P<year>19\d\d|20\d\d)")
_ARTICLE_BEHIND = re.compile(
    r"(?P<name>.*\S)\s*,\s*(?P<article>the|an?|der|die|das|le|la|les|l['’]|el|los|las|il|lo|gli|een|het|de|den|det|os?|as)",
    re.IGNORECASE | re.DOTALL,
)
_AND = frozenset({"and", "und", "et"})
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")

MOST_ESCAPED = 2
"""How often a program may have escaped a name."""

LONGEST = 1_000
"""Characters of a name that anybody looks at."""


def cleaned(cell: str) -> str:
    """The cell without characters that nobody sees, HTML's entities written out, and white space as single spaces."""
    for _ in range(MOST_ESCAPED if "&" in cell else 0):
        cell = _ENTITY.sub(lambda found: html.unescape(found[0]), cell)
    if "Ã" in cell or "Â" in cell:
        cell = _decoded_again(cell)
    if '\\"' in cell:
        cell = cell.replace('\\"', '"')
    if not cell.isprintable():
        cell = _UNSEEN.sub(lambda found: " " if found[0].isspace() else "", cell)
    return " ".join(cell.split())


def _decoded_again(cell: str) -> str:
    """Restore `Amélie` from `AmÃ©lie`: UTF-8 that a spreadsheet took for an older encoding, and saved."""
    try:
        return cell.encode("cp1252").decode()
    except UnicodeError:
        return cell


def with_year(name: str) -> tuple[str, int | None]:
    """Take a year in brackets off the end of a name: `Doctor Who (2005)` is one of 2005."""
    if not name or name[-1] not in ")]":
        return name, None
    found = _YEAR_BEHIND.fullmatch(name)
    year = year_of(found["year"]) if found is not None else None
    return (found["name"], year) if found is not None and year is not None else (name, None)


def bare_year(name: str) -> tuple[str, int | None]:
    """Take a year without brackets off the end of a name. Only where nothing is called so: `Airport 1975` is a name."""
    found = _BARE_YEAR.fullmatch(name)
    return (found["name"], int(found["year"])) if found is not None else (name, None)


def searched(name: str) -> str:
    """The name as a service is asked for it: without a year in brackets, and with its article in front."""
    return _article_first(with_year(cleaned(name[:LONGEST]))[0])


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Fold a name so that equal names match: no accents, marks or capitals; `and` is `&`, an article comes first.

    A name of nothing but marks stays as it is.
    """
    words = letters(searched(name).replace("&", " and ").replace(" + ", " and ")).split()
    return "".join("&" if word in _AND else word for word in words) or name


def _article_first(name: str) -> str:
    found = _ARTICLE_BEHIND.fullmatch(name) if "," in name else None
    if found is None:
        return name
    article = found["article"]
    return f"{article}{found['name']}" if article[-1] in "'’" else f"{article} {found['name']}"
