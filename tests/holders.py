"""Says who keeps an object alive that should be gone: the shortest chains of holders, by name."""

import gc
import types
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

DEEPEST = 14
"""Holders in a chain."""

MOST_SEEN = 20_000
"""Objects that are looked at before giving up."""


def assert_gone(refs: Mapping[str, Callable[[], object]]) -> None:
    """Fail where one of these weak references is alive, and say who holds it.

    The caller has let go of its own references; those of frames that are running do not count.
    """
    for _ in range(3):
        gc.collect()
    alive = [name for name, ref in refs.items() if ref() is not None]
    told = [f"{name} is held by:\n    {chain}" for name in alive for chain in _chains_of(refs[name])]
    assert not alive, f"{len(alive)} of {len(refs)} are still there.\n" + "\n".join(told)


def _chains_of(ref: Callable[[], object], most: int = 3) -> list[str]:
    found = ref()
    return chains(found, most=most) if found is not None else []


def chains(target: object, most: int = 3) -> list[str]:
    """The shortest ways from something that lasts (a module, a class, a frame that waits) to the target."""
    # What is looked at is kept in lists of its own, which are no holders.
    seen: dict[int, object] = {id(target): target}
    queue: deque[tuple[object, list[object]]] = deque([(target, [target])])
    own: set[int] = {id(seen), id(queue)}
    told: list[str] = []
    longest: list[object] = [target]
    while queue and len(told) < most and len(seen) < MOST_SEEN:
        child, way = queue.popleft()
        own.add(id(way))
        if len(way) > DEEPEST:
            continue
        referrers = gc.get_referrers(child)
        own.add(id(referrers))
        for holder in referrers:
            if id(holder) in seen or id(holder) in own or _is_running(holder) or _is_search(holder):
                continue
            seen[id(holder)] = holder
            longer = [*way, holder]
            own.add(id(longer))
            if len(longer) > len(longest):
                longest = longer
            if _lasts(holder):
                told.append(_told(longer))
            else:
                queue.append((holder, longer))
    return told or [f"(nobody that lasts) {_told(longest)}"]


def _is_running(holder: object) -> bool:
    """Frames of the test itself are no holders that count."""
    return isinstance(holder, types.FrameType) and not _is_suspended(holder)


def _is_suspended(frame: types.FrameType) -> bool:
    return any(isinstance(one, types.CoroutineType | types.GeneratorType) for one in gc.get_referrers(frame))


def _is_search(holder: object) -> bool:
    """The queue's own pairs."""
    return (
        type(holder) is tuple
        and len(holder) == 2
        and isinstance(holder[1], list)
        and holder[1][-1:] != []
        and holder[0] is holder[1][-1]
    )


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
