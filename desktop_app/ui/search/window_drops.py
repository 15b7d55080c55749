"""Files, addresses and text from other programs, dropped into the window or opened with the program."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, QTimer, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent

from desktop_app.domain.import_export.dropped_text import is_list, search_words
from desktop_app.domain.import_export.imported_title import LARGEST
from desktop_app.domain.queues import QueueRef
from desktop_app.opened import is_address, path_at
from desktop_app.ui.import_export.controller import ImportExportController
from desktop_app.ui.sentences.files import SUFFIXES
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.sidebar.accounts import SourceList
from desktop_app.ui.widgets.carriage import say_over
from desktop_app.ui.widgets.drag_card import Sign, Verdict, card_over
from desktop_app.ui.widgets.drag_rules import action_of
from desktop_app.ui.widgets.titles_mime import TITLES
from desktop_app.ui.workspace import Workspace

NO_ACCOUNT = "Link an account first."
NO_LIST_SHOWN = "Open a list first."
ONE_FILE = "Drop one file at a time."
NOT_HERE = "Lineup can’t reach this file. Copy it to a folder on this computer first."
NO_SUCH_FILE = "Lineup reads lists from CSV, JSON, text and ZIP files."
NO_TITLE = "Lineup finds no title in this. Drop a file with a list, a title’s address or its name."
BUSY = "Finish what is open in this list first."


NOWHERE = QPoint(-1, -1)
"""A place of the window where nothing is."""

DESCRIPTION = ".toml"
"""The suffix of files that describe a service."""


class _Plan(NamedTuple):
    """The effect of a drop: its words, and the function that does it, which a refusal has none of."""

    verdict: Verdict
    act: Callable[[], None] | None = None


class WindowDrops(QObject):
    """Takes what tables and sidebar leave to the window. Files go into the list under the mouse, else the shown one."""

    service_wanted = Signal(Path)
    """A file that describes a service was dropped, or is opened."""

    def __init__(
        self,
        workspace: Workspace,
        importing: ImportExportController,
        look_for: Callable[[str], None],
    ) -> None:
        self._window = workspace.window
        super().__init__(self._window)
        self._accounts = workspace.accounts
        self._sidebar = workspace.sidebar
        self._importing = importing
        self._look_for = look_for
        self._window.setAcceptDrops(True)
        self._window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        match event:
            case QDropEvent() if event.mimeData().hasFormat(TITLES):
                return False
            case QDragEnterEvent():
                event.acceptProposedAction()
            case QDragMoveEvent():
                self._judge(event)
            case QDragLeaveEvent():
                card_over(self._window).leave()
            case QDropEvent():
                self._drop(event)
            case _:
                return False
        return True

    def _judge(self, event: QDropEvent) -> _Plan:
        """Say beside the mouse what the drop would do, and accept it if that is anything."""
        spot = event.position().toPoint()
        plan = self.plan(event.mimeData(), spot)
        say_over(self._window, spot, plan.verdict, QRect())
        event.setDropAction(action_of(plan.verdict))
        event.setAccepted(plan.act is not None)
        return plan

    def _drop(self, event: QDropEvent) -> None:
        plan = self._judge(event)
        card_over(self._window).leave()
        if plan.act is not None:
            QTimer.singleShot(0, self, plan.act)  # the program that it comes from waits until the event is over
        else:
            self._say_no(plan)

    def open(self, opened: str) -> None:
        """Do with a file or an address that the program was started with what a drop beside the lists would do.

        A file that holds no list is taken for the description of a service, whatever it is called.
        """
        path = Path(opened)
        if is_address(opened):
            plan = self._plan_text(opened, NOWHERE)
        elif path.suffix.lower() in SUFFIXES:
            plan = self._plan_import(NOWHERE, self._import_of(path))
        else:
            plan = self._plan_service(path)
        if plan.act is not None:
            plan.act()
        else:
            self._say_no(plan)

    def _say_no(self, plan: _Plan) -> None:
        self._window.message_bar.show_message(Message(Kind.INFO, "Nothing was imported.", plan.verdict.words))

    def plan(self, data: QMimeData, spot: QPoint) -> _Plan:
        """The effect of dropping `data` at a place of the window."""
        addresses = [_written(url) for url in data.urls()]
        if not addresses:
            return self._plan_text(data.text(), spot)
        if all(map(is_address, addresses)):
            return self._plan_text("\n".join(addresses), spot)
        if len(addresses) > 1:
            return _refused(ONE_FILE)
        path = path_at(addresses[0])
        return self._plan_file(path, spot) if path is not None else _refused(NOT_HERE)

    def _plan_text(self, text: str, spot: QPoint) -> _Plan:
        if not self._accounts.all:
            return _refused(NO_ACCOUNT)
        if is_list(text) and len(text) <= LARGEST:
            return self._plan_import(spot, lambda ref: self._importing.import_text(ref, text))
        words = search_words(text)
        if not words:
            return _refused(NO_TITLE)
        return _Plan(Verdict(Sign.COPY, f"Search for “{words}”"), partial(self._look_for, words))

    def _plan_file(self, path: Path, spot: QPoint) -> _Plan:
        if path.suffix.lower() == DESCRIPTION:
            return self._plan_service(path)
        if path.suffix.lower() not in SUFFIXES:
            return _refused(NO_SUCH_FILE)
        return self._plan_import(spot, self._import_of(path))

    def _plan_service(self, path: Path) -> _Plan:
        return _Plan(Verdict(Sign.COPY, "Add a service"), partial(self.service_wanted.emit, path))

    def _import_of(self, path: Path) -> Callable[[QueueRef], None]:
        return lambda ref: self._importing.import_from(ref, str(path))

    def _plan_import(self, spot: QPoint, act: Callable[[QueueRef], None]) -> _Plan:
        """Import into the list under the mouse, or into the shown one."""
        if not self._accounts.all:
            return _refused(NO_ACCOUNT)
        ref = self._list_at(spot) or self._window.current
        page = self._window.panes.page_of(ref) if ref is not None and self._window.page is not None else None
        if ref is None or page is None:
            return _refused(NO_LIST_SHOWN)
        if page.heading.fixed or page.is_covered:
            return _refused(page.heading.fixed or BUSY)
        return _Plan(Verdict(Sign.COPY, f"Import into {page.heading.title}"), partial(act, ref))

    def _list_at(self, spot: QPoint) -> QueueRef | None:
        """The list whose row in the sidebar is at a place of the window; None if there is none."""
        view = self._sidebar.tree.viewport()
        at = view.mapFrom(self._window, spot)
        index = self._sidebar.tree.indexAt(at) if view.isVisible() and view.rect().contains(at) else None
        shown = self._sidebar.model.source_at(index) if index is not None else None
        return shown.ref if isinstance(shown, SourceList) else None


def _refused(reason: str) -> _Plan:
    return _Plan(Verdict(Sign.REFUSED, reason))


def _written(url: QUrl) -> str:
    """An address with every byte as it came: a name may be no Unicode."""
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
