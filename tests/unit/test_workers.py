"""Blocking calls behind await."""

import asyncio
import contextlib
import threading

import pytest

from desktop_app.workers import Workers


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
