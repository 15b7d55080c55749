"""People who sign in as somebody else than the account was meant for are asked before it counts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from desktop_app.domain.account import Account, AccountId, LinkState, Person
from desktop_app.domain.edits import Edge
from desktop_app.sandbox.server import Sandbox
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.account_to_renew import question_about
from desktop_app.ui.link_wizard.frame import WizardFrame
from tests.core import Script
from tests.ui.link_wizard.helper import first_page, open_wizard, until_says, words
from tests.ui.stage import EMAIL, Stage, move, refresh, stage

GRACE = Script(email="grace@example.org", password="compiler")
ADA = Account(AccountId("a"), "netflix", "Netflix", Person("1", "Ada"), "Ada")


@asynccontextmanager
async def grace_signs_in(
    folder: Path, sandbox: Sandbox, *, waiting: bool = True
) -> AsyncIterator[tuple[Stage, WizardFrame]]:
    """Ada's sign-in has ended, perhaps with a move unsent; the person wants to renew it, and signs in as Grace."""
    async with stage(folder, sandbox) as on:
        await on.link()
        on.netflix.faults.revoke(EMAIL)
        if waiting:
            move(on, 5, Edge.TOP)
        else:
            refresh(on)
        await until(lambda: on.accounts.all[0].state is LinkState.SIGN_IN_AGAIN, "the end of the sign-in")
        on.browser.script = GRACE
        on.linking.sign_in_again(on.accounts.all[0].id)
        frame = await first_page(on.linking)
        await click_button(frame, "Continue")
        await until_says(frame, "You signed in as Grace Hopper")
        yield on, frame


def names(on: Stage) -> list[str]:
    return [account.person.name for account in on.accounts.all]


async def test_nothing_is_added_before_the_answer_and_what_waits_is_named(sandbox: Sandbox, tmp_path: Path) -> None:
    async with grace_signs_in(tmp_path, sandbox) as (on, frame):
        assert names(on) == ["Ada Lovelace"]
        assert "as Ada Lovelace again" in words(frame)
        assert "kept for Ada Lovelace: 1 change in “Instant queue”" in words(frame)

        await click_button(frame, "Add Grace Hopper as another account")
        await click_button(frame, "Open the list")
        await until(lambda: on.linking.wizard is None, "the wizard to go")
        assert names(on) == ["Ada Lovelace", "Grace Hopper"]
        assert on.accounts.all[0].state is LinkState.SIGN_IN_AGAIN


async def test_who_meant_the_first_account_signs_in_there(sandbox: Sandbox, tmp_path: Path) -> None:
    async with grace_signs_in(tmp_path, sandbox) as (on, frame):
        on.browser.script = Script()
        await click_button(frame, "Sign in as Ada Lovelace")
        await until_says(frame, "Call this account")
        await click_button(frame, "Open the list")
        await until(lambda: on.linking.wizard is None, "the wizard to go")
        await until(lambda: on.is_in_step, "her move to be sent")
        assert names(on) == ["Ada Lovelace"]
        assert on.accounts.all[0].state is LinkState.LINKED


@pytest.mark.parametrize("way", ["Back", "Cancel"])
async def test_who_leaves_the_question_adds_nothing(sandbox: Sandbox, tmp_path: Path, way: str) -> None:
    async with grace_signs_in(tmp_path, sandbox, waiting=False) as (on, frame):
        assert "Not sent yet" not in words(frame)
        await click_button(frame, way)
        await until(lambda: on.linking.wizard is None or buttons(frame, "Continue"), "the way out")
        assert names(on) == ["Ada Lovelace"]


async def test_somebody_who_is_linked_already_is_renewed_and_not_doubled(sandbox: Sandbox, tmp_path: Path) -> None:
    async with grace_signs_in(tmp_path, sandbox) as (on, frame):
        await click_button(frame, "Add Grace Hopper as another account")
        await click_button(frame, "Open the list")
        await until(lambda: on.linking.wizard is None, "the wizard to go")
        on.linking.sign_in_again(on.accounts.all[0].id)
        renewal = await first_page(on.linking)
        await click_button(renewal, "Continue")
        await click_button(renewal, "Renew Grace Hopper’s account")
        await click_button(renewal, "Open the list")
        await until(lambda: on.linking.wizard is None, "the wizard to go")
        assert names(on) == ["Ada Lovelace", "Grace Hopper"]


async def test_who_links_another_account_on_purpose_is_not_asked(sandbox: Sandbox, tmp_path: Path) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        on.browser.script = GRACE
        frame = await open_wizard(on)
        await click_button(frame, "Continue")
        await click_button(frame, "Open the list")
        await until(lambda: names(on) == ["Ada Lovelace", "Grace Hopper"], "both")


def test_two_people_of_one_name_are_told_apart() -> None:
    asked = question_about(ADA, Person("2", "Ada"), "Netflix", (), is_linked=False)
    assert (asked.again, asked.other) == ("Sign in as Ada (1)", "Add Ada (2) as another account")


def test_a_name_is_cut_and_its_ampersand_seen() -> None:
    asked = question_about(ADA, Person("2", "A&B " * 40), "Netflix", (), is_linked=False)
    assert asked.other.startswith("Add A&&B A&&B")
    assert asked.other.endswith("… as another account")
