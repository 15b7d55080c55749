"""How long a keyring is waited for, and what is heard of an answer that comes after that."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from desktop_app.domain.errors import KeyringError
from desktop_app.storage.keyring_thread import BEHIND, KeyringThread


class Prompt:
    """A call that waits for its person, and says when it began."""

    def __init__(self, error: Exception | None = None) -> None:
        self.began, self.answered = threading.Event(), threading.Event()
        self._error = error

    def __call__(self) -> str:
        self.began.set()
        self.answered.wait(60)
        if self._error is not None:
            raise self._error
        return "secret"


@pytest.fixture
async def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets seconds of the loop pass, which stand still otherwise."""
    loop = asyncio.get_running_loop()
    moment = [loop.time()]
    monkeypatch.setattr(loop, "time", lambda: moment[0])

    def passed(seconds: float) -> None:
        moment[0] += seconds

    return passed


async def turns() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_prompt_is_waited_for_as_long_as_was_said_and_less_long_behind_it(
    pass_time: Callable[[float], None],
) -> None:
    thread, prompt = KeyringThread(10.0), Prompt()
    first = asyncio.create_task(thread.ask(prompt))
    await asyncio.to_thread(prompt.began.wait, 60)
    pass_time(9.0)
    await turns()
    assert not first.done()
    pass_time(1.5)
    await turns()
    assert isinstance(first.exception(), TimeoutError)
    assert thread.is_behind

    second = asyncio.create_task(thread.ask(lambda: "another"))
    await turns()
    pass_time(10.0 * BEHIND + 0.5)
    await turns()
    assert isinstance(second.exception(), TimeoutError)
    prompt.answered.set()


async def test_a_late_answer_is_heard_once_and_puts_an_end_to_being_behind(pass_time: Callable[[float], None]) -> None:
    error = KeyringError()
    for end in (None, error):
        thread, prompt, heard = KeyringThread(10.0), Prompt(end), asyncio.Queue[KeyringError | None]()
        thread.on_late = heard.put_nowait
        asking = asyncio.create_task(thread.ask(prompt))
        await asyncio.to_thread(prompt.began.wait, 60)
        pass_time(11.0)
        with pytest.raises(TimeoutError):
            await asking
        assert heard.empty()

        prompt.answered.set()

        assert await heard.get() is end
        assert not thread.is_behind
        assert await thread.ask(lambda: "now") == "now"
        assert heard.empty()


async def test_nothing_is_heard_of_a_call_before_one_that_was_asked_anew(pass_time: Callable[[float], None]) -> None:
    thread, prompt, heard = KeyringThread(10.0), Prompt(), list[KeyringError | None]()
    thread.on_late = heard.append
    asking = asyncio.create_task(thread.ask(prompt))
    await asyncio.to_thread(prompt.began.wait, 60)
    pass_time(11.0)
    with pytest.raises(TimeoutError):
        await asking

    thread.renew()

    assert not thread.is_behind
    assert await thread.ask(lambda: "now") == "now"
    prompt.answered.set()
    assert await thread.ask(lambda: "then") == "then"
    await turns()
    assert heard == []
