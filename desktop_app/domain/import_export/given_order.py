"""The order in which a file names titles of a list: what the list can be arranged as."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.import_export.imported_title import Contents, Line
from desktop_app.domain.import_export.names import folded
from desktop_app.domain.import_export.title_matching import Fit, Known, candidates
from desktop_app.domain.queues import Title, TitleId


@dataclass(frozen=True, slots=True)
class GivenOrder:
    """Titles of a list in the order of a file. `name` is the file's, for people.

    `missing` counts the file's titles that the list does not hold, `unclear` those that several titles of the list may
    be, and lines that could not be read.
    """

    name: str
    ids: tuple[TitleId, ...] = field(default=(), repr=False)
    missing: int = 0
    unclear: int = 0


def given_order(name: str, contents: Contents, titles: Iterable[Title], service: str) -> GivenOrder:
    """Return the order of these titles in the file. `service`: the provider's id.

    A title is known by its keys; by its name only where no other title of the list may be meant.
    """
    of_list = tuple(titles)
    known, alike = Known(of_list, service), _alike(of_list)
    found: dict[TitleId, None] = {}
    missing, unclear = 0, len(contents.mistakes)
    for line in contents.lines:
        meant = _meant(line, known, alike)
        missing += not meant
        unclear += len(meant) > 1
        if len(meant) == 1:
            found.setdefault(meant[0].id)
    return GivenOrder(name, tuple(found), missing, unclear)


def _meant(line: Line, known: Known, alike: Mapping[str, Sequence[Title]]) -> Sequence[Title]:
    """The titles of the list that the line may mean."""
    match = known.match(line)
    if match is not None and match.fit is Fit.EXACT and match.title is not None:
        return (match.title,)
    called = candidates(line.wanted, alike.get(folded(line.wanted.name), ()))
    of_year = [title for title in called if title.year == line.wanted.year]
    return of_year if len(of_year) == 1 else called


def _alike(titles: Iterable[Title]) -> Mapping[str, Sequence[Title]]:
    """The titles by what equal names have in common: each line is compared with a few of them, not with all."""
    found: defaultdict[str, list[Title]] = defaultdict(list)
    for title in titles:
        found[folded(title.name)].append(title)
    return found
