"""What a service is asked to find a title in its catalogue, and for how long an answer holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.interchange.matching import Fit, Match, found_by_key, match_among, plain_kind
from desktop_app.domain.interchange.wanted import REGISTERS, Line, Wanted
from desktop_app.domain.queues import Title

NAME = "name"
"""Stands where a register's name would: the question is which titles are called so."""

DAY = 86_400.0
FOUND_FOR, NONE_FOR = 180 * DAY, 7 * DAY
"""Seconds for which an answer holds: six months are the most that TMDB allows; what is missing may come any day."""


@dataclass(frozen=True, slots=True)
class CatalogueId:
    """Whose titles: the provider's id, and the name of the server. Another server may number other titles so."""

    provider: str
    server: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """One question: which title has this key at a register such as `imdb`? `kind` as in `Title.kind`.

    Where the register is `NAME`, the key is a name, and the kind empty.
    """

    register: str
    key: str
    kind: str = ""


Answers = Mapping[LookUp, Sequence[Title]]
"""What was found: nothing, the one title of a key, or all that are called so."""


def look_ups(wanted: Wanted, provider: str, *, by_key: bool) -> tuple[LookUp, ...]:
    """In which order to ask: by the service's own key, by those of others, and only then by name.

    `by_key`: whether the service finds titles by keys. IMDb's key says by itself what it is of; a number means one
    title for each kind.
    """
    known, kind = dict(wanted.ids), plain_kind(wanted.kind)
    registers = sorted(REGISTERS, key=lambda register: register != provider) if by_key else ()
    keys = tuple(LookUp(each, known[each], kind) for each in registers if known.get(each) and (kind or each == "imdb"))
    name = " ".join(wanted.name.split())
    return (*keys, LookUp(NAME, name)) if name else keys


def matched(line: Line, questions: Sequence[LookUp], answers: Answers, provider: str) -> Match | LookUp:
    """What the answers say that the line means, or the question that is to be asked next."""
    for question in questions:
        if question not in answers:
            return question
        titles = answers[question]
        if question.register == NAME and (match := match_among(line, titles, provider)).title is not None:
            return match
        if titles and question.register != NAME:
            return found_by_key(line, titles[0], question.register)
    return Match(line, Fit.MISSING, why=_in_vain(questions))


def _in_vain(questions: Sequence[LookUp]) -> str:
    """By what it was looked for."""
    keys = [question for question in questions if question.register != NAME]
    if not keys:
        return "Not by its name"
    return "Not by ids, name" if len(keys) < len(questions) else "Not by its ids"


def holds_for(question: LookUp, titles: Sequence[Title]) -> float:
    """Seconds. Who bears a name changes as films are made; whose a key is does not."""
    return FOUND_FOR if titles and question.register != NAME else NONE_FOR
