"""Tests and fixtures that are coroutines: `async def test_…`, and fixtures that await before they yield.

Both run on the loop that the fixture `run_async` gives: asyncio's own, and Qt's under `tests/ui` and `tests/end2end`.
A test and its fixtures share one loop, so that what a fixture opened is still alive in the test.
"""

import asyncio
import functools
import inspect
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any, Protocol, TypeVar, cast

import pytest

T = TypeVar("T")

WITHIN = 60.0
"""Seconds that a coroutine may take before it counts as stuck; far above what any needs on a busy machine."""


class RunAsync(Protocol):
    """Runs one coroutine after another to its end, all on the same loop."""

    def __call__(self, work: Coroutine[Any, Any, T], /) -> T: ...


@pytest.fixture
def run_async() -> Iterator[RunAsync]:
    """Run coroutines on a loop that lives as long as the test."""
    with asyncio.Runner() as runner:
        yield runner.run


async def bounded(work: Coroutine[Any, Any, T]) -> T:
    """Await `work`, and fail with TimeoutError where it hangs."""
    async with asyncio.timeout(WITHIN):
        return await work


def pytest_itemcollected(item: pytest.Item) -> None:
    """Set the loop up before, and take it down after, everything else that a coroutine test asks for."""
    if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
        item.fixturenames.insert(0, "run_async")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine test on its loop; leave all others to pytest."""
    test = pyfuncitem.obj
    inner = getattr(getattr(test, "hypothesis", None), "inner_test", None)
    if inspect.iscoroutinefunction(inner):
        raise TypeError(
            f"{pyfuncitem.nodeid}: a test by Hypothesis runs many times; give each example a loop of its own"
        )
    if not inspect.iscoroutinefunction(test):
        return None
    given = cast("dict[str, Any]", pyfuncitem.funcargs)
    names = pyfuncitem._fixtureinfo.argnames  # as pytest's own hook does
    given["run_async"](bounded(test(**{name: given[name] for name in names})))
    return True


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> Iterator[None]:
    """Let coroutines and asynchronous generators be fixtures: all of them run on the test's loop."""
    fixture = fixturedef.func
    # pytest calls what stands there; it is put back, for the next test has another loop
    if inspect.isasyncgenfunction(fixture):
        fixturedef.func = _driven(fixture, request.getfixturevalue("run_async"))  # type: ignore[misc]
    elif inspect.iscoroutinefunction(fixture):
        fixturedef.func = _awaited(fixture, request.getfixturevalue("run_async"))  # type: ignore[misc]
    try:
        return (yield)
    finally:
        fixturedef.func = fixture  # type: ignore[misc]


def _driven(fixture: Callable[..., AsyncIterator[T]], run_async: RunAsync) -> Callable[..., Iterator[T]]:
    @functools.wraps(fixture)
    def driven(*args: Any, **named: Any) -> Iterator[T]:
        halves = fixture(*args, **named)

        async def first() -> T:
            return await anext(halves)

        async def second() -> None:
            async for _ in halves:
                raise AssertionError("a fixture yields once")

        yield run_async(bounded(first()))
        run_async(bounded(second()))

    return driven


def _awaited(fixture: Callable[..., Coroutine[Any, Any, T]], run_async: RunAsync) -> Callable[..., T]:
    @functools.wraps(fixture)
    def awaited(*args: Any, **named: Any) -> T:
        return run_async(bounded(fixture(*args, **named)))

    return awaited
