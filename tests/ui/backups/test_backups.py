"""Own work moves from one computer to another: backed up, looked at, restored, joined when its account is linked."""

import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from stat import S_IMODE

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop_app.accounts import LiveList
from desktop_app.domain.duplicates import pair_of
from desktop_app.domain.queues import QueueRef
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.settings_file import load_settings
from desktop_app.sync.state import Event, QueueState
from desktop_app.tour.hands import until
from desktop_app.ui.backups.controller import BackupsController
from desktop_app.ui.backups.window import RestoreWindow
from tests.tmdb import FILMS, Member, key_of
from tests.ui.stage import Stage, move, shown, until_said

pytestmark = pytest.mark.usefixtures("nothing_flashes")


class Computer(Stage):
    """Ada's window at TMDB, with the two entries of its menu."""

    services = ("tmdb",)

    def __init__(
        self, folder: Path, sandbox: Sandbox, clock: Callable[[], float], store: SessionStore | None = None
    ) -> None:
        super().__init__(folder, sandbox, clock, store=store)
        self.folder = folder
        self.events: list[Event] = []
        self.accounts.library.list_changed.connect(self._hear)
        load_settings(folder / "settings.toml")

    @property
    def backups(self) -> BackupsController:
        return self.program.features.backups

    def _hear(self, _changed: LiveList, _state: QueueState, event: Event | None) -> None:
        if event is not None:
            self.events.append(event)

    async def link_tmdb(self) -> QueueRef:
        await self.accounts.keys.save("tmdb", key_of(self.sandbox.tmdb))
        client = key_of(self.sandbox.tmdb)
        linked = await self.accounts.linker.link("tmdb", Method.EMBEDDED, client, Member(), lambda _: None)
        ref = QueueRef(linked.account.id, FILMS)
        assert self.program is not None
        lists = self.program.workspace.library
        await until(lambda: ref in lists, "the watchlist to be there")
        self.program.workspace.screen.choose(ref)
        await until(lambda: self.is_in_step, "it to be read")
        return ref

    async def back_up(self, file: Path) -> None:
        self.backups.back_up(str(file))
        await until_said(self, "Backed up.")

    async def look_at(self, file: Path) -> RestoreWindow:
        self.backups.look_at(str(file))
        await until(lambda: self.backups.window is not None and self.backups.window.isVisible(), "the preview")
        assert self.backups.window is not None
        return self.backups.window

    async def restore(self, file: Path) -> None:
        window = await self.look_at(file)
        window.restore.click()
        await until_said(self, "Restored.")
        await until(lambda: self.backups.window is None, "the preview to be closed")


@asynccontextmanager
async def computer(folder: Path, sandbox: Sandbox) -> AsyncIterator[Computer]:
    folder.mkdir()
    sandbox.tmdb.faults.requests_per_second(None)
    async with shown(Computer(folder, sandbox, time.time)) as on:
        yield on


async def arranged(on: Computer) -> tuple[str, ...]:
    """Ada links, brings the third film to the top, and says that two titles are the same."""
    await on.link_tmdb()
    move(on, 2, 0)
    await until(lambda: on.is_in_step, "the order to be kept")
    await on.history.answer_same({pair_of("tmdb@sandbox:movie/1", "trakt@sandbox:m/1"): True})
    return on.state.view.ids


async def test_an_own_order_waits_for_its_account_on_another_computer(sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "ada.zip"
    async with computer(tmp_path / "old", sandbox) as old:
        order = await arranged(old)
        await old.back_up(file)
        assert "Sign-ins and keys aren't in it" in old.said
        assert sys.platform == "win32" or not S_IMODE(file.stat().st_mode) & 0o077
    async with computer(tmp_path / "new", sandbox) as new:
        window = await new.look_at(file)
        assert "Waits until Ada Lovelace is linked here" in window.said
        assert "1 answer about which titles are the same" in window.said
        assert f"your order of {len(order)} titles" in window.said
        assert not await new.features.details.same_titles.answers()
        window.restore.click()
        await until_said(new, "Restored.")
        assert "comes back when you link it" in new.said
        assert await new.features.details.same_titles.answers(), "read again, though they were read before"
        assert not new.accounts.all
        await new.link_tmdb()
        assert new.state.view.ids == order


async def test_a_linked_account_has_its_order_back_at_once(sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "ada.zip"
    async with computer(tmp_path / "old", sandbox) as old:
        order = await arranged(old)
        await old.back_up(file)
        move(old, 0, 3)
        await until(lambda: old.is_in_step and old.state.view.ids != order, "another order")
        window = await old.look_at(file)
        assert "in place of the one here" in window.said
        window.close()
        await until(lambda: old.backups.window is None, "the preview to be closed")
        assert old.state.view.ids != order
        old.events.clear()
        await old.restore(file)
        await until(lambda: old.state.view.ids == order, "the order to be back")
        assert not old.events  # nobody else changed the list
        again = await old.look_at(file)
        assert "Everything in this backup is here already." in again.said
        assert again.restore.isHidden()
        again.close()
        await until(lambda: old.backups.window is None, "the preview to be closed")
        before = await old.look_at(old.folder / "before_restore.zip")
        assert "in place of the one here" in before.said
        before.restore.click()
        await until((old.folder / "before_restore-2.zip").exists, "a second copy")
        await until(lambda: old.state.view.ids != order, "the other order to be back")


async def test_a_file_that_is_no_backup_is_told_and_changes_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    file = tmp_path / "letter.zip"
    file.write_bytes(b"Dear Ada,")
    async with computer(tmp_path / "new", sandbox) as new:
        new.backups.look_at(str(file))
        await until_said(new, "This file can't be restored.")
        assert "It isn't a backup made by Lineup." in new.said
        assert new.backups.window is None
        new.backups.look_at(str(tmp_path / "nowhere.zip"))
        await until_said(new, "nowhere.zip isn’t there")


async def test_a_place_that_cannot_be_written_is_told(sandbox: Sandbox, tmp_path: Path) -> None:
    async with computer(tmp_path / "new", sandbox) as new:
        new.backups.back_up(str(tmp_path / "no" / "folder" / "ada.zip"))
        await until_said(new, "Nothing was backed up.")


async def test_the_menu_asks_for_files(sandbox: Sandbox, tmp_path: Path) -> None:
    async with computer(tmp_path / "new", sandbox) as new:
        for action, name in ((new.backups.back_up_action, "backup"), (new.backups.restore_action, "restore")):
            assert action in new.window.menus["File"].actions()
            action.trigger()
            dialog = new.window.findChild(QFileDialog, f"{name}_dialog")
            assert isinstance(dialog, QFileDialog)
            assert dialog.isVisible()
            dialog.close()
