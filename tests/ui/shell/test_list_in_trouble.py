"""A list that answers an error is told once, where it is shown, marked, and in nobody's way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.queues import QueueRef
from desktop_app.providers.provider import Method
from desktop_app.sandbox.calls import Reply, json_reply
from desktop_app.sandbox.netflix.calls import Call
from desktop_app.sandbox.server import Sandbox
from desktop_app.sync.state import Health
from desktop_app.tour.buttons import click_button
from desktop_app.tour.hands import until
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.sidebar.accounts import SourceList, list_sentence, list_tip
from tests.core import Script, refresh_list
from tests.ui.stage import Stage, stage, until_said

SAID = "Netflix (sandbox) refused that. It says: Out of order"


class Broken:
    """The DVD queue answers an error while `status` is not 0."""

    def __init__(self, sandbox: Sandbox, status: int, said: str = "Out of order") -> None:
        self.status, self.said, self.asked = status, said, 0
        judge: Callable[[str, Call], Reply] = sandbox.netflix.judge  # type: ignore[assignment]

        def broken(host: str, call: Call) -> Reply:
            if self.status and "/queues/disc" in call.path:
                self.asked += 1
                told = {"status": {"message": self.said, "status_code": self.status}}
                return json_reply(told, self.status)
            return judge(host, call)

        sandbox.netflix.judge = broken  # type: ignore[method-assign]


def disc(on: Stage) -> QueueRef:
    return QueueRef(on.accounts.all[0].id, "disc")


def row(on: Stage) -> SourceList:
    assert on.program is not None
    (account,) = on.program.workspace.labels.sources()
    return next(each for each in account.lists if each.ref == disc(on))


def told_of_it(on: Stage) -> str:
    """The messages about the list, wherever the person is."""
    found = (m for m in on.window.message_bar.messages if m.about == disc(on))
    return " ".join(f"{message.lead} {message.text}".strip() for message in found)


async def fail(on: Stage, broken: Broken) -> None:
    """The list is read in vain, several times."""
    before = broken.asked
    refresh_list(on.accounts, disc(on))
    await until(lambda: broken.asked > before + 3, "several reads")


async def test_it_is_told_once(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        broken = Broken(sandbox, 400)
        await fail(on, broken)
        assert told_of_it(on) == SAID
        assert on.said == "", "another list is on the screen"
        assert row(on).trouble == "can’t be read"
        assert "Out of order" in list_tip(row(on))
        assert "can’t be read" in list_sentence(row(on))

        on.program.workspace.screen.choose(disc(on))
        assert on.said == SAID
        on.window.message_bar.dismiss()
        await fail(on, broken)
        assert told_of_it(on) == ""

        broken.said = "Still out of order"
        await until_said(on, "Netflix (sandbox) refused that. It says: Still out of order")


async def test_it_covers_nothing_else(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        bar = on.window.message_bar
        await fail(on, Broken(sandbox, 400))
        bar.show_message(Message(Kind.INFO, "Charade moved."))
        assert on.said == "Charade moved."
        await fail(on, Broken(sandbox, 400, "Worse"))
        assert on.said == "Charade moved."
        on.page.history.perform((Move((on.state.view.ids[2],), Edge.TOP),))
        await until(lambda: on.is_in_step, "the other list goes on")

        bar.dismiss()
        assert on.said == ""
        assert "Worse" in told_of_it(on)


async def test_when_it_is_well_again_nothing_is_said_of_it(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        broken = Broken(sandbox, 400)
        await fail(on, broken)
        assert told_of_it(on) == SAID
        broken.status = 0
        await until(lambda: told_of_it(on) == "", "no word of it")
        assert on.program is not None
        assert on.program.workspace.library[disc(on)].state.health is Health.IN_STEP
        assert row(on).trouble == ""


async def test_who_asks_for_it_is_answered_again(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        broken = Broken(sandbox, 400)
        await fail(on, broken)
        on.program.workspace.screen.choose(disc(on))
        await click_button(on.window.message_bar, "Try again")
        assert on.said == ""
        await until_said(on, SAID)


@pytest.mark.parametrize("status", [404, 410])
async def test_a_queue_that_the_server_does_not_have_is_not_there(
    sandbox: Sandbox, tmp_path: Path, status: int
) -> None:
    Broken(sandbox, status, "Resource not found")
    async with stage(tmp_path, sandbox) as on:
        client = await on.accounts.keys.of("netflix")
        assert client is not None
        await on.accounts.linker.link("netflix", Method.EMBEDDED, client, Script(), lambda _exchange: None)
        assert on.program is not None
        lists = on.program.workspace.library
        await until(lambda: on.is_in_step and disc(on) not in lists, "the one queue")

        assert "instant" in [ref.name for ref in lists.refs_of(on.accounts.all[0].id)]
        assert on.said == ""


async def test_a_queue_that_goes_is_told(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        Broken(sandbox, 410)
        refresh_list(on.accounts, disc(on))
        await until_said(on, "Netflix (sandbox) no longer has “DVD queue”.")


async def test_a_service_that_is_gone_takes_no_list_along(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.netflix.faults.fail_next(404, 100)
        refresh_list(on.accounts, disc(on))
        await until(lambda: told_of_it(on), "a word of it")
        assert on.program is not None
        assert disc(on) in on.program.workspace.library
        on.netflix.faults.calm()


async def test_a_list_that_is_too_long_is_told_once_and_left_alone(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        told = b'{"queue": {"etag": "9", "number_of_results": "250000"}}'
        on.netflix.faults.answer_next(told, "application/json")
        before = len(on.netflix.requests)
        refresh_list(on.accounts, disc(on))
        await until(lambda: "This list at Netflix (sandbox) is too long for Lineup." in told_of_it(on), "a word of it")
        assert "It holds 250,000 titles or more, and Lineup can read 100,000." in told_of_it(on)

        for _ in range(2):  # the second goes out when all lists were looked at after the first
            on.page.history.perform((Move((on.state.view.ids[2],), Edge.TOP),))
            await until(lambda: on.is_in_step, "the other list")
        assert [r.method for r in on.netflix.requests[before:]] == ["GET", "POST", "POST"]

        refresh_list(on.accounts, disc(on))
        await until(lambda: told_of_it(on) == "", "it to be taken back, now that the list is read")
