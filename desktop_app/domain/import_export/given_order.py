"""The order in which a file names titles of a list: what the list can be arranged as."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.domain.import_export.imported_title import Contents, Line
from desktop_app.domain.import_export.names import folded
from desktop_app.domain.import_export.title_matching import Fit, Known, candidates
from desktop_app.domain.queues import Item, ItemId, Title, TitleId


@dataclass(frozen=True, slots=True)
class GivenOrder:
    """Titles of a list in the order of a file. `name` is the file's, for people.

    `missing` counts the file's titles that the list does not hold, `unclear` those that several titles of the list may
    be, and lines that could not be read.
    """

    name: str
    ids: tuple[ItemId, ...] = field(default=(), repr=False)
    missing: int = 0
    unclear: int = 0


def given_order(name: str, contents: Contents, items: Iterable[Item], service: str) -> GivenOrder:
    """Return the order of these items in the file. `service`: the provider's id.

    A title is known by its keys; by its name only where no other title of the list may be meant.
    One that the list holds several times is named as often: the first line means the first of them.
    """
    left: defaultdict[TitleId, list[ItemId]] = defaultdict(list)
    of_list: dict[TitleId, Title] = {}
    for item in items:
        left[item.title.id].insert(0, item.id)
        of_list.setdefault(item.title.id, item.title)
    known, alike = Known(of_list.values(), service), _alike(of_list.values())
    found: list[ItemId] = []
    missing, unclear = 0, len(contents.mistakes)
    for line in contents.lines:
        meant = _meant(line, known, alike)
        missing += not meant
        unclear += len(meant) > 1
        if len(meant) == 1 and left[meant[0].id]:
            found.append(left[meant[0].id].pop())
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
