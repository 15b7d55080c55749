"""The helper that names holders finds them, or a test that nothing is left would say nothing when it fails."""

import gc
import weakref
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.holders import assert_gone, chains


class Thing:
    def __init__(self) -> None:
        self.parts: dict[str, Thing] = {}


class Slotted:
    __slots__ = ("held",)

    def __init__(self, held: Thing) -> None:
        self.held = held


class Shelf(ModuleType):
    """A module, which lasts."""

    KEPT: Thing


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """Made anew each time; what was there before the test is not looked through, for that takes seconds."""
    gc.freeze()
    shelf = Shelf("shelf")
    shelf.KEPT = Thing()
    yield shelf
    gc.unfreeze()


@pytest.mark.usefixtures("shelf")
def test_what_nobody_holds_is_gone() -> None:
    thing = Thing()
    thing.parts["itself"] = thing
    ref = weakref.ref(thing)
    del thing
    assert_gone({"thing": ref})


def test_the_holder_is_named(shelf: Shelf) -> None:
    shelf.KEPT.parts["left"] = Thing()
    with pytest.raises(AssertionError, match=r"(?s)a thing is held by:.*KEPT.*\.parts.*'left'.*test_holders.Thing"):
        assert_gone({"a thing": weakref.ref(shelf.KEPT.parts["left"])})


def test_a_closure_and_a_slot_are_named(shelf: Shelf) -> None:
    def kept(thing: Thing) -> None:
        inner = Slotted(thing)
        shelf.KEPT.tell = lambda: inner  # type: ignore[attr-defined]

    thing = Thing()
    kept(thing)
    ref = weakref.ref(thing)
    del thing
    found = ref()
    assert found is not None
    (told,) = chains(found, most=1)
    assert "closure" in told
    assert "Slotted.held" in told
