"""Sign-ins in a file under a passphrase, from the choice to the next start and back to a keyring."""

import threading

import pytest
from PySide6.QtNetwork import QNetworkProxy

from desktop_app.domain.proxies import Proxy
from desktop_app.storage import sign_in_file
from desktop_app.storage.sealed import Key, key_of
from desktop_app.storage.settings import SignInsIn
from desktop_app.storage.settings_file import load_settings
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.secret_storage.actions import StorageAction
from desktop_app.ui.sentences.accounts import store_in_words
from desktop_app.ui.settings.controller import SettingsController
from desktop_app.ui.settings.proxy import use_proxy
from tests.ui.link_wizard.helper import until_says, words
from tests.ui.secret_storage.computer import PASSPHRASE, Computer, Known, Run

pytestmark = pytest.mark.usefixtures("nothing_flashes")


async def keep_in_file(run: Run, frame: WizardFrame) -> None:
    await click_button(frame, "Keep in a file…")
    await run.answer(PASSPHRASE, PASSPHRASE, act="Keep in this file")
    await until(buttons(frame, "Continue")[0].isEnabled, "the notice to go")


async def linked(computer: Computer) -> None:
    async with computer.run() as run:
        frame = await run.open_wizard()
        await until_says(frame, "There is no keyring on this computer.")
        await keep_in_file(run, frame)
        await run.link(frame)


async def test_the_wizard_offers_the_file_and_says_where_it_keeps(computer: Computer) -> None:
    async with computer.run() as run:
        frame = await run.open_wizard()
        await until_says(frame, "There is no keyring on this computer.")
        assert not buttons(frame, "Continue")[0].isEnabled()
        assert buttons(frame, "Keep until I quit")

        await click_button(frame, "Keep in a file…")
        await run.answer("short", "short", act="Keep in this file")
        await until(lambda: "at least 8" in run.form.said, "the objection")
        await run.answer(PASSPHRASE, f"{PASSPHRASE}!", act="Keep in this file")
        await until(lambda: "differ" in run.form.said, "the objection")
        assert not computer.profile.sign_ins.exists()
        await click_button(run.form, "Cancel")
        assert not store_in_words(run.accounts.credentials.place).startswith("a file")

        await keep_in_file(run, frame)
        await run.link(frame)
        assert store_in_words(run.accounts.credentials.place) == "a file that your passphrase protects"
    assert load_settings(computer.profile.settings).sign_ins_in is SignInsIn.FILE
    clear = b"".join(path.read_bytes() for path in computer.profile.journal.parent.glob("*") if path.is_file())
    assert computer.sandbox.netflix.client_secret.encode() not in clear
    assert PASSPHRASE.encode() not in clear


async def test_a_later_start_asks_while_the_lists_are_there(computer: Computer) -> None:
    await linked(computer)
    async with computer.run() as run:
        await until(lambda: run.safekeeping.bar is not None and run.shown, "question and list")
        assert not run.is_served
        assert run.said == ""

        await run.answer("not this one", act="Unlock")
        await until(lambda: "isn't the passphrase" in run.form.said, "the word")
        await run.answer(PASSPHRASE, act="Unlock")
        await run.until_in_step()
        await until(lambda: run.safekeeping.bar is None, "the question to go")


async def test_not_now_leaves_the_lists_and_a_way_back(computer: Computer) -> None:
    await linked(computer)
    async with computer.run() as run:
        await until(lambda: run.safekeeping.bar is not None and run.shown, "question and list")
        await click_button(run.form, "Not now")
        await until(lambda: "locked" in run.said, "the word")
        await until(lambda: run.has_failed, "the list to want its secrets")
        assert run.safekeeping.bar is None
        assert run.shown
        assert run.offered == ["Unlock…"]

        entry = next(a for a in run.app.window.menus["File"].actions() if "Unlock" in a.text())
        assert entry.isVisible()
        entry.trigger()
        await run.answer(PASSPHRASE, act="Unlock")
        await run.until_in_step()
        await until(lambda: not entry.isVisible(), "the entry to go")


async def test_a_lost_passphrase_is_forgotten_with_all_that_it_protects(computer: Computer) -> None:
    await linked(computer)
    async with computer.run() as run:
        await until(lambda: run.safekeeping.bar is not None, "the question")
        await click_button(run.form, "Forget all…")
        assert computer.profile.sign_ins.exists(), "it is asked once more"
        await click_button(run.form, "Forget them now")
        await until(lambda: not computer.profile.sign_ins.exists(), "the file to go")
        await until(lambda: run.safekeeping.bar is None, "the question to go")
        assert [account.person.name for account in run.accounts.all]
    assert load_settings(computer.profile.settings).sign_ins_in is SignInsIn.KEYRING


async def test_a_damaged_file_is_told_from_a_wrong_passphrase(computer: Computer) -> None:
    await linked(computer)
    file = computer.profile.sign_ins.read_bytes()
    computer.profile.sign_ins.write_bytes(file[:-40] + b"\0" * 40)
    async with computer.run() as run:
        await run.answer(PASSPHRASE, act="Unlock")
        await until(lambda: "can’t be read" in run.form.said, "the word")
        assert "damaged" in run.form.said
        assert buttons(run.form, "Forget all…")


async def test_a_keyring_that_appears_takes_over(computer: Computer) -> None:
    await linked(computer)
    known = Known()
    computer.use(known)
    async with computer.run() as run:
        await run.answer(PASSPHRASE, act="Unlock")
        await run.until_in_step()
        settings = run.app.window.menus["File"].actions()
        next(a for a in settings if "Settings" in a.text()).trigger()

        adjusting = run.app.window.findChild(SettingsController)
        assert isinstance(adjusting, SettingsController)
        assert adjusting.window is not None
        adjusting.window.show_page(adjusting.keyring)
        await until(lambda: str(computer.profile.sign_ins) in adjusting.keyring.said, "the place")
        await click_button(adjusting.keyring, "Move to the keyring")
        await until(lambda: "✓" in adjusting.keyring.said and "system keyring" in adjusting.keyring.said, "the move")
        assert not computer.profile.sign_ins.exists()
        assert len({name.split(":")[-2] for name, _ in known.kept}) == 2, "the application's key and the account"
    async with computer.run() as run:
        await run.until_in_step()
        assert run.safekeeping.bar is None


async def test_the_passphrase_is_changed(computer: Computer) -> None:
    await linked(computer)
    async with computer.run() as run:
        await run.answer(PASSPHRASE, act="Unlock")
        await run.until_in_step()

        run.safekeeping.act(StorageAction.CHANGE)
        await run.answer("wrong", "another one", "another one", act="Change")
        await until(lambda: "isn't the passphrase" in run.form.said, "the word")
        await run.answer(PASSPHRASE, "another one", "another one", act="Change")
        await until(lambda: run.safekeeping.dialog is None, "the change")
    async with computer.run() as run:
        await run.answer("another one", act="Unlock")
        await run.until_in_step()


async def test_the_wizard_unlocks_too(computer: Computer) -> None:
    await linked(computer)
    async with computer.run() as run:
        await until(lambda: run.safekeeping.bar is not None, "the question")
        frame = await run.open_wizard()
        await until_says(frame, "Your sign-ins are locked.")
        await click_button(frame, "Unlock…")
        await until(lambda: run.safekeeping.dialog is not None, "the dialog")
        await run.answer(PASSPHRASE, act="Unlock")
        await until(lambda: "locked" not in words(frame), "the notice to go")
        await until(lambda: run.safekeeping.bar is None, "the question to go")


async def test_a_question_that_is_left_while_it_is_tried(computer: Computer) -> None:
    await linked(computer)
    async with computer.run() as run:
        await run.answer("not this one", act="Unlock")
        await click_button(run.form, "Not now")
        await until(lambda: run.offered == ["Unlock…"], "the word")
        run.safekeeping.unlock()
        await run.answer(PASSPHRASE, act="Unlock")
        await run.until_in_step()


async def test_the_window_is_in_use_while_a_passphrase_is_tried(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await linked(computer)
    tried, go_on = threading.Event(), threading.Event()

    def slow(file: bytes, passphrase: str) -> Key:
        tried.set()
        go_on.wait(60)
        return key_of(file, passphrase)

    monkeypatch.setattr(sign_in_file, "key_of", slow)
    async with computer.run() as run:
        await run.answer(PASSPHRASE, act="Unlock")
        await until(tried.is_set, "the try")
        assert not run.form.act.isEnabled()
        assert run.form.act.text() == "One moment…"
        go_on.set()
        await run.until_in_step()


async def test_a_file_of_an_earlier_time_is_used_again_or_forgotten(computer: Computer) -> None:
    await linked(computer)
    settings = computer.profile.settings
    settings.write_text(settings.read_text().replace('sign_ins_in = "file"', ""))
    async with computer.run() as run:
        await until(lambda: run.offered == ["Keep in a file…", "Try again"], "the question")
        await click_button(run.app.window.message_bar, "Keep in a file…")
        await run.answer(PASSPHRASE, act="Use this file")
        await run.until_in_step()


async def test_what_was_kept_until_the_end_moves_into_the_file(computer: Computer) -> None:
    async with computer.run() as run:
        frame = await run.open_wizard()
        await click_button(frame, "Keep until I quit")
        await run.link(frame)
        assert StorageAction.FILE in await run.safekeeping.ways(None)
        run.safekeeping.act(StorageAction.FILE)
        await run.answer(PASSPHRASE, PASSPHRASE, act="Keep in this file")
        await until(lambda: run.safekeeping.dialog is None, "the move")
    async with computer.run() as run:
        await run.answer(PASSPHRASE, act="Unlock")
        await run.until_in_step()


async def test_a_proxy_counts_before_its_password_is_unlocked(computer: Computer) -> None:
    await linked(computer)
    file = SignInFile(computer.profile.sign_ins)
    await file.unlock(PASSPHRASE)
    await file.save("proxy", {"password": "s3cret"})
    settings = computer.profile.settings
    proxy = 'proxy = "manual"\nproxy_host = "proxy.example"\nproxy_port = 8080\nproxy_user = "ada"\n'
    settings.write_text(proxy + settings.read_text())
    try:
        async with computer.run() as run:
            await until(lambda: run.safekeeping.bar is not None and run.shown, "question and list")
            assert QNetworkProxy.applicationProxy().hostName() == "proxy.example"
            assert QNetworkProxy.applicationProxy().password() == ""

            await run.answer(PASSPHRASE, act="Unlock")
            await until(lambda: QNetworkProxy.applicationProxy().password() == "s3cret", "the password")
    finally:
        use_proxy(Proxy())


async def test_the_foot_names_no_keyring_where_there_is_none(computer: Computer) -> None:
    async with computer.run() as run:
        await until(lambda: run.app.window.status.words == "No accounts yet No place for sign-ins yet", "the foot")
        frame = await run.open_wizard()
        await until_says(frame, "Keep sign-ins in a file that a passphrase protects, or only until you quit.")
        await keep_in_file(run, frame)
        await until(lambda: run.app.window.status.words.endswith("in a file that your passphrase protects"), "the foot")


async def test_the_missing_keyring_is_in_sight_in_a_low_window(computer: Computer) -> None:
    async with computer.run() as run:
        run.program.features.accounts.link("netflix")
        wizard = run.program.features.accounts.wizard
        assert wizard is not None
        wizard.frame.setMinimumSize(0, 0)
        wizard.frame.resize(900, 340)
        await until_says(wizard.frame, "There is no keyring on this computer.")
        (button,) = buttons(wizard.frame, "Keep in a file…")
        await until(lambda: button.visibleRegion().boundingRect() == button.rect(), "the whole button to be in sight")
