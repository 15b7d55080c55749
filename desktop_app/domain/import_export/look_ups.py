"""Questions that find a title in a service's catalogue, and how long an answer holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop_app.domain.import_export.imported_title import ID_NAMESPACES, ImportedTitle, Line
from desktop_app.domain.import_export.kinds import MOVIE, SHOW, plain_kind
from desktop_app.domain.import_export.names import LONGEST, bare_year, cleaned, searched
from desktop_app.domain.import_export.title_matching import Fit, Match, found_by_key, match_among
from desktop_app.domain.queues import Title

NAME = "name"
"""Stands in place of a namespace: the question is which titles are called so."""

OTHER_YEARS = "Only in other years"
SERIES_ONLY = "The whole series"

DAY = 86_400.0
FOUND_FOR, NONE_FOR = 180 * DAY, 7 * DAY
"""Seconds for which an answer holds: six months are the most that TMDB allows; what is missing may come any day."""


@dataclass(frozen=True, slots=True)
class CatalogueId:
    """Identity of a catalogue: the provider's id and the server's name. Other servers may number other titles alike."""

    provider: str
    server: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """A question to a catalogue: which title has this key in an id namespace such as `imdb`? `kind` as in `Title.kind`.

    Where the namespace is `NAME`, the key is a name, and the kind empty.
    """

    namespace: str
    key: str
    kind: str = ""


Answers = Mapping[LookUp, Sequence[Title]]
"""Titles found for each question: nothing, the title of a key, or all that are called so."""


def look_ups(wanted: ImportedTitle, provider: str, *, by_key: bool) -> tuple[LookUp, ...]:
    """Questions that may find the title, in order: the service's own key, keys of other namespaces, then the name.

    `by_key`: whether the service finds titles by keys. IMDb's key says by itself what it is of; a number means one
    title for each kind, so both are asked about where no kind is known.
    """
    known, kind = dict(wanted.ids), plain_kind(wanted.kind)
    namespaces = sorted(ID_NAMESPACES, key=lambda namespace: namespace != provider) if by_key else ()
    told = (each for each in namespaces if known.get(each))
    keys = (LookUp(each, known[each], of) for each in told for of in _kinds_asked(each, kind))
    name = searched(wanted.name)
    return (*keys, LookUp(NAME, name)) if name else tuple(keys)


def _kinds_asked(namespace: str, kind: str) -> tuple[str, ...]:
    return ("",) if namespace == "imdb" else (kind,) if kind else (MOVIE, SHOW)


def look_ups_of_all(wanted: ImportedTitle, provider: str, *, by_key: bool) -> tuple[LookUp, ...]:
    """Return every question that may be asked about the title, and about what is proposed instead of it."""
    every = (wanted, *(other for other, _ in _instead(wanted)))
    return tuple(question for each in every for question in look_ups(each, provider, by_key=by_key))


def found_for(line: Line, answers: Answers, provider: str, *, by_key: bool) -> Match | LookUp:
    """Return the title that the line means according to the answers, or the question that is to be asked next."""
    found = matched(line, look_ups(line.wanted, provider, by_key=by_key), answers, provider)
    if isinstance(found, LookUp) or found.title is not None:
        return found
    for wanted, why in _instead(line.wanted):
        other = matched(Line(line.number, wanted), look_ups(wanted, provider, by_key=by_key), answers, provider)
        if isinstance(other, LookUp):
            return other
        if other.title is not None:
            candidates = other.candidates or (other.title,)
            return Match(line, Fit.DOUBTFUL, other.title, why or other.why, other.namespace, candidates)
    return found


def _instead(wanted: ImportedTitle) -> Iterator[tuple[ImportedTitle, str]]:
    """Propose titles in place of one that is not found, each with the reason:

    its series, or the title of the year that its name ends in.
    """
    if wanted.show is not None:
        yield wanted.show, SERIES_ONLY
    name, year = bare_year(cleaned(wanted.name[:LONGEST]))
    if year is not None and wanted.year in {None, year}:
        yield ImportedTitle(name, year, wanted.kind), ""


def matched(line: Line, questions: Sequence[LookUp], answers: Answers, provider: str) -> Match | LookUp:
    """Match the line by the answers so far, or return the question to ask next."""
    is_called_so = False
    for namespace, group in groupby(questions, key=lambda question: question.namespace):
        asked = tuple(group)
        if (left := next((question for question in asked if question not in answers), None)) is not None:
            return left
        titles = tuple(title for question in asked for title in answers[question])
        if namespace != NAME and titles:
            return found_by_key(line, titles, namespace)
        if namespace == NAME and (match := match_among(line, titles, provider)).title is not None:
            return match
        is_called_so = is_called_so or (namespace == NAME and bool(titles))
    return Match(line, Fit.MISSING, why=OTHER_YEARS if is_called_so else _in_vain(questions))


def _in_vain(questions: Sequence[LookUp]) -> str:
    """Explanation of a search that found nothing: by what it was looked for."""
    keys = [question for question in questions if question.namespace != NAME]
    if not keys:
        return "Not found by name"
    return "Not found by ids or name" if len(keys) < len(questions) else "Not found by ids"


def holds_for(question: LookUp, titles: Sequence[Title]) -> float:
    """Seconds. Who bears a name changes as films are made; whose a key is does not."""
    return FOUND_FOR if titles and question.namespace != NAME else NONE_FOR
