"""Lists as JSON of other programs: Trakt, Simkl, Letterboxd, Radarr, Sonarr, TMDB, and what looks like theirs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from desktop_app.domain.errors import FileReason, FileUnreadable
from desktop_app.domain.import_export.columns import plain_name, role_of
from desktop_app.domain.import_export.ids import id_in
from desktop_app.domain.import_export.imported_title import MOST, Contents, ImportedTitle, Line, Mistake
from desktop_app.domain.import_export.kinds import EPISODE, MOVIE, SEASON, SHOW, plain_kind
from desktop_app.domain.import_export.names import LONGEST, cleaned, with_year
from desktop_app.domain.import_export.ratings import highest_of, rating_in
from desktop_app.domain.import_export.rows import NO_TITLE, Told, episode_of, imported_title_from, season_of

_NESTED = ("episode", "season", "movie", "show", "film", "anime", "person", "media", "tv")
"""Objects within an entry that tell the title; an episode's show stands beside it, so the part comes first."""

_NO_TITLES = ("item_count", "username", "privacy")
"""Members of what is no title but a list or a person, which have names and ids as well."""

_DEEPEST = 4
_PROGRAMS = (
    ("Sonarr’s", ("tvdbid", "seasons")),
    ("Radarr’s", ("tmdbid", "hasfile")),
    ("Radarr’s", ("tmdbid", "minimumavailability")),
    ("Letterboxd’s", ("letterboxduri",)),
    ("Letterboxd’s", ("film",)),
    ("TMDB’s", ("posterpath", "genreids")),
)
"""Programs and the members by which the entries of their lists are recognized."""

_KINDS = {"Sonarr’s": SHOW, "Radarr’s": MOVIE, "Letterboxd’s": MOVIE}


@dataclass(frozen=True, slots=True)
class _Entry:
    """An object or a word in a list; `kind` is the kind that the list gives to all of its entries."""

    node: Any
    kind: str


def read_tree(tree: object) -> Contents | None:
    """Return the titles that the tree lists; None where it lists none. Raises `FileUnreadable` for too many."""
    entries = [entry for entry in _entries(tree) if not _is_something_else(entry.node)]
    if len(entries) > MOST:
        raise FileUnreadable(FileReason.TOO_MANY_TITLES, limit=MOST)
    program = _program(entries)
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    for number, entry in enumerate(_by_rank(entries), 1):
        wanted = _wanted(entry, _KINDS.get(program, ""))
        if wanted is None:
            mistakes.append(Mistake(number, NO_TITLE))
        else:
            lines.append(Line(number, wanted, rating_in(entry.node) if isinstance(entry.node, dict) else ""))
    form = f"{program} JSON" if program else "JSON"
    highest = highest_of(form, "", [line.rating for line in lines])
    return Contents(form, tuple(lines), tuple(mistakes), "Title", rating_highest=highest) if lines else None


def _entries(tree: object, kind: str = "", depth: int = 0) -> Iterator[_Entry]:
    """The members of the lists, wherever in the tree they stand: `{"movies": […], "shows": […]}`, `{"items": […]}`."""
    if isinstance(tree, list):
        yield from (_Entry(node, kind) for node in tree)
    elif isinstance(tree, dict) and depth < _DEEPEST:
        for name, below in tree.items():
            if isinstance(below, dict) or (isinstance(below, list) and any(isinstance(each, dict) for each in below)):
                yield from _entries(below, plain_kind(name) or kind, depth + 1)


def _is_something_else(node: object) -> bool:
    return isinstance(node, dict) and any(name in node for name in _NO_TITLES)


def _by_rank(entries: list[_Entry]) -> list[_Entry]:
    """Sort the entries by their ranks, where each has one, as Trakt's have."""
    ranks = [entry.node.get("rank") if isinstance(entry.node, dict) else None for entry in entries]
    places = [rank for rank in ranks if isinstance(rank, int)]
    if len(places) < len(entries):
        return entries
    return [entry for _, entry in sorted(zip(places, entries, strict=True), key=itemgetter(0))]


def _program(entries: list[_Entry]) -> str:
    """Return the program that wrote the list, such as `Trakt’s`; empty where it is unknown."""
    node = next((entry.node for entry in entries if isinstance(entry.node, dict)), {})
    ids = _ids_of(_told_of(node)[1])
    if "simkl" in ids:
        return "Simkl’s"
    if "trakt" in ids:
        return "Trakt’s"
    names = set(map(plain_name, node))
    return next((whose for whose, members in _PROGRAMS if set(members) <= names), "")


def _wanted(entry: _Entry, usual_kind: str) -> ImportedTitle | None:
    node = entry.node
    if isinstance(node, str):
        return _word(node)
    if not isinstance(node, dict):
        return None
    nested, inner = _told_of(node)
    show = node.get("show")
    if nested in {SEASON, EPISODE} and isinstance(show, dict):
        return _part(nested, inner, imported_title_from(_told(show), SHOW) or ImportedTitle("", kind=SHOW))
    own = {name: value for name, value in node.items() if not isinstance(value, dict)} if nested else {}
    kind = plain_kind(nested) or entry.kind or usual_kind
    return imported_title_from(_told({**own, **inner}), kind)


def _word(word: str) -> ImportedTitle | None:
    """A key, or a name with or without its year."""
    if (found := id_in(word)) is not None:
        return ImportedTitle("", kind=found.kind, ids=((found.namespace, found.key),))
    name = cleaned(word[:LONGEST])
    return ImportedTitle(*with_year(name)) if name else None


def _told_of(node: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The object that tells the title, and the name under which it stands; the node itself under an empty name."""
    return next(((name, node[name]) for name in _NESTED if isinstance(node.get(name), dict)), ("", node))


def _part(kind: str, node: Mapping[str, Any], show: ImportedTitle) -> ImportedTitle:
    told = imported_title_from(_told({"ids": node.get("ids")}), kind)
    name, ids = _name(node), told.ids if told is not None else ()
    if kind == SEASON:
        return season_of(show, _figures(node.get("number")), name, ids)
    return episode_of(show, _figures(node.get("season")), _figures(node.get("number")), name, ids)


def _name(node: Mapping[str, Any]) -> str:
    name = node.get("title") or node.get("name")
    return cleaned(name[:LONGEST]) if isinstance(name, str) else ""


def _figures(value: object) -> str:
    return str(value) if isinstance(value, int) and 0 <= value < 100_000 else ""


def _told(node: Mapping[str, Any]) -> Told:
    """Return an object's values by the roles of its members, as if they were the columns of a table."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name, value in (*node.items(), *_ids_of(node).items()):
        role, rank = role_of(name)
        if role and isinstance(value, str | int | float) and not isinstance(value, bool):
            found.setdefault(role, []).append((rank, _whole(str(value))))
    if "mediatype" in map(plain_name, node) or "posterpath" in map(plain_name, node):
        found.setdefault("tmdb", []).append((9, str(node.get("id", ""))))
    said = {role: [cell for _, cell in sorted(cells) if cell.strip()] for role, cells in found.items()}
    return lambda role: said.get(role, ())


def _ids_of(node: Mapping[str, Any]) -> dict[str, Any]:
    """Keys by namespace, from `ids` as Trakt has them, or from `links` as Letterboxd has them."""
    found: dict[str, Any] = {}
    for name in ("ids", "external_ids"):
        if isinstance(ids := node.get(name), dict):
            found.update(ids)
    links = node.get("links")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and isinstance(link.get("type"), str):
            found.setdefault(link["type"], link.get("id"))
    return found


def _whole(word: str) -> str:
    """Drop halves of characters, which JSON can say and nothing can show."""
    return word if word.isascii() else "".join(mark for mark in word if not "\ud800" <= mark <= "\udfff")
