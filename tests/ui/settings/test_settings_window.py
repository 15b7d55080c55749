"""Each setting changed in the window: in the file, and in force."""

import time
import tomllib
from base64 import b64encode
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QNetworkProxy
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QLabel, QLineEdit, QListWidget, QWidget

from desktop_app.domain.errors import DiskFull, KeyringReason, NoKeyring, StorageReason
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.queues import QueueRef
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.settings import LAST, Settings
from desktop_app.storage.settings_file import load_settings
from desktop_app.storage.settings_text import written
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.before_step import proposed
from desktop_app.ui.link_wizard.pages.before_page import BeforePage
from desktop_app.ui.shell.first_view import list_of, name_of
from desktop_app.ui.widgets.key_field import KeyField
from tests.field.hostile import hostile
from tests.proxy import PAGE, proxy
from tests.ui.settings.settings_stage import SettingsStage
from tests.ui.stage import Stage, stage
from tests.unit.test_transport import answering, send, serving

HIDDEN = (b"s3cret", b64encode(b"ada:s3cret"))
"""A password of a proxy as it might be found."""

Story = Callable[[SettingsStage], Awaitable[None]]
Play = Callable[[Story], None]


def choose(choice: QWidget, text: str) -> None:
    """An entry of a button's menu."""
    actions = choice.menu_of.actions()  # type: ignore[attr-defined]
    next(action for action in actions if action.text().replace("&", "") == text).trigger()


def write(field: KeyField, text: str) -> None:
    """As a person does."""
    field.edit.setText(text)
    field.edit.textEdited.emit(text)


async def test_what_is_saved_is_in_the_file_and_in_force(monkeypatch: pytest.MonkeyPatch, on: SettingsStage) -> None:
    program = on.on.program
    assert program is not None
    looked: list[float] = []

    def notices(days: float) -> tuple[()]:
        looked.append(days)
        return ()

    monkeypatch.setattr(program.features.reminders._watch, "notices", notices)
    assert not on.window.save.isEnabled()
    refresh = on.number("refresh_minutes")
    assert refresh.lineEdit().width() > refresh.width() / 2  # a style sheet can squeeze it away
    refresh.setValue(2)
    on.number("leaving_days").setValue(30)
    choose(on.control("new_titles"), "At the top")
    choose(on.control("sign_in_first"), "In my browser first")
    on.switch("desktop_notices").click()
    on.number("poster_cache_megabytes").setValue(50)
    await on.save()

    told = tomllib.loads(on.path.read_text(encoding="utf-8"))
    assert (told["refresh_minutes"], told["leaving_days"], told["new_titles"]) == (2, 30, "top")
    assert (told["sign_in_first"], told["desktop_notices"], told["poster_cache_megabytes"]) == ("browser", True, 50)
    assert program.auto_refresh._seconds == 120
    assert on.on.accounts.newcomers is Newcomers.TOP
    wanted = on.preferences.current
    assert proposed((Method.CODE, Method.BROWSER), wanted.sign_in_first) is Method.BROWSER
    assert proposed((Method.CODE, Method.PASSWORD), wanted.sign_in_first) is Method.CODE
    assert 30 in looked
    assert wanted.desktop_notices
    await until(lambda: on.pictures.limits == [50_000_000], "the room for posters")
    assert not on.window.is_changed


async def test_the_list_to_start_with(on: SettingsStage) -> None:
    program = on.on.program
    assert program is not None
    ref = program.workspace.library.refs[1]
    words = next(text for text, name in program.workspace.starting.choices if name == name_of(ref))
    choose(on.control("start_with"), words)
    await on.save()
    assert list_of(load_settings(on.path).start_with) == ref
    assert await program.workspace.starting.first(name_of(ref), on.on.history) == ref

    assert ("All my lists", "all") in program.workspace.starting.choices
    assert not program.features.all_lists.is_open
    assert await program.workspace.starting.first("all", on.on.history) is None
    assert program.features.all_lists.is_open


async def test_a_proxy_is_in_force_at_once_and_its_password_in_the_keyring_alone(
    on: SettingsStage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")

    network = on.adjusting.network
    with proxy(wants="ada:s3cret") as seen:
        choose(network.kind, "This HTTP proxy")
        write(network.host, "127.0.0.1")
        write(network.port, str(seen.port))
        write(network.user, "ada")
        write(network.password, "s3cret")
        await on.save()
        assert send_through("http://far.example.org/") == PAGE
        assert QNetworkProxy.applicationProxy().port() == seen.port
    files = [path for path in on.path.parent.rglob("*") if path.is_file()]
    assert on.path in files
    assert not [path for path in files for form in HIDDEN if form in path.read_bytes()]
    shown = " ".join(label.text() for label in on.window.findChildren(QLabel))
    lines = on.on.accounts.transports
    for text in (caplog.text, shown, repr(lines.ledger), repr(on.preferences.current)):
        assert not [form for form in HIDDEN if form.decode() in text]
    assert await on.on.store.load("proxy") == {"password": "s3cret"}
    assert network.password.value == ""

    write(network.user, "")
    await on.save()
    assert await on.on.store.load("proxy") is None


async def test_a_password_is_kept_only_together_with_its_proxy(
    monkeypatch: pytest.MonkeyPatch, on: SettingsStage
) -> None:
    def full(path: Path, text: str) -> None:
        raise DiskFull

    network = on.adjusting.network
    choose(network.kind, "This HTTP proxy")
    for field, text in ((network.host, "p"), (network.port, "1"), (network.user, "ada"), (network.password, "one")):
        write(field, text)
    await on.save()
    for user, password in (("ada", "two"), ("", "")):
        write(network.user, user)
        write(network.password, password)
        with monkeypatch.context() as patch:
            patch.setattr("desktop_app.storage.settings_file.written", full)
            on.window.save.click()
            await until(lambda: on.said.startswith("Not saved."), "the full disk")
        assert await on.on.store.load("proxy") == {"password": "one"}
        assert QNetworkProxy.applicationProxy().password() == "one"
        assert network.password.value == password

    choose(network.kind, "No proxy")
    write(network.user, "ada")
    await on.save()
    write(network.user, "")
    await on.save()
    assert await on.on.store.load("proxy") is None


async def test_what_is_typed_while_it_is_saved_stays(on: SettingsStage) -> None:
    on.number("refresh_minutes").setValue(2)
    on.window.save.click()
    await until(lambda: on.window.save.text() == "Saving…", "the saving")
    on.number("leaving_days").setValue(30)
    assert not on.window.save.isEnabled()
    await until(lambda: on.said == "Saved.", "the settings to be saved")
    assert (on.number("refresh_minutes").value(), on.number("leaving_days").value()) == (2, 30)
    assert on.window.is_changed
    await on.save()
    assert load_settings(on.path).leaving_days == 30


def send_through(url: str) -> bytes:
    import threading

    from desktop_app.transport import Request

    found: list[bytes] = []
    thread = threading.Thread(target=lambda: found.append(send(Request("GET", url)).body))
    thread.start()
    thread.join(60)
    return found[0]


@pytest.mark.parametrize(("host", "port", "where"), [("http://p", "1", "host"), ("", "1", "host"), ("p", "", "port")])
async def test_a_proxy_that_is_none_is_not_saved(host: str, port: str, where: str, on: SettingsStage) -> None:
    network = on.adjusting.network
    choose(network.kind, "This HTTP proxy")
    write(network.host, host)
    write(network.port, port)
    on.window.save.click()
    await until(lambda: on.said.startswith("Not saved yet."), "the objection")
    assert on.window.page is network
    assert getattr(network, where).edit.property("wrong")
    assert load_settings(on.path) == Settings()


async def test_a_server_that_cannot_prove_itself_is_told_with_the_reason(on: SettingsStage) -> None:
    fields = on.adjusting.services.fields["netflix"]
    with hostile(lambda talk: talk.say(b"HTTP/1.1 400 Bad Request\r\n\r\n"), reads_head=False) as server:
        write(fields.api, f"https://127.0.0.1:{server.port}")
        fields.check.click()
        await until(lambda: "127.0.0.1 answered without encryption." in fields.found, "the reason")


async def test_a_server_is_checked_saved_and_used(on: SettingsStage) -> None:
    fields = on.adjusting.services.fields["netflix"]
    with serving(answering(status="401 Unauthorized")) as server:
        address = server.url.removesuffix("/x")
        write(fields.api, address)
        fields.check.click()
        await until(lambda: "A server answers there (401 Unauthorized" in fields.found, "the server")
        await on.save()
    assert load_settings(on.path).servers["netflix"].api == address
    used = on.on.accounts.server("netflix")
    assert used is not None
    assert used.api == address

    fields.check.click()
    await until(lambda: "Nobody answers there." in fields.found, "nobody")
    write(fields.api, "ftp://x")
    on.window.save.click()
    await until(lambda: on.said.startswith("Not saved yet."), "the objection")


async def test_posters_are_counted_and_cleared(on: SettingsStage) -> None:
    page = on.adjusting.pictures
    on.window.show_page(page)
    await until(lambda: page.used == "12.3 MB", "what is used")
    page.clear.click()
    await until(lambda: page.used == "Nothing", "nothing")
    assert not page.clear.isEnabled()


async def test_the_keyring_is_tried_and_what_is_missing_is_said(
    monkeypatch: pytest.MonkeyPatch, on: SettingsStage
) -> None:
    async def refuse(name: str, secret: object) -> None:
        raise NoKeyring(KeyringReason.FORGETFUL)

    page = on.adjusting.keyring
    on.window.show_page(page)
    await until(lambda: "✓ Secrets are kept and found again." in page.said, "the keyring")
    assert "Write: done\nRead: the same as was written\nDelete: gone" in page.said
    assert not on.on.store._kept.keys() - {"application:netflix:sandbox", *keys_of(on)}

    monkeypatch.setattr(on.on.store, "save", refuse)
    page.check.click()
    await until(lambda: "✕ There is no keyring" in page.said, "the failure")
    assert "Write: failed" in page.said
    assert "GNOME Keyring" in page.said


def keys_of(on: SettingsStage) -> set[str]:
    return {f"account:{account.id}" for account in on.on.accounts.all}


async def test_a_notice_can_be_tried(on: SettingsStage) -> None:
    general = on.adjusting.general
    general.try_it.click()
    await until(lambda: on.desktop.shown, "the notice")
    on.desktop.works = False
    general.try_it.click()
    await until(lambda: "shows no notices" in general._desktop.below, "the word")


async def test_a_desktop_without_notices_says_so_when_the_page_opens(on: SettingsStage) -> None:
    general = on.adjusting.general
    assert "Only while another window is used" in general._desktop.below
    on.desktop.works = False
    on.window.close()
    await on.open()
    await until(lambda: "shows no notices" in general._desktop.below, "the word")
    on.desktop.works = True
    on.window.show_page(on.window.pages[1])
    on.window.show_page(general)
    await until(lambda: "Only while" in general._desktop.below, "the usual words")


async def test_the_wizard_proposes_what_was_set(on: SettingsStage) -> None:
    choose(on.control("sign_in_first"), "In my browser first")
    await on.save()
    linking = on.on.linking
    linking._outside = replace(linking._outside, sign_in_first=lambda: on.preferences.current.sign_in_first)
    linking.link("netflix")
    assert linking.wizard is not None
    frame = linking.wizard.frame
    await until(lambda: isinstance(frame.page, BeforePage), "the first page")
    assert isinstance(frame.page, BeforePage)
    assert frame.page.choice == Method.BROWSER.value


async def test_the_list_that_was_looked_at_last_is_shown_first(tmp_path: Path, sandbox: Sandbox) -> None:
    async with stage(tmp_path, sandbox) as on:
        other = QueueRef((await on.link()).account, "disc")
        assert on.program is not None
        on.program.workspace.screen.choose(other)
        await until(lambda: on.window.current == other and on.features.away.visit, "the other list")
        await until(lambda: on.features.away.visit.is_compared, "it to be seen")  # type: ignore[union-attr]
        store = on.store
    again = Stage(tmp_path, sandbox, time.time, store=store)
    assert again.program is not None
    again.window.show()
    again.program.start(await again.program.workspace.starting.first(LAST, again.history))
    await until(lambda: again.window.page, "a list")
    assert again.window.current == other
    await again.close()


async def test_a_full_disk_is_said_and_what_was_typed_stays(monkeypatch: pytest.MonkeyPatch, on: SettingsStage) -> None:
    def full(path: Path, text: str) -> None:
        raise DiskFull(StorageReason.NOT_WRITABLE, path=str(path.parent), said="No space left on device")

    on.number("refresh_minutes").setValue(33)
    monkeypatch.setattr("desktop_app.storage.settings_file.written", full)
    on.window.save.click()
    await until(lambda: "No space left" in on.said, "the disk")
    assert on.said.startswith("Not saved.")
    assert on.number("refresh_minutes").value() == 33
    assert on.window.save.isEnabled()
    assert load_settings(on.path) == Settings() == on.preferences.current

    monkeypatch.setattr("desktop_app.storage.settings_file.written", written)
    on.window.messages.dismiss()
    await on.save()
    assert load_settings(on.path).refresh_minutes == 33


async def test_a_broken_file_is_said_with_its_line_and_left_as_it_is(on: SettingsStage) -> None:
    broken = "# mine\nrefresh_minutes = = 3\n"
    on.path.write_text(broken, encoding="utf-8")
    on.number("refresh_minutes").setValue(9)
    on.window.save.click()
    await until(lambda: "line 2" in on.said, "the line")
    assert on.path.read_text(encoding="utf-8") == broken


async def test_what_was_edited_by_hand_is_shown_when_the_window_opens(on: SettingsStage) -> None:
    on.window.close()
    on.path.write_text("refresh_minutes = 0.25\n", encoding="utf-8")
    await on.open()
    await until(lambda: on.number("refresh_minutes").text() == "0.25 minutes", "what the file says")
    assert not on.window.is_changed


async def test_closing_asks_once_for_what_is_not_saved(on: SettingsStage) -> None:
    on.number("refresh_minutes").setValue(9)
    await until(on.window.isActiveWindow, "the window to be active")
    QTest.keyClick(on.window, Qt.Key.Key_Escape)
    assert on.window.isVisible()
    assert on.said == "Save your changes? If you don’t, they’re lost."
    message = on.window.messages.message
    assert message is not None
    message.actions[1].callback()
    assert not on.window.isVisible()
    assert on.number("refresh_minutes").value() == 5


async def test_the_keyboard_reaches_everything_and_everything_has_a_name(on: SettingsStage) -> None:
    window = on.window
    await until(window.isActiveWindow, "the window to be active")
    pages = window.findChild(QListWidget)
    assert pages is not None
    assert QApplication.focusWidget() is pages
    for page in window.pages:
        window.show_page(page)
        controls = [w for kind in (QAbstractButton, QLineEdit, QAbstractSpinBox) for w in page.findChildren(kind)]
        wanted = {w for w in controls if w.isVisible() and w.isEnabled() and not is_inside_spin_box(w)}
        assert all(w.accessibleName() or w.text() for w in wanted)  # type: ignore[attr-defined]
        pages.setFocus()
        reached = set()
        for _ in range(40):
            QTest.keyClick(window, Qt.Key.Key_Tab)
            reached.add(QApplication.focusWidget())
        assert wanted <= reached, [w.accessibleName() for w in wanted - reached]


def is_inside_spin_box(widget: QWidget) -> bool:
    return isinstance(widget.parent(), QAbstractSpinBox)


async def test_the_menu_has_it_with_its_shortcut(on: SettingsStage) -> None:
    texts = [action.text() for action in on.on.window.menus["File"].actions()]
    assert "&Settings…" in texts
    assert on.adjusting.action.shortcut().toString() == "Ctrl+,"


async def test_all_my_queues_can_be_shown_first(tmp_path: Path, sandbox: Sandbox) -> None:
    async with stage(tmp_path, sandbox) as on:
        await on.link()
        store = on.store
    again = Stage(tmp_path, sandbox, time.time, store=store)
    program = again.program
    assert program is not None
    again.window.show()
    program.start(await program.workspace.starting.first("all", again.history))
    await until(lambda: len(program.workspace.library.refs) >= 2, "the lists")
    assert program.features.all_lists.is_open
    assert again.window.page is None
    await again.close()
