"""A keyring that is locked, silent, absent, without the sign-in, or unlocked late: sentences and buttons of each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import keyring.errors
from keyring.backends import fail

from desktop_app.domain.account import LinkState
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.secret_storage.actions import StorageAction
from desktop_app.ui.settings.controller import SettingsController
from desktop_app.ui.settings.keyring import KeyringPage
from desktop_app.ui.sidebar.accounts import SourceState
from tests.keyrings import Lock, raising
from tests.ui.link_wizard.helper import until_says
from tests.ui.secret_storage.computer import PASSPHRASE, Computer, Known, Run


async def linked(computer: Computer) -> Known:
    """Link an account, and leave its sign-in in the keyring, as an earlier run does."""
    known = Known()
    computer.use(known)
    async with computer.run() as run:
        frame = await run.open_wizard()
        await run.link(frame)
    computer.be_impatient()
    return known


async def until_everything_is_well(run: Run) -> None:
    await run.until_in_step()
    await until(lambda: "Up to date" in run.app.window.status.words, "the foot to say so")
    await until(lambda: run.state is SourceState.LINKED, "the sidebar to say so")
    assert run.accounts.all[0].state is LinkState.LINKED


async def test_a_silent_keyring_is_no_loss_and_goes_on_by_itself(computer: Computer) -> None:
    known = await linked(computer)
    known.trouble = lock = Lock()
    async with computer.run() as run:
        await until(lambda: "isn’t answering" in run.said, "the word")
        assert run.offered == ["Try again"]
        await until(lambda: run.state is SourceState.KEYRING_SILENT, "the sidebar to say so")
        await until(lambda: "isn’t answering" in run.app.window.status.words, "the foot to say so, too")
        assert run.accounts.all[0].state is LinkState.LINKED
        assert run.shown, "the list is there as it was last known"

        lock.unlock()
        await until_everything_is_well(run)
        assert "isn’t answering" not in run.said
        assert lock.prompts == 1


async def test_a_prompt_that_was_closed_is_told_and_opened_again_on_a_press_alone(computer: Computer) -> None:
    known = await linked(computer)
    known.trouble = lock = Lock()
    async with computer.run() as run:
        await until(lambda: "isn’t answering" in run.said, "the word")
        lock.dismiss()
        await until(lambda: "still locked" in run.said, "the other word")
        assert run.offered == ["Unlock the keyring…"]
        assert lock.prompts == 1

        lock.asked.clear()
        await click_button(run.app.window.message_bar, "Unlock the keyring…")
        await until(lock.asked.is_set, "another prompt")
        lock.unlock()
        await until_everything_is_well(run)


async def test_the_foots_retry_asks_anew(computer: Computer) -> None:
    known = await linked(computer)
    known.trouble = Lock()  # whose prompt went, and nobody tells
    async with computer.run() as run:
        await until(lambda: buttons(run.app.window.status, "Retry now"), "the foot to offer it")
        known.trouble = lambda: None
        await click_button(run.app.window.status, "Retry now")
        await until_everything_is_well(run)


async def test_a_keyring_that_came_back_is_tried_again(computer: Computer) -> None:
    known = await linked(computer)
    computer.use(fail.Keyring())  # type: ignore[no-untyped-call]
    async with computer.run() as run:
        await until(lambda: "no keyring on this computer" in run.said, "the word")
        assert run.offered == ["Keep in a file…", "Try again"]
        await until(lambda: run.state is SourceState.NO_KEYRING, "the sidebar to say so")
        assert run.accounts.all[0].state is LinkState.LINKED

        computer.use(known)
        await click_button(run.app.window.message_bar, "Try again")
        await until_everything_is_well(run)


async def test_a_keyring_that_fails_is_tried_again(computer: Computer) -> None:
    known = await linked(computer)
    known.trouble = raising(ValueError("t0ken"))
    async with computer.run() as run:
        await until(lambda: "Your keyring reported an error." in run.said, "the word")
        assert "ValueError" not in run.said
        assert "t0ken" not in run.said
        assert run.offered == ["Try again"]
        await until(lambda: run.state is SourceState.KEYRING_FAILED, "the sidebar to say so")

        known.trouble = lambda: None
        await click_button(run.app.window.message_bar, "Try again")
        await until_everything_is_well(run)


async def test_a_lost_sign_in_is_asked_for_until_it_works_again(computer: Computer) -> None:
    known = await linked(computer)
    account = {key: secret for key, secret in known.kept.items() if ":account:" in key[0]}
    for key in account:
        del known.kept[key]
    async with computer.run() as run:
        await until(lambda: "no longer has the sign-in" in run.said, "the word")
        assert run.offered == ["Sign in again"]
        assert run.state is SourceState.SIGN_IN_AGAIN
    async with computer.run() as run:
        await until(lambda: run.offered == ["Sign in again"], "the next start to say so, too")
        frame = await run.open_wizard()
        await click_button(frame, "Continue")
        await click_button(frame, "Open the list")
        await until_everything_is_well(run)
        assert "no longer has" not in run.said
    async with computer.run() as run:
        await until_everything_is_well(run)


async def test_a_sign_in_that_is_there_again_clears_what_was_said(computer: Computer) -> None:
    known = await linked(computer)
    before, known.kept = known.kept, {key: secret for key, secret in known.kept.items() if ":account:" not in key[0]}
    async with computer.run() as run:
        await until(lambda: run.state is SourceState.SIGN_IN_AGAIN, "the loss")
    known.kept = before
    async with computer.run() as run:
        await until_everything_is_well(run)
    async with computer.run() as run:
        assert run.accounts.all[0].state is LinkState.LINKED
        await until_everything_is_well(run)


@asynccontextmanager
async def wizard_before_a_lock(computer: Computer) -> AsyncIterator[tuple[Run, WizardFrame, Lock]]:
    """The wizard at its first page, and a keyring that is locked."""
    known = Known()
    computer.use(known)
    computer.be_impatient()
    known.trouble = lock = Lock()
    async with computer.run() as run:
        frame = await run.open_wizard()
        await until_says(frame, "isn’t answering")
        yield run, frame, lock


async def test_the_wizard_goes_on_when_the_keyring_is_unlocked(computer: Computer) -> None:
    async with wizard_before_a_lock(computer) as (run, frame, lock):
        assert not buttons(frame, "Continue")[0].isEnabled()
        assert buttons(frame, "Try again")
        lock.unlock()
        await until(buttons(frame, "Continue")[0].isEnabled, "the wizard to go on")
        await run.link(frame)
        await until_everything_is_well(run)


async def test_the_wizard_tells_of_a_closed_prompt(computer: Computer) -> None:
    async with wizard_before_a_lock(computer) as (_, frame, lock):
        lock.dismiss()
        await until_says(frame, "still locked")
        assert lock.prompts == 1
        lock.asked.clear()
        await click_button(frame, "Unlock the keyring…")
        await until(lock.asked.is_set, "another prompt")
        lock.unlock()
        await until(buttons(frame, "Continue")[0].isEnabled, "the wizard to go on")


async def test_keeping_until_the_end_loses_no_other_sign_in(computer: Computer) -> None:
    known = await linked(computer)
    known.trouble = lock = Lock()
    async with computer.run() as run:
        frame = await run.open_wizard()
        await until_says(frame, "isn’t answering")
        await click_button(frame, "Keep until I quit")
        await until(buttons(frame, "Continue")[0].isEnabled, "the wizard to go on")
        run.program.refresh()
        frame.reject()
        lock.unlock()
        await until_everything_is_well(run)
    async with computer.run() as run:
        await until_everything_is_well(run)


async def test_keeping_until_the_end_beside_an_absent_keyring(computer: Computer) -> None:
    """Lineup tells nothing as lost, and what is kept meanwhile can go into a file."""
    await linked(computer)
    computer.use(fail.Keyring())  # type: ignore[no-untyped-call]
    async with computer.run() as run:
        frame = await run.open_wizard()
        await until_says(frame, "There is no keyring")
        await click_button(frame, "Keep until I quit")
        await until(buttons(frame, "Continue")[0].isEnabled, "the wizard to go on")
        run.program.refresh()
        await until(lambda: run.state is SourceState.NO_KEYRING, "the sidebar to say so")
        assert run.accounts.all[0].state is LinkState.LINKED
        await run.accounts.keys.save("netflix", ClientCredentials("key", "secret"))
        frame.reject()
        run.safekeeping.act(StorageAction.FILE)
        await run.answer(PASSPHRASE, PASSPHRASE, act="Keep in this file")
        await until(lambda: run.safekeeping.dialog is None, "the move")
        found = await run.accounts.keys.of("netflix")
        assert found is not None
        assert found.key == "key"


async def test_the_settings_say_what_is_the_matter(computer: Computer) -> None:
    known = await linked(computer)
    known.trouble = raising(keyring.errors.KeyringLocked("closed"))
    async with computer.run() as run:
        page = await keyring_page(run)
        await until(lambda: "still locked" in page.said, "the word")
        known.trouble = lambda: None
        await click_button(page, "Unlock the keyring…")
        await until(lambda: "✓" in page.said, "the check")
        await until_everything_is_well(run)


async def keyring_page(run: Run) -> KeyringPage:
    adjusting = run.app.window.findChild(SettingsController)
    assert isinstance(adjusting, SettingsController)
    adjusting.open()
    assert adjusting.window is not None
    adjusting.window.show_page(adjusting.keyring)
    return adjusting.keyring
