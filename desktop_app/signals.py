"""Typed signals without Qt, and objects that others attach to whatever lives and ends."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Generic, Protocol, Self, TypeVar, TypeVarTuple
from weakref import WeakMethod

Args = TypeVarTuple("Args")


class Signal(Generic[*Args]):
    """Calls its slots, in a set order, whenever the owner of the signal emits it.

    Only bound methods can be slots, and they are held weakly: a signal keeps no listener alive, and a listener that is
    gone is no longer called.
    """

    def __init__(self, then: Callable[[*Args], object] | None = None) -> None:
        """`then`, which the owner brings along and which is held, is called after all slots."""
        self._then = then
        self._slots: list[WeakMethod[Callable[[*Args], object]]] = []
        self._count_of_first = 0
        self._waiting: deque[tuple[*Args]] = deque()
        self._is_emitting = False

    def __len__(self) -> int:
        """The number of slots whose objects are alive."""
        return len([slot for slot in self._slots if slot() is not None])

    def connect(self, slot: Callable[[*Args], object], *, first: bool = False) -> None:
        """Call `slot` from now on, after those that were connected before; the `first` ones before all others.

        Connecting a slot twice changes nothing. Raises TypeError where `slot` is no bound method of a Python class: a
        function could keep alive what it refers to.
        """
        held = WeakMethod(slot)
        self._drop_dead()
        if held in self._slots:
            return
        if first:
            self._slots.insert(self._count_of_first, held)
            self._count_of_first += 1
        else:
            self._slots.append(held)

    def disconnect(self, slot: Callable[[*Args], object]) -> None:
        """Call `slot` no longer, whether it was connected or not."""
        held = WeakMethod(slot)
        if held in self._slots:
            self._remove(self._slots.index(held))

    def clear(self) -> None:
        """Call nobody any longer; what was emitted and not heard yet is not heard."""
        self._then = None
        self._slots.clear()
        self._waiting.clear()
        self._count_of_first = 0

    def emit(self, *args: *Args) -> None:
        """Call every slot. What a slot emits on the same signal is heard after all have heard this.

        A slot that raises hinders no other; its error is raised in the end.
        """
        self._waiting.append(args)
        if self._is_emitting:
            return
        self._is_emitting = True
        errors: list[Exception] = []
        try:
            while self._waiting:
                self._call(self._waiting.popleft(), errors)
        finally:
            self._is_emitting = False
        if len(errors) > 1:
            raise ExceptionGroup("Several listeners failed.", errors)
        if errors:
            raise errors[0]

    def _call(self, args: tuple[*Args], errors: list[Exception]) -> None:
        for slot in self._present_slots():
            try:
                slot(*args)
            except Exception as error:  # noqa: BLE001 - raised when the others have heard
                errors.append(error)

    def _present_slots(self) -> Iterator[Callable[[*Args], object]]:
        """Slots that are still connected when their turn comes."""
        for held in tuple(self._slots):
            slot = held()
            if slot is not None and held in self._slots:
                yield slot
        if self._then is not None:
            yield self._then

    def _drop_dead(self) -> None:
        for place in reversed(range(len(self._slots))):
            if self._slots[place]() is None:
                self._remove(place)

    def _remove(self, place: int) -> None:
        del self._slots[place]
        self._count_of_first -= place < self._count_of_first


class Living(Protocol):
    """An object with an end that others can hear of."""

    @property
    def ended(self) -> Signal[Self]:
        """Emitted once, with the object itself."""
        ...

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        ...


Owner = TypeVar("Owner", bound=Living)
Kept = TypeVar("Kept")


class Attachments(Generic[Owner, Kept]):
    """Objects kept for each owner, such as a list: made when first asked for, let go when the owner ends.

    `made` makes it; `let_go` is called with it when its owner ends.
    """

    def __init__(self, made: Callable[[Owner], Kept], let_go: Callable[[Kept], object] | None = None) -> None:
        self._made = made
        self._let_go = let_go
        self._kept: dict[Owner, Kept] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Kept]:
        """Kept objects, the oldest first."""
        return iter(tuple(self._kept.values()))

    def of(self, owner: Owner) -> Kept:
        """Return what is kept for `owner`, made now where nothing is. Nothing is kept for an owner that has ended."""
        found = self._kept.get(owner)
        if found is None:
            found = self._made(owner)
            if not owner.is_over:
                self._kept[owner] = found
                owner.ended.connect(self._end)
        return found

    def known(self, owner: Owner) -> Kept | None:
        """Return what is kept for `owner`; None where nothing is."""
        return self._kept.get(owner)

    def _end(self, owner: Owner) -> None:
        found = self._kept.pop(owner, None)
        if found is not None and self._let_go is not None:
            self._let_go(found)
