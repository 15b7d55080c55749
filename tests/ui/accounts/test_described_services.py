"""A service from a file: told what is wrong with it, added from the menu, linked by the wizard."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop_app.app.core import Core
from desktop_app.app.lifetime import App
from desktop_app.providers.described import Change
from desktop_app.providers.provider import Method
from desktop_app.storage.profile import profile_in
from desktop_app.tour.buttons import buttons, click_button
from desktop_app.tour.hands import until
from desktop_app.ui.accounts.described_services import _ADDRESSES, differences
from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard
from desktop_app.ui.shell.message_looks import LONGEST_TEXT
from desktop_app.ui.sidebar.accounts import SourceState
from desktop_app.ui.style.theme import Theme
from tests.authlib_server.records import Client
from tests.authlib_server.server import serving
from tests.authlib_server.telling import TellingServer
from tests.ui.link_wizard.helper import fill_in, until_says
from tests.ui.whole_program import cards, said, started
from tests.unit.providers.described.listed import described

ROOT = str(Path(__file__).parents[3])
KEY = 'name = "Far"\nflows = ["key"]\n[user]\nurl = "https://far.example/me"\nid = "id"\nname = "name"\n'


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> Iterator[TellingServer]:
    monkeypatch.setattr(Client, "check_redirect_uri", lambda *_: True)
    with serving(TellingServer(Client("client_secret_basic"))) as server:
        server.issuer = server.address
        yield server


async def choose_file(app: App, path: Path) -> None:
    """By the menu and its dialog."""
    app.window.menus["Account"].aboutToShow.emit()
    action = next(a for a in app.window.menus["Account"].actions() if a.text().startswith("Add a service"))
    action.trigger()
    await until(lambda: app.window.findChildren(QFileDialog), "the dialog")
    dialog = app.window.findChildren(QFileDialog)[0]
    assert dialog.isVisible()
    assert Path(dialog.directory().absolutePath()) == app.profile.services
    dialog.fileSelected.emit(str(path))
    dialog.close()


async def test_a_wrong_file_is_told_and_stops_no_other(theme: Theme, tmp_path: Path) -> None:
    profile = profile_in(tmp_path)
    profile.services.mkdir()
    (profile.services / "far.toml").write_text(KEY)
    (profile.services / "near.toml").write_text(KEY.replace("flows", "flow"))
    async with started(profile, theme) as app:
        assert "near.toml, line 2, flow: no such key; did you mean flows?" in said(app)
        assert buttons(cards(app), "Link Far…")
        assert app.accounts is not None
        assert [p.profile.id for p in app.accounts.providers][-1] == "far"


async def test_a_secret_in_a_file_is_told_at_the_start(theme: Theme, tmp_path: Path) -> None:
    profile = profile_in(tmp_path)
    profile.services.mkdir()
    text = 'name = "Far"\nflows = ["code"]\nissuer = "https://far.example"\nclient = { id = "a", secret = "hush" }\n'
    (profile.services / "far.toml").write_text(text)
    async with started(profile, theme) as app:
        assert "far.toml, line 4, client.secret" in said(app)
        assert "hush" not in said(app)
        assert buttons(cards(app), "Link Far…")


async def test_a_new_profile_has_examples_which_describe_nothing(theme: Theme, tmp_path: Path) -> None:
    profile = profile_in(tmp_path)
    async with started(profile, theme) as app:
        assert "template.toml.example" in {path.name for path in profile.services.iterdir()}
        assert app.accounts is not None
        assert "template" not in {p.profile.id for p in app.accounts.providers}


async def test_a_file_with_a_mistake_is_not_added(theme: Theme, tmp_path: Path) -> None:
    wrong = tmp_path / "far.toml"
    wrong.write_text("\n".join(f"wrong{number} = 1" for number in range(9)))
    profile = profile_in(tmp_path / "profile")
    async with started(profile, theme) as app:
        await choose_file(app, wrong)
        await until(lambda: "can’t be added" in said(app), "the message")
        assert "far.toml, line 1, name" in said(app)
        assert "more." in said(app)
        assert not (profile.services / "far.toml").exists()


async def test_a_file_that_was_opened_is_added_when_the_person_says_so(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "far.lineup-service.toml"
    file.write_text(KEY)
    profile = profile_in(tmp_path / "profile")
    async with started(profile, theme, str(file)) as app:
        assert "“far.lineup-service.toml” describes a service." in said(app)
        assert not list(profile.services.glob("*.toml"))
        await click_button(app.window.message_bar, "Add it")
        await until(lambda: "Far can be linked." in said(app), "the message")


async def test_what_a_file_will_have_sent_is_told_when_it_is_added(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "shelf.toml"
    file.write_text(described())
    profile = profile_in(tmp_path / "profile")
    async with started(profile, theme) as app:
        await choose_file(app, file)
        await until(lambda: "Shelf can be linked." in said(app), "the message")
        told = "the move (PUT), the title to add (POST), the title to remove (DELETE)."
        assert f"When you change a list, api.example is sent {told}" in said(app)


def ask_to_open(file: Path) -> None:
    """As macOS asks a program."""
    qt = QApplication.instance()
    assert qt is not None
    QCoreApplication.sendEvent(qt, QFileOpenEvent(QUrl.fromLocalFile(str(file))))


async def test_a_file_opened_on_the_desktop_is_offered_in_the_window_that_is_there(
    theme: Theme, tmp_path: Path
) -> None:
    file = tmp_path / "fär away %41.lineup-service.toml"
    file.write_text(KEY)
    async with started(profile_in(tmp_path / "profile"), theme) as app:
        app.window.hide()
        ask_to_open(file)
        await until(lambda: "“fär away %41.lineup-service.toml” describes a service." in said(app), "the offer")
        assert app.window.isVisible()


async def test_a_file_opened_before_there_are_accounts_waits_for_them(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "far.lineup-service.toml"
    file.write_text(KEY)
    ask_to_open(file)
    async with started(profile_in(tmp_path / "profile"), theme) as app:
        await until(lambda: "“far.lineup-service.toml” describes a service." in said(app), "the offer")


async def test_an_address_is_no_file(theme: Theme, tmp_path: Path) -> None:
    qt = QApplication.instance()
    assert qt is not None
    async with started(profile_in(tmp_path / "profile"), theme) as app:
        QCoreApplication.sendEvent(qt, QFileOpenEvent(QUrl("lineup:far.toml")))
        assert "describes" not in said(app)


async def test_a_file_of_another_start_is_offered_here(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "far.toml"
    file.write_text(KEY)
    async with started(profile_in(tmp_path / "profile"), theme) as app:
        again = (sys.executable, "-m", "desktop_app", "--profile", str(tmp_path / "profile"), str(file))
        ended = await asyncio.to_thread(subprocess.run, again, check=False, env={**os.environ, "PYTHONPATH": ROOT})
        assert ended.returncode == 0
        await until(lambda: "“far.toml” describes a service." in said(app), "the offer")


async def test_from_the_file_to_the_account(
    theme: Theme, tmp_path: Path, far: TellingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits: list[asyncio.Task[object]] = []

    def open_uri(_core: Core, uri: str) -> bool:
        visits.append(asyncio.ensure_future(asyncio.to_thread(requests.get, uri, timeout=60)))
        return True

    monkeypatch.setattr(Core, "_open_uri", open_uri)
    file = tmp_path / "My far service.toml"
    scope = '[[scopes]]\nvalue = "openid"\nwords = "Know you"'
    file.write_text(f'name = "Far"\ncolour = "#123456"\nflows = ["code"]\nissuer = "{far.address}"\n{scope}\n')
    profile = profile_in(tmp_path / "profile")
    async with started(profile, theme) as app:
        assert not buttons(cards(app), "Link Far…")
        await choose_file(app, file)
        await until(lambda: "Far can be linked." in said(app), "the message")
        assert (profile.services / "my-far-service.toml").read_text() == file.read_text()
        await click_button(cards(app), "Link Far…")
        assert app.program is not None
        wizard = app.program.features.accounts.wizard
        assert wizard is not None
        frame = wizard.frame
        await until(lambda: buttons(frame, "Continue"), "the first page")
        ways = [c for c in frame.findChildren(ChoiceCard) if c.isVisible()]
        next(c for c in ways if c.choice.id == Method.BROWSER.value).setChecked(True)
        await click_button(frame, "Continue")
        await until_says(frame, "Client ID")
        assert not buttons(frame, "Another server")
        await click_button(frame, "Copy")
        assert QGuiApplication.clipboard().text() == "http://127.0.0.1/lineup/callback"
        fill_in(frame, key=far.client.client_id, secret=far.client.secret)
        await click_button(frame, "Check and continue")
        await until_says(frame, "Ada")
        assert app.accounts is not None
        assert [account.person.name for account in app.accounts.all] == ["Ada"]
        await asyncio.gather(*visits)
        await click_button(frame, "Done")
        await until(app.window.panes.isVisible, "the desk")
        no_list = app.window.panes._no_list
        await until(lambda: no_list._heading.text() == "Nothing to show here", "that there is no list to come")
        assert "No account" not in "".join(label.text() for label in app.window.status.findChildren(QLabel))
        assert [account.provider_name for account in app.program.workspace.labels.sources()] == ["Far"]

        for token in far.tokens:
            token.revoked = True
        app.program.refresh()
        await until(lambda: "Far needs you to sign in again." in said(app), "that the sign-in ended")
        (shown,) = app.program.workspace.labels.sources()
        assert shown.state is SourceState.SIGN_IN_AGAIN
        assert shown.second_line.startswith("sign in again")
        await click_button(app.window.message_bar, "Sign in again")
        wizard = app.program.features.accounts.wizard
        assert wizard is not None
        await click_button(wizard.frame, "Cancel")


async def test_a_file_that_would_replace_a_description_shows_where_it_leads_and_waits(
    theme: Theme, tmp_path: Path
) -> None:
    profile = profile_in(tmp_path / "profile")
    profile.services.mkdir(parents=True)
    (profile.services / "far.toml").write_text(KEY)
    file = tmp_path / "far.toml"
    file.write_text(KEY.replace("far.example", "evil.example"))
    async with started(profile, theme) as app:
        await choose_file(app, file)
        await until(lambda: "You already have a description of Far." in said(app), "the question")
        assert "Who you are: far.example → evil.example." in said(app)
        await click_button(app.window.message_bar, "Keep the one I have")
        assert (profile.services / "far.toml").read_text() == KEY

        await choose_file(app, file)
        await click_button(app.window.message_bar, "Replace it")
        await until(lambda: "Far can be linked." in said(app), "the message")
        assert (profile.services / "far.toml").read_text() == file.read_text()


def test_a_question_fits_the_bar_however_long_the_hosts_are() -> None:
    long = [Change(what, f"https://{'a' * 60}.example/x", f"https://{'b' * 60}.example/x") for what in _ADDRESSES]
    text = differences((*long, Change("name", "a", "b" * 500)))
    assert len(text) <= LONGEST_TEXT
    assert text.count("bbb.example") == len(_ADDRESSES)
