"""Blocking calls behind await."""

import asyncio
import contextlib
import threading

import pytest

from desktop_app.workers import Workers, in_worker


async def test_results_and_exceptions_come_back() -> None:
    workers = Workers("test")

    assert await workers.run(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await workers.run(lambda: 1 // 0)
    assert await workers.run(threading.current_thread) is not threading.main_thread()


async def test_one_worker_takes_calls_in_order() -> None:
    workers, done = Workers("test"), list[int]()

    await asyncio.gather(*(workers.run(lambda n=n: done.append(n)) for n in range(50)))  # type: ignore[misc]

    assert done == list(range(50))


class Store:
    """A store with one method that blocks."""

    def __init__(self) -> None:
        self._run = Workers("store").run
        self.threads = list[threading.Thread]()

    @in_worker
    def divided(self, number: int, *, by: int) -> float:
        """Divide in the worker."""
        self.threads.append(threading.current_thread())
        return number / by


async def test_a_method_in_a_worker_is_awaited_and_its_body_runs_in_a_thread() -> None:
    store = Store()

    assert await store.divided(7, by=2) == 3.5
    with pytest.raises(ZeroDivisionError):
        await store.divided(7, by=0)
    assert [thread.name for thread in store.threads] == ["store", "store"]
    assert Store.divided.__doc__ == "Divide in the worker."


async def test_the_body_of_a_method_in_a_worker_does_not_begin_before_it_is_awaited() -> None:
    store = Store()

    begun = store.divided(7, by=2)
    assert store.threads == []
    await begun

    assert len(store.threads) == 1


async def test_several_work_at_once() -> None:
    workers, meeting = Workers("test", count=3), threading.Barrier(3)

    await asyncio.gather(*(workers.run(lambda: meeting.wait(60)) for _ in range(3)))

    assert not meeting.broken


async def test_a_call_whose_awaiter_was_cancelled_runs_to_its_end() -> None:
    workers, go_on, ended = Workers("test"), threading.Event(), threading.Event()

    def call() -> None:
        go_on.wait(60)
        ended.set()

    task = asyncio.create_task(workers.run(call))
    await asyncio.sleep(0)

    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    go_on.set()

    assert await workers.run(ended.is_set)


def test_a_loop_that_is_closed_meanwhile_breaks_no_thread() -> None:
    workers, go_on = Workers("test"), threading.Event()

    async def leave() -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.01):
                await workers.run(lambda: go_on.wait(60))

    asyncio.run(leave())
    go_on.set()

    assert asyncio.run(workers.run(lambda: "still here")) == "still here"


async def test_its_threads_do_not_hold_up_the_end_of_the_program() -> None:
    assert await Workers("test").run(lambda: threading.current_thread().daemon)


def test_a_call_that_nobody_waits_for_any_more_is_not_begun_where_that_is_asked_for() -> None:
    async def done_with_a_cancelled_call(*, skips: bool) -> list[int]:
        workers, gate, done = Workers("one", skips_cancelled=skips), threading.Event(), []
        first = asyncio.create_task(workers.run(gate.wait))
        second = asyncio.create_task(workers.run(lambda: done.append(2)))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
        gate.set()
        await first
        await workers.run(lambda: done.append(3))
        return done

    assert asyncio.run(done_with_a_cancelled_call(skips=True)) == [3]
    assert asyncio.run(done_with_a_cancelled_call(skips=False)) == [2, 3]


def alive(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == name]


async def test_a_thread_without_a_call_ends() -> None:
    workers = Workers("lingering", count=2, lingers=0.01)
    await asyncio.gather(*(workers.run(threading.current_thread) for _ in range(4)))

    for thread in alive("lingering"):
        await asyncio.to_thread(thread.join, 30)

    assert alive("lingering") == []
    assert await workers.run(lambda: "another one works") == "another one works"


async def test_closing_ends_idle_threads_at_once_and_busy_ones_after_their_call() -> None:
    workers, begun, go_on = Workers("closed", count=2, lingers=3600), threading.Event(), threading.Event()

    def busy() -> str:
        begun.set()
        go_on.wait(30)
        return "done"

    call = asyncio.create_task(workers.run(busy))
    await asyncio.to_thread(begun.wait, 30)
    await workers.run(lambda: None)
    assert len(alive("closed")) == 2

    workers.close()
    go_on.set()

    assert await call == "done"
    for thread in alive("closed"):
        await asyncio.to_thread(thread.join, 30)
    assert alive("closed") == []
    assert await workers.run(lambda: "later calls still run") == "later calls still run"


async def test_no_more_threads_than_are_allowed_and_no_fewer_than_are_needed() -> None:
    workers, together = Workers("counted", count=3), threading.Barrier(3)

    def meet() -> int:
        together.wait(30)
        return len(alive("counted"))

    for _ in range(20):
        assert max(await asyncio.gather(*(workers.run(meet) for _ in range(3)))) == 3
    workers.close()


async def test_calls_are_taken_while_threads_come_to_their_end() -> None:
    """A thread that is about to end must not leave a call behind."""
    workers = Workers("brief", count=2, lingers=0.0)

    assert [await workers.run(lambda n=n: n) for n in range(300)] == list(range(300))  # type: ignore[misc]


def test_what_ends_after_its_loop_is_handed_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's loop takes what it is handed after it was closed, and touches what may be deleted by then."""
    loop, workers, go_on = asyncio.new_event_loop(), Workers("late", lingers=0.0), threading.Event()

    async def begin() -> None:
        waiting = asyncio.ensure_future(workers.run(go_on.wait))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])

    loop.run_until_complete(begin())
    loop.close()
    handed: list[object] = []
    monkeypatch.setattr(loop, "call_soon_threadsafe", handed.append)
    (thread,) = [each for each in threading.enumerate() if each.name == "late"]
    go_on.set()
    thread.join()

    assert handed == []
