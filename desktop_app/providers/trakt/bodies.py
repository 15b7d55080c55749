"""Bodies for Trakt, and the counts in its answers (contract trakt 4.2 and 4.3)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from desktop_app.domain.errors import CallReason, PreconditionFailed, RefusalReason, Refused
from desktop_app.domain.queues import Queue, TitleId
from desktop_app.providers.trakt.parser import PLURALS, key_of
from desktop_app.providers.trees import Tree, many, number, one

Body = dict[str, object]


def naming(titles: Sequence[TitleId], more: Mapping[TitleId, Mapping[str, object]] | None = None) -> Body:
    """Several titles, each under its kind; with the members `more` about them.

    Raises `Refused` for those that Trakt gave no key of.
    """
    nameless = [title_id for title_id in titles if not can_be_named(title_id)]
    if nameless:
        raise Refused(RefusalReason.TITLE_NOT_TOLD, titles=nameless)
    body: defaultdict[str, list[Body]] = defaultdict(list)
    for title_id in titles:
        key = key_of(title_id)
        body[PLURALS[key.kind]].append({"ids": key.ids, **(more or {}).get(title_id, {})})
    return dict(body)


def ranking(queue: Queue) -> Body:
    """The list's whole order, as the keys of its entries. Raises `PreconditionFailed` where one is not known."""
    keys = [item.key for item in queue.items]
    if not all(key.isascii() and key.isdigit() for key in keys):
        raise PreconditionFailed(CallReason.ENTRY_WITHOUT_KEY)
    return {"rank": [int(key) for key in keys]}


def counted(answer: Tree, *groups: str) -> int:
    """Number of titles that an answer counts in these groups, of all kinds."""
    return sum(number(one(answer, group), plural) or 0 for group in groups for plural in PLURALS.values())


def is_named(answer: Tree, group: str, title_id: TitleId) -> bool:
    """Whether the group echoes the title as it was sent."""
    key = key_of(title_id)
    echoes = many(one(answer, group), PLURALS.get(key.kind, ""))
    return any(echo.get("ids") == key.ids for echo in echoes)


def can_be_named(title_id: TitleId) -> bool:
    """Whether Trakt gave a key of the title."""
    key = key_of(title_id)
    return key.kind in PLURALS and bool(key.ids) and bool(key.value)
