"""A keyring that Lineup does not know is named, and used after a yes; what lies in clear is brought in."""

import keyring.backend
import pytest

from desktop_app.storage.settings_file import load_settings
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.sentences.accounts import store_in_words
from tests.keyrings import whole_name
from tests.ui.link_wizard.helper import until_says
from tests.ui.secret_storage.computer import PASSPHRASE, Computer, Encrypted, Known, Plain, Strange


async def test_it_is_named_and_left_alone(computer: Computer) -> None:
    strange = Strange()
    computer.use(strange)
    async with computer.run() as run:
        frame = await run.open_wizard()
        await until_says(frame, "doesn’t know the keyring")
        await until_says(frame, whole_name(Strange))
        assert {"Keep in a file…", "Use this keyring", "Keep until I quit"} <= {
            label for label in ("Keep in a file…", "Use this keyring", "Keep until I quit") if buttons(frame, label)
        }
    assert strange.kept == {}


async def test_a_yes_is_remembered_for_just_that_one(computer: Computer) -> None:
    strange = Strange()
    computer.use(strange)
    async with computer.run() as run:
        frame = await run.open_wizard()
        await click_button(frame, "Use this keyring")
        await until(buttons(frame, "Continue")[0].isEnabled, "the notice to go")
        await run.link(frame)
        assert strange.kept
        assert whole_name(Strange) in store_in_words(run.accounts.credentials.place)
    assert load_settings(computer.profile.settings).other_keyring == whole_name(Strange)
    async with computer.run() as run:
        await run.until_in_step()
    computer.use(Plain())
    async with computer.run() as run:
        await until(lambda: run.has_failed, "the list to want its secrets")
        await until(lambda: whole_name(Plain) in run.said, "the question")
        assert run.offered == ["Keep in a file…", "Use this keyring"]


async def linked_in_clear(computer: Computer, plain: Plain) -> None:
    """Link an account in a plain keyring, as a version of Lineup did that asked nobody."""
    computer.use(plain)
    async with computer.run() as run:
        frame = await run.open_wizard()
        await click_button(frame, "Use this keyring")
        await until(buttons(frame, "Continue")[0].isEnabled, "the notice to go")
        await run.link(frame)
    settings = computer.profile.settings
    settings.write_text(settings.read_text().replace("other_keyring", "# other_keyring"))
    assert plain.kept
    computer.plain = [plain]


async def test_what_lies_in_clear_goes_into_the_keyring(computer: Computer) -> None:
    plain, known = Plain(), Known()
    await linked_in_clear(computer, plain)
    before = dict(plain.kept)
    computer.use(known)
    async with computer.run() as run:
        await until(lambda: "protected now" in run.said, "the word")
        assert plain.kept == {}
        assert known.kept == before
        await run.until_in_step()


async def test_what_lies_in_clear_goes_into_the_file(computer: Computer) -> None:
    plain = Plain()
    await linked_in_clear(computer, plain)
    async with computer.run() as run:
        await until(lambda: whole_name(Plain) in run.said, "the question")
        assert plain.kept, "it is left alone until somebody says so"
        await click_button(run.app.window.message_bar, "Keep in a file…")
        await run.answer(PASSPHRASE, PASSPHRASE, act="Keep in this file")
        await until(lambda: plain.kept == {}, "the move")
        await run.until_in_step()
    async with computer.run() as run:
        await run.answer(PASSPHRASE, act="Unlock")
        await run.until_in_step()


async def test_what_a_password_protects_is_brought_in_with_it(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Plain()
    await linked_in_clear(computer, plain)
    old = Encrypted()
    old.kept = dict(plain.kept)
    computer.plain = []
    computer.use(old)
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [old])
    async with computer.run() as run:
        await until(lambda: "keyrings.alt.file.EncryptedKeyring" in run.said, "the question")
        await click_button(run.app.window.message_bar, "Keep in a file…")
        await run.answer(PASSPHRASE, PASSPHRASE, "not that", act="Keep in this file")
        await until(lambda: "can't be opened" in run.form.said, "the objection")
        assert not computer.profile.sign_ins.exists()
        await run.answer(PASSPHRASE, PASSPHRASE, "open sesame", act="Keep in this file")
        await until(lambda: old.kept == {}, "the move")
        await run.until_in_step()
