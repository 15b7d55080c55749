"""Notices: told once a day, also over a restart; listed, counted, acted upon; on the desktop where wanted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop_app.accounts.service_link import ServiceLink
from desktop_app.domain.account import AccountId
from desktop_app.domain.allowance import Allowance
from desktop_app.domain.ledger import Call
from desktop_app.domain.queues import QueueRef
from desktop_app.domain.reminders import DAY, SIGN_IN_AHEAD, TokenEnding
from desktop_app.domain.service import ListCatalogue
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.hands import until
from desktop_app.ui.reminders.controller import RemindersController
from desktop_app.ui.reminders.words import in_words
from desktop_app.ui.shell.message_stack import Kind, Message
from tests.clock import Clock
from tests.ui.settings.settings_stage import DesktopOfTests
from tests.ui.stage import EMAIL, Stage, stage, until_said

NOON = 1_700_049_600.0
"""Of a day in November 2023, UTC."""


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    """By the same clock."""
    with Sandbox(clock=clock) as sandbox:
        sandbox.netflix.faults.limit_per_second(None)
        sandbox.netflix.state.leaving = {}
        yield sandbox


@pytest.mark.parametrize(
    ("left", "words"),
    [(1, "within a day"), (DAY, "within a day"), (DAY + 1, "in 2 days"), (SIGN_IN_AHEAD, "in 3 days")],
)
def test_in_words(left: float, words: str) -> None:
    assert in_words(left) == words


def noticing(on: Stage) -> RemindersController:
    assert on.program is not None
    return on.program.features.reminders


def leave(sandbox: Sandbox, *days: float) -> list[str]:
    """The first titles of the instant queue leave after so many days."""
    first = sandbox.netflix.state.order(EMAIL, "instant")[: len(days)]
    ends = zip(first, days, strict=True)
    sandbox.netflix.state.leaving = {title: round(NOON + left * DAY) for title, left in ends}
    return first


def bell(on: Stage) -> QPushButton:
    return next(b for b in on.window.status.findChildren(QPushButton) if "notice" in b.text())


async def test_titles_that_leave_are_told_once_a_day_and_over_a_restart(
    tmp_path: Path, sandbox: Sandbox, clock: Clock
) -> None:
    leave(sandbox, 3, 9, 5)
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        await on.link()
        await until_said(on, "2 titles leave Netflix (sandbox) soon.")
        assert (
            "The Third Man (until 18 November 2023), Charade (until 20 November 2023). In “Instant queue” of Ada"
            in on.said
        )
        on.window.message_bar.dismiss()
        noticing(on).look()
        assert bell(on).text().strip() == "1 notice"
        await on.tasks.finished()
        assert on.said == ""
        store = on.store
    async with stage(tmp_path, sandbox, clock=clock, store=store, leaving_days=7) as on:
        await until(lambda: noticing(on).current, "the notice")
        noticing(on).look()
        await on.tasks.finished()
        assert on.said == ""

        clock.now += DAY
        noticing(on).look()
        await until_said(on, "2 titles leave")


async def test_their_rows_say_it_and_the_button_shows_them(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> None:
    leave(sandbox, 3, 9)
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        await on.link()
        await until_said(on, "“The Third Man” leaves Netflix (sandbox) on 18 November 2023.")
        assert "until 18 November 2023" in on.page.model.seen(0).second_line
        message = on.window.message_bar.message
        assert message is not None
        message.actions[0].callback()
        assert [item.title.name for item in on.page.view.chosen_items] == ["The Third Man"]


async def test_news_takes_a_reminders_place_which_is_still_counted_below(
    tmp_path: Path, sandbox: Sandbox, clock: Clock
) -> None:
    leave(sandbox, 3)
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        await on.link()
        await until_said(on, "leaves Netflix (sandbox) on")
        on.window.message_bar.show_message(Message(Kind.OK, "Moved to 2"))

        assert [message.lead for message in on.window.message_bar.messages] == ["Moved to 2"]
        assert bell(on).text().strip() == "1 notice"


async def test_the_bell_opens_the_list_and_escape_closes_it(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> None:
    leave(sandbox, 3)
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        await on.link()
        await until(lambda: noticing(on).current, "the notice")
        pane = noticing(on).pane
        bell(on).click()
        assert pane.isVisible()
        (card,) = pane.cards
        assert card.accessibleName().startswith("“The Third Man” leaves Netflix")
        card.button.click()
        assert [item.title.name for item in on.page.view.chosen_items] == ["The Third Man"]
        QTest.keyClick(pane, Qt.Key.Key_Escape)
        assert not pane.isVisible()
        assert on.program.features.details.pane.isVisible()

        sandbox.netflix.state.leaving = {}
        clock.now += 4 * DAY
        noticing(on).look()
        assert bell(on).isHidden()
        noticing(on).open()
        assert pane.cards == []


async def test_a_sign_in_that_ends_asks_to_sign_in_again(
    tmp_path: Path, sandbox: Sandbox, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = list[tuple[str, AccountId]]()
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        ref = await on.link()
        end = NOON + SIGN_IN_AHEAD + 1
        monkeypatch.setattr(ServiceLink, "ends_at", property(lambda _: end))
        monkeypatch.setattr(on.linking, "link", lambda provider, account: again.append((provider, account)))
        noticing(on).look()
        assert noticing(on).current == ()
        clock.now += 2
        noticing(on).look()
        assert noticing(on).current == (TokenEnding(ref.account, end),)
        await until_said(on, "sign-in at Netflix (sandbox) ends in 3 days. It cannot renew itself.")
        message = on.window.message_bar.message
        assert message is not None
        message.actions[0].callback()
        assert again == [("netflix", ref.account)]
        assert noticing(on)._timer.isActive()


async def test_limits_that_are_near(
    tmp_path: Path, sandbox: Sandbox, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        ref = await on.link()
        assert on.program is not None
        lists = on.program.workspace.library
        catalogue = lists.linked(ref.account).catalogue
        assert catalogue is not None
        holds = len(on.state.view.items)
        on.accounts.library.linked(ref.account).put(with_largest(catalogue, ref, holds))
        on.accounts.transports.ledger.add(
            Call(NOON, ref.account, "GET", "h", "/", 200, 0.1, allowance=Allowance(7, 100))
        )
        noticing(on).look()
        await until_said(on, "2 notices.")
        assert "“Instant queue” at Netflix (sandbox) is full. Netflix (sandbox) takes few more calls now." in on.said
        message = on.window.message_bar.message
        assert message is not None
        message.actions[0].callback()
        pane = noticing(on).pane
        assert [card.button.text() for card in pane.cards] == ["Show the list", "Show health"]
        pane.cards[1].button.click()
        assert on.program.features.health.window is not None
        assert on.program.features.health.window.isVisible()


def with_largest(catalogue: ListCatalogue, ref: QueueRef, largest: int) -> ListCatalogue:
    lists = (replace(info, largest=largest if info.name == ref.name else None) for info in catalogue.lists)
    return replace(catalogue, lists=tuple(lists))


@pytest.mark.parametrize(
    ("active", "works", "wanted"), [(True, True, True), (False, True, True), (False, False, True), (False, True, False)]
)
async def test_the_desktop_is_told_only_while_another_window_is_used(
    tmp_path: Path,
    sandbox: Sandbox,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    active: bool,
    works: bool,
    wanted: bool,
) -> None:
    """Where it shows notices at all, and the person wants them there."""
    desktop = DesktopOfTests(works)
    leave(sandbox, 3)
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        monkeypatch.setattr(on.window, "isActiveWindow", lambda: active)
        noticing(on)._desktop = desktop
        preferences = noticing(on)._preferences
        preferences.current = replace(preferences.current, desktop_notices=wanted)
        await on.link()
        await until_said(on, "“The Third Man” leaves")
        await on.tasks.finished()
        expected = [
            ("“The Third Man” leaves Netflix (sandbox) on 18 November 2023.", "In “Instant queue” of Ada Lovelace.")
        ]
        assert desktop.shown == (expected if works and wanted and not active else [])


async def test_notices_go_with_their_account(tmp_path: Path, sandbox: Sandbox, clock: Clock) -> None:
    leave(sandbox, 3)
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        ref = await on.link()
        await until(lambda: noticing(on).current, "the notice")

        await on.accounts.unlink(ref.account)
        await until(lambda: not noticing(on).current, "the notice to go")
        assert not bell(on).isVisible()


async def test_an_account_that_goes_while_it_is_looked_up_what_was_told(
    tmp_path: Path, sandbox: Sandbox, clock: Clock
) -> None:
    leave(sandbox, 3)
    async with stage(tmp_path, sandbox, clock=clock, leaving_days=7) as on:
        ref = await on.link()
        await until(lambda: noticing(on).current, "the notice")
        on.window.message_bar.dismiss()
        clock.now += DAY
        noticing(on).look()
        (notice,) = noticing(on).current
        await on.accounts.unlink(ref.account)
        await on.tasks.finished()
        assert "leaves Netflix" not in on.said
        noticing(on)._do(notice)
