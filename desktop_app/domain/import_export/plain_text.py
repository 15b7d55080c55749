"""Lists as plain text: a title a line, as Lineup and people write them."""

import re
from collections.abc import Iterator

from desktop_app.domain.errors import FileReason, FileUnreadable
from desktop_app.domain.import_export.ids import id_in
from desktop_app.domain.import_export.imported_title import MOST, Contents, ImportedTitle, Line
from desktop_app.domain.import_export.names import LONGEST, cleaned, with_year

_NUMBER = re.compile(r"\s*(?:\d{1,6}\s?[.):\u3001]|#\d{1,6}[.):]?)\s+(?=\S)")
_PLAIN_NUMBER = re.compile(r"\s*(\d{1,6})\s+(?=\S)")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪◦]\s+)?(?:\[[ xX]?\]\s+)?(?=\S)")
_SAMPLE = 200
"""Lines by which a list is told from other text."""


def read_lines(text: str) -> Contents | None:
    """Return the titles of the lines; None where most do not look like titles of a list."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    sample = lines[:_SAMPLE]
    if 2 * sum(_is_entry(line) for _, line in sample) <= len(sample):
        return None
    if len(lines) > MOST:
        raise FileUnreadable(FileReason.TOO_MANY_TITLES, limit=MOST)
    return Contents("Plain text", tuple(_titles(lines, _mark_of([line for _, line in sample]))))


def _mark_of(lines: list[str]) -> re.Pattern[str]:
    """Choose the mark to take off before each title. A number stays where the others have none: `12. Angry Men`."""
    if 2 * sum(_NUMBER.match(line) is not None for line in lines) > len(lines):
        return _NUMBER
    counted = [found[1] for line in lines if (found := _PLAIN_NUMBER.match(line)) is not None]
    is_counting = len(lines) > 1 and counted == [str(place) for place in range(1, len(lines) + 1)]
    return _PLAIN_NUMBER if is_counting else _BULLET


def _titles(lines: list[tuple[int, str]], mark: re.Pattern[str]) -> Iterator[Line]:
    for number, line in lines:
        bare = mark.sub("", line[:LONGEST], count=1)
        found = id_in(bare)
        if found is not None:
            yield Line(number, ImportedTitle("", kind=found.kind, ids=((found.namespace, found.key),)))
        elif name := cleaned(bare):
            yield Line(number, ImportedTitle(*with_year(name)))


def _is_entry(line: str) -> bool:
    """Whether the line has a number before it, a bullet, or a year in brackets behind it."""
    line = line.strip()[:LONGEST]
    bullet = _BULLET.match(line)
    is_listed = _NUMBER.match(line) is not None or (bullet is not None and bullet.end() > 0)
    return is_listed or with_year(line)[1] is not None or id_in(line) is not None
