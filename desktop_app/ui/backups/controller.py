"""Serves File → Back up… and File → Restore…: asks for files, shows what would change, tells what came of it."""

from collections.abc import Awaitable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.errors import LineupError
from desktop_app.domain.names import shown_name
from desktop_app.ui.backups import words
from desktop_app.ui.backups.window import RestoreWindow
from desktop_app.ui.own_files import RestoreOffer
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.workspace import Feature, Workspace

FILES = "Backups (*.zip)"


class BackupsController(Feature):
    """Backs up and restores, one file at a time: until it is written or read, the menu's entries are gray."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._files = workspace.own_files
        self._library = workspace.library
        self._accounts = workspace.accounts
        self._tasks = workspace.tasks
        self._main_window = workspace.window
        self._welcome = workspace.welcome
        self._say = workspace.say
        self.window: RestoreWindow | None = None
        menus = workspace.window.menus
        self.back_up_action = menus.add("File", "backups", "&Back up…", "", self._ask_where)
        self.restore_action = menus.add("File", "backups", "&Restore…", "", self._ask_which)
        self.back_up_action.setStatusTip("Write what only this computer keeps into one file, without sign-ins and keys")
        self.restore_action.setStatusTip("Bring back what a backup holds; you see it first")

    def back_up(self, file: str) -> None:
        """Write a backup there."""
        self._begin(self._back_up(Path(file)))

    def look_at(self, file: str) -> None:
        """Show what restoring this backup would change."""
        self._begin(self._look_at(Path(file)))

    # --- the menu ------------------------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        dialog = QFileDialog(self._main_window, "Back up", filter=FILES)
        dialog.setObjectName("backup_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(f"Lineup backup {QDate.currentDate().toString(Qt.DateFormat.ISODate)}.zip")
        dialog.fileSelected.connect(self.back_up)
        dialog.open()

    def _ask_which(self) -> None:
        dialog = QFileDialog(self._main_window, "Restore a backup", filter=f"{FILES};;All files (*)")
        dialog.setObjectName("restore_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.look_at)
        dialog.open()

    def _begin(self, work: Awaitable[None]) -> None:
        self._tasks.start(self._alone(work))

    async def _alone(self, work: Awaitable[None]) -> None:
        self._allow(allowed=False)
        try:
            await work
        finally:
            self._allow(allowed=True)

    def _allow(self, *, allowed: bool) -> None:
        for action in (self.back_up_action, self.restore_action):
            action.setEnabled(allowed)

    # --- what is done ----------------------------------------------------------------------------------------------

    async def _back_up(self, path: Path) -> None:
        try:
            done = await self._files.backups.write(path)
        except LineupError as error:
            self._say(Message(Kind.ERROR, "Nothing was backed up.", detail_of(error)))
        else:
            self._say(Message(Kind.OK, "Backed up.", words.written(done, shown_name(path))))

    async def _look_at(self, path: Path) -> None:
        try:
            offer = await self._files.backups.read(path)
        except LineupError as error:
            sentence = sentence_of(error, "")
            self._say(Message(Kind.ERROR, sentence.lead, f"{shown_name(path.name)}: {sentence.text}"))
            return
        if self.window is not None:
            self.window.close()
        changes = offer.changes
        self.window = window = RestoreWindow(
            words.about(offer, shown_name(path.name)),
            words.cards(changes, self._service),
            words.remark(offer.replaced),
            can_restore=changes.is_any or bool(changes.descriptions),
            parent=self._main_window,
        )
        window.closed.connect(partial(self._forget, window))
        window.restore_pressed.connect(lambda: self._begin(self._restore(window, offer)))
        window.start()

    def _forget(self, window: RestoreWindow) -> None:
        self.window = None
        delete_when_free(window)

    async def _restore(self, window: RestoreWindow, offer: RestoreOffer) -> None:
        window.set_busy(busy=True)
        try:
            if offer.changes.is_any:
                await self._files.backups.restore(offer)
        except LineupError as error:
            sentence = sentence_of(error, "")
            self._say(Message(Kind.ERROR, sentence.lead, sentence.text))
        else:
            self._say(self._told(offer))
            self._take_over(offer)
        finally:
            window.set_busy(busy=False)
            window.close()

    def _take_over(self, offer: RestoreOffer) -> None:
        """Have everybody read anew what was restored."""
        restored = {each.account.id for each in offer.changes.accounts if each.lists}
        for account in self._library.accounts:
            if account.id in restored:
                account.own_data_changed()
        self._files.restored.emit(offer)

    def _told(self, offer: RestoreOffer) -> Message:
        """Return the message about what was restored, with a button to link the first account that waits."""
        waiting = [each.account for each in offer.changes.accounts if not each.is_linked]
        known = [each.provider for each in waiting if self._service(each.provider) != each.provider]
        actions = tuple(
            Action(f"Link {self._service(each)}", partial(self._welcome.link_requested.emit, each))
            for each in known[:1]
        )
        return Message(Kind.OK, "Restored.", words.restored(offer.changes, self._service), actions)

    def _service(self, provider_id: str) -> str:
        known = {each.profile.id: each.profile.name for each in self._accounts.providers}
        return known.get(provider_id, provider_id)
