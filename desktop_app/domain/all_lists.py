"""Merging of all lists into one overview: each title once, with the places where it stands.

Titles are merged by shared ids, over however many steps, but never where that would put two ids of the same namespace
together; and because a person said so. What is only likely is a `PossibleDuplicate`.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain, combinations, islice, repeat
from operator import itemgetter
from typing import NamedTuple

from desktop_app.domain.duplicates import Key, Pair, keys_by_namespace, known_as, named, pair_of
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.queues import ItemId, Queue, QueueRef, Title, TitleId

MOST_DUPLICATES = 1_000
"""Most possible duplicates that are worked out: a person can go through so many at a sitting, and answers stay."""

_NAMESAKES = 20
"""Pairs that are looked at among titles of one name, and groups among those that hold one key.

What more of them share is no name and no key, but a placeholder: to compare all would take minutes.
"""

_PAIR = 2

_ANSWERED = 400
"""Pairs that an answer is about: one of them joins two groups, or keeps them apart."""


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list as it stands now. `namespace`: that of its titles' ids, as `provider@server`."""

    ref: QueueRef
    namespace: str
    queue: Queue


class Stand(NamedTuple):
    """A title in a list. `place` is zero-based, None where it is saved there without one; `added` in Unix seconds."""

    ref: QueueRef
    item_id: ItemId
    place: int | None
    added: int | None


@dataclass(frozen=True, slots=True)
class MergedTitle:
    """A title, wherever it stands. `title.id` is the first of `known_as`; what one service did not say another did."""

    title: Title
    known_as: tuple[str, ...]
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two titles that may be one. An answer is about all `pairs`, which is each of the one with each of the other.

    `has_rivals`: a third title has their name and year. `is_disputed`: an id speaks for it, and another against it.
    """

    one: TitleId
    other: TitleId
    pairs: tuple[Pair, ...]
    has_rivals: bool = False
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """Overview of all lists: each title once, the titles already watched, and questions for the person."""

    titles: tuple[MergedTitle, ...] = ()
    done: frozenset[TitleId] = frozenset()
    possible_duplicates: tuple[PossibleDuplicate, ...] = ()


_Rank = tuple[bool, int, int, int]


class _Member(NamedTuple):
    """A title of one service. `shown` is the same under the key that it has among those of all services."""

    title: Title
    shown: Title
    keys: frozenset[Key]
    name: Key | None


_FIELDS = tuple(field.name for field in fields(Title))


class TitleMerger:
    """Remembers what it worked out of titles that stay what they are: lists change by one title at a time."""

    def __init__(self) -> None:
        self._members: dict[str, _Member] = {}
        self._merged: dict[str, tuple[tuple[_Member, ...], Title]] = {}

    def merge(
        self, lists: Sequence[OpenList], answers: Mapping[Pair, bool], records: Sequence[OpenList] = ()
    ) -> Overview:
        """Merge the lists' titles, in the order in which a person reading all lists at once, line by line, finds them.

        What stands in `records` alone is left out.
        """
        known: dict[str, _Member] = {}
        stands, recorded = self._stands(lists, known), self._stands(records, known)
        self._members = known
        groups = _Groups(known, answers)
        heads = {one.ref: at for at, one in enumerate(lists)}
        here = [group for group in groups.all if any(key in stands for key in group)]
        ranked = sorted(((_rank(group, stands, heads), group) for group in here), key=itemgetter(0))
        titles = tuple(self._merged_title(group, stands) for _, group in ranked)
        done = frozenset(one.title.id for one in titles if any(key in recorded for key in one.known_as))
        there = {one.title.id for one in titles}
        doubts = (doubt for doubt in groups.possible_duplicates() if doubt.one in there and doubt.other in there)
        return Overview(titles, done, tuple(islice(doubts, MOST_DUPLICATES)))

    def _stands(self, lists: Sequence[OpenList], known: dict[str, _Member]) -> dict[str, list[Stand]]:
        """Stands of each title, by its key; the titles themselves are added to `known`."""
        found: dict[str, list[Stand]] = {}
        for one in lists:
            places: Iterator[int | None] = chain(range(len(one.queue.items)), repeat(None))
            for place, item in zip(places, chain(one.queue.items, one.queue.saved), strict=False):
                key = known_as(one.namespace, item.title.id)
                if key not in known:
                    known[key] = self._member(key, item.title)
                found.setdefault(key, []).append(Stand(one.ref, item.id, place, item.added))
        return found

    def _member(self, key: str, title: Title) -> _Member:
        known = self._members.get(key)
        if known is not None and known.title is title:
            return known
        return _Member(
            title, replace(title, id=TitleId(key)), frozenset(keys_by_namespace(title).values()), named(title)
        )

    def _merged_title(self, group: Sequence[str], stands: Mapping[str, Sequence[Stand]]) -> MergedTitle:
        title = self._members[group[0]].shown if len(group) == 1 else self._one_title(group)
        return MergedTitle(title, tuple(group), tuple(stand for key in group for stand in stands.get(key, ())))

    def _one_title(self, group: Sequence[str]) -> Title:
        parts = tuple(map(self._members.__getitem__, group))
        known = self._merged.get(group[0])
        if known is None or known[0] != parts:
            title = parts[0].shown
            for part in parts[1:]:
                title = filled(title, part.title)
            known = self._merged[group[0]] = (parts, title)
        return known[1]


class _Groups:
    """Groups of titles that are the same. A person's own answers outrank shared ids."""

    def __init__(self, members: Mapping[str, _Member], answers: Mapping[Pair, bool]) -> None:
        self._members = members
        self._group = {key: [key] for key in members}
        self._keys_of: dict[int, frozenset[Key]] = {}
        """Keys of groups with several titles, by the group's `id()`; the groups live as long as this object."""
        self._apart: dict[str, set[str]] = {}
        self._disputed: list[tuple[str, str]] = []
        for pair, same in answers.items():
            if len(pair) > 1 and all(key in members for key in pair):
                self._take(*sorted(pair), same=same)
        self._join_by_keys()
        numbers = {key: number for number, key in enumerate(members)}
        for group in {id(group): group for group in self._group.values() if len(group) > 1}.values():
            group.sort(key=numbers.__getitem__)  # the lists' order, whichever pair was joined first

    def _take(self, one: str, other: str, *, same: bool) -> None:
        if same:
            self._join(one, other)
        else:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def _join_by_keys(self) -> None:
        """Several groups may hold one key, where something else keeps them apart."""
        holders: dict[Key, list[str]] = {}
        for key, member in self._members.items():
            for register_key in member.keys:
                held_by = holders.setdefault(register_key, [])
                for other in held_by[:_NAMESAKES]:
                    if self._may_join(key, other):
                        self._join(other, key)
                        break
                    self._disputed.append((other, key))
                else:
                    held_by.append(key)

    def _may_join(self, one: str, other: str) -> bool:
        ones, others = self._group[one], self._group[other]
        if ones is others:
            return True
        return not self._are_apart(ones, others) and all(_agreements(self._keys(ones), self._keys(others)))

    def _join(self, one: str, other: str) -> None:
        ones, others = sorted((self._group[one], self._group[other]), key=len, reverse=True)
        if ones is not others:
            self._keys_of[id(ones)] = self._keys(ones) | self._keys(others)
            ones += others
            for key in others:
                self._group[key] = ones

    def _are_apart(self, ones: Iterable[str], others: Sequence[str]) -> bool:
        if not self._apart:
            return False
        return any(other in self._apart[one] for one in ones if one in self._apart for other in others)

    def _keys(self, group: Sequence[str]) -> frozenset[Key]:
        return self._members[group[0]].keys if len(group) == 1 else self._keys_of[id(group)]

    @property
    def all(self) -> list[list[str]]:
        """All groups, each once."""
        return [group for key, group in self._group.items() if group[0] == key]

    def possible_duplicates(self) -> Iterator[PossibleDuplicate]:
        """Pairs of groups that share a key or a name, and that ids neither prove to be the same title nor exclude."""
        asked: set[Pair] = set()
        called = self._called()
        for one, other in chain(self._disputed, _namesakes(called.values())):
            ones, others = self._group[one], self._group[other]
            pair = pair_of(ones[0], others[0])
            if ones is others or pair in asked or self._are_apart(ones, others):
                continue
            agreements = _agreements(self._keys(ones), self._keys(others))
            if not agreements or True in agreements:
                asked.add(pair)
                pairs = (pair_of(each, there) for each in ones for there in others)
                has_rivals = any(len(called.get(name, ())) > _PAIR for name in self._names(one, other))
                yield PossibleDuplicate(
                    TitleId(ones[0]),
                    TitleId(others[0]),
                    tuple(islice(pairs, _ANSWERED)),
                    has_rivals,
                    is_disputed=False in agreements,
                )

    def _called(self) -> dict[Key, dict[str, None]]:
        """Groups by the names and years of their titles; a group stands for itself by its first title."""
        called: dict[Key, dict[str, None]] = {}
        for key, member in self._members.items():
            if member.name is not None:
                called.setdefault(member.name, {})[self._group[key][0]] = None
        return called

    def _names(self, *keys: str) -> Iterator[Key]:
        """Names and years of all titles in the groups of these."""
        found = (self._members[each].name for key in keys for each in islice(self._group[key], _ANSWERED))
        return (name for name in found if name is not None)


def _namesakes(called: Iterable[Iterable[str]]) -> Iterator[tuple[str, str]]:
    return chain.from_iterable(islice(combinations(groups, 2), _NAMESAKES) for groups in called)


def in_order(titles: Sequence[MergedTitle], kept: Sequence[str], newcomers: Newcomers) -> tuple[MergedTitle, ...]:
    """Put titles into the order the person gave, each at its earliest kept place; new titles stay in their order."""
    places = {key: place for place, key in enumerate(kept)}
    found = [(min((places[key] for key in one.known_as if key in places), default=None), one) for one in titles]
    known = [(place, one) for place, one in found if place is not None]
    known.sort(key=itemgetter(0))
    old, new = [one for _, one in known], [one for place, one in found if place is None]
    return (*new, *old) if newcomers is Newcomers.TOP else (*old, *new)


def order_to_keep(titles: Iterable[MergedTitle], kept: Sequence[str]) -> tuple[str, ...]:
    """The new order, and behind their old neighbours those that are not in it now: a list may come back."""
    now = [key for one in titles for key in one.known_as]
    there = set(now)
    absent: dict[str, list[str]] = {}
    last = ""
    for key in kept:
        if key in there:
            last = key
        else:
            absent.setdefault(last, []).append(key)
    return tuple(chain(absent.get("", ()), *((key, *absent.get(key, ())) for key in now)))


def only_in(titles: Iterable[MergedTitle], refs: Container[QueueRef]) -> list[MergedTitle]:
    """The titles as far as they stand in these lists."""
    found = []
    for one in titles:
        stands = tuple(stand for stand in one.stands if stand.ref in refs)
        if stands:
            found.append(one if len(stands) == len(one.stands) else replace(one, stands=stands))
    return found


def filled(title: Title, told: Title) -> Title:
    """The title, and of the other what it does not say itself."""
    missing = {name: value for name in _FIELDS if not getattr(title, name) and (value := getattr(told, name))}
    return replace(title, **missing) if missing else title


def _agreements(ones: frozenset[Key], others: frozenset[Key]) -> set[bool]:
    """Verdicts of the id namespaces that have ids on both sides: whether the two titles share one there."""
    shared = {key[0] for key in ones} & {key[0] for key in others}
    same = {key[0] for key in ones & others}
    return {namespace in same for namespace in shared}


def _rank(group: Iterable[str], stands: Mapping[str, Sequence[Stand]], heads: Mapping[QueueRef, int]) -> _Rank:
    """Rank of a group: the best place in any list; groups without a place come last."""
    return min(
        (stand.place is None, stand.place or 0, heads[stand.ref], at)
        for at, stand in enumerate(chain.from_iterable(stands.get(key, ()) for key in group))
    )
