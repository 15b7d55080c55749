"""Says who keeps an object alive that should be gone: the shortest chains of holders, by name."""

import _asyncio
import gc
import types
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

DEEPEST = 14
"""Holders in a chain."""

MOST_SEEN = 100_000
"""Objects that are looked at before giving up."""

Holders = dict[int, list[object]]


def assert_gone(refs: Mapping[str, Callable[[], object]]) -> None:
    """Fail where one of these weak references is alive, and say who holds it."""
    for _ in range(3):
        gc.collect()
    alive = {name: found for name, ref in refs.items() if (found := ref()) is not None}
    if alive:
        holders = all_holders()
        told = [f"{name} is held by:\n    {way}" for name, one in alive.items() for way in chains(one, holders)]
        raise AssertionError(f"{len(alive)} of {len(refs)} are still there.\n" + "\n".join(told))


def all_holders() -> Holders:
    """By the id of an object: whoever holds it. Made once, for asking anew about each object takes for ever."""
    holders: Holders = {}
    for holder in gc.get_objects():
        for held in referents(holder):
            holders.setdefault(id(held), []).append(holder)
    return holders


def referents(*holders: object) -> list[object]:
    """What these objects hold, but for `_asyncio`.

    On Python 3.12 that module shows objects of its free list as well. Each would be freed once more, and the next
    collection would never end.
    """
    return gc.get_referents(*(holder for holder in holders if holder is not _asyncio))


def chains(target: object, holders: Holders | None = None, most: int = 3) -> list[str]:
    """The shortest ways to the target from something that lasts: a module, or a class."""
    known = all_holders() if holders is None else holders
    seen, queue = {id(target)}, deque([[target]])
    told: list[str] = []
    longest: list[object] = [target]
    while queue and len(told) < most and len(seen) < MOST_SEEN:
        way = queue.popleft()
        for holder in known.get(id(way[-1]), ()) if len(way) < DEEPEST else ():
            if id(holder) in seen or isinstance(holder, types.FrameType):
                continue
            seen.add(id(holder))
            longer = [*way, holder]
            longest = max(longest, longer, key=len)
            if _lasts(holder):
                told.append(_told(longer))
            else:
                queue.append(longer)
    return told or [f"(nobody that lasts) {_told(longest)}"]


def _lasts(holder: object) -> bool:
    if isinstance(holder, types.ModuleType | type):
        return True
    return isinstance(holder, dict) and "__name__" in holder and "__builtins__" in holder


def _told(way: Iterable[object]) -> str:
    """From the holder that lasts down to the target."""
    objects = list(way)
    links = [_link(holder, held) for held, holder in pairwise(objects)]
    return "".join(reversed(links)) + f" → {_name(objects[0])}"


def _link(holder: object, held: object) -> str:
    match holder:
        case dict() if "__name__" in holder and "__builtins__" in holder:
            return f"module {holder['__name__']}{_place(holder, held)}"
        case dict() | list() | tuple() | set() | frozenset() | deque():
            return f" → {type(holder).__name__}{_place(holder, held)}"
        case types.CellType():
            return " → closure"
        case types.FunctionType() | types.MethodType():
            return f" → {type(holder).__name__} {holder.__qualname__}"
        case _:
            return f" → {_name(holder)}{_attribute(holder, held)}"


def _place(holder: object, held: object) -> str:
    if isinstance(holder, dict):
        keys = [key for key, value in holder.items() if value is held]
        return f"[{keys[0]!r:.80}]" if keys else "[as a key]"
    return ""


def _attribute(holder: object, held: object) -> str:
    values = getattr(holder, "__dict__", {})
    names = [name for name, value in values.items() if value is held]
    if not names:
        slots = [name for cls in type(holder).__mro__ for name in getattr(cls, "__slots__", ())]
        names = [name for name in slots if getattr(holder, name, None) is held]
    return f".{names[0]}" if names else ""


def _name(one: object) -> str:
    if isinstance(one, types.CoroutineType | types.GeneratorType):
        return f"{type(one).__name__} {one.__qualname__}"
    return f"{type(one).__module__.rpartition('.')[2]}.{type(one).__qualname__}"
