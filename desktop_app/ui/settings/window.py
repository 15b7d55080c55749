"""The settings window: pages at the left, one of them beside, and below it the buttons to save or leave."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QStackedWidget, QWidget

from desktop_app.storage.settings import Settings
from desktop_app.ui.settings.page import Page
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.style.measures import follow_font, open_at, wear_font
from desktop_app.ui.widgets.label import ElidedLabel
from desktop_app.ui.widgets.plain_window import PlainWindow
from desktop_app.ui.widgets.silent_tip import set_silent_tip
from desktop_app.ui.widgets.surfaces import Surface, button, column, line

SIZE = QSize(800, 620)
SMALLEST = QSize(560, 420)
_LIST_WIDTH = 152
AROUND = 12


class SettingsWindow(PlainWindow):
    """The window of the settings, which keeps what was typed until it is saved or let go."""

    save_requested = Signal()
    page_shown = Signal(object)
    """Page."""

    def __init__(self, pages: Sequence[Page], where: str, parent: QWidget) -> None:
        """`where`: the settings file."""
        super().__init__(parent)
        self.setWindowTitle("Settings")
        open_at(self, SIZE, SMALLEST)
        self.pages = tuple(pages)
        self.messages = MessageBar()
        self._settings = Settings()
        self._saving = self._typed_meanwhile = False
        self._list = QListWidget()
        self._stack = QStackedWidget()
        self._where = ElidedLabel(where, 12, role="second_text")
        set_silent_tip(self._where, where)
        self.save = button("&Save", "primary")
        self._close = button("&Close")
        self._build()
        for page in self.pages:
            page.changed.connect(self._hear_of_change)
        for leave in (QKeySequence(Qt.Key.Key_Escape), QKeySequence(QKeySequence.StandardKey.Close)):
            QShortcut(leave, self).activated.connect(self.close)
        for keep in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(keep), self).activated.connect(self.save.click)

    # --- what stands there -----------------------------------------------------------------------------------------

    def show_settings(self, settings: Settings) -> None:
        """Show the kept settings in place of what was typed."""
        self._settings = settings
        for page in self.pages:
            page.show_settings(settings)
        self._show_whether_changed()

    def show_saved(self, settings: Settings) -> None:
        """Show saved settings, but keep what was typed while they were written: that is to be saved yet."""
        if self._typed_meanwhile:
            self._settings = settings
        else:
            self.show_settings(settings)

    @property
    def is_changed(self) -> bool:
        """Whether something stands there that is not kept."""
        return any(map(self._differs, self.pages))

    def _differs(self, page: Page) -> bool:
        try:
            return page.is_changed or page.wanted(self._settings) != self._settings
        except ValueError:  # what was typed is nothing yet
            return True

    def wanted(self) -> Settings | None:
        """The settings with what stands on all pages; None where a page objects, which then is shown and says why."""
        wanted = self._settings
        for page in self.pages:
            if objection := page.objection():
                self.show_page(page)
                self.messages.show_message(Message(Kind.WARNING, "Not saved yet.", objection))
                return None
            wanted = page.wanted(wanted)
        return wanted

    def show_page(self, page: Page) -> None:
        """Bring this page up."""
        self._list.setCurrentRow(self.pages.index(page))

    @property
    def page(self) -> Page:
        """The one on the screen."""
        return self.pages[self._stack.currentIndex()]

    def start(self) -> None:
        """Show the window with the keyboard in the list of pages."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page_shown.emit(self.page)

    def set_saving(self, *, saving: bool) -> None:
        """Show that the settings are being written."""
        self._saving, self._typed_meanwhile = saving, False
        self.save.setText("Saving…" if saving else "&Save")
        self._show_whether_changed()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once whether to save before closing, so that a wrong key loses nothing."""
        if not self.is_changed:
            self.messages.dismiss()
            event.accept()
            return
        event.ignore()
        actions = (Action("Save", self.save.click, is_safe=True), Action("Discard", self._let_go))
        question = Message(Kind.QUESTION, "Save your changes?", "If you don’t, they’re lost.", actions, asks=True)
        self.messages.show_message(question)

    def _let_go(self) -> None:
        self.show_settings(self._settings)
        self.close()

    def _forget_saved(self) -> None:
        """“Saved” is no longer the whole truth."""
        if self.messages.message is not None and self.messages.message.kind is Kind.OK:
            self.messages.dismiss()

    def _hear_of_change(self) -> None:
        self._typed_meanwhile = True
        self._show_whether_changed()
        self._forget_saved()

    def _show_whether_changed(self) -> None:
        self.save.setEnabled(self.is_changed and not self._saving)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._list.setAccessibleName("Pages of the settings")
        wear_font(self._list, 13)
        self._list.setProperty("pages", True)
        for page in self.pages:
            self._list.addItem(page.title)
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(page)
            self._stack.addWidget(area)
        follow_font(self._list, _fit_width)
        self._list.currentRowChanged.connect(self._turn)
        beside = column()
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.messages)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._list)
        body.addWidget(_upright())
        body.addLayout(beside, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(8)
        foot.addWidget(self._where, 1)
        foot.addWidget(self._close)
        foot.addWidget(self.save)
        whole = column()
        whole.addLayout(body, 1)
        whole.addWidget(line())
        whole.addLayout(foot)
        self.set_content(whole)
        self.save.clicked.connect(self.save_requested)
        self._close.clicked.connect(self.close)
        self._list.setCurrentRow(0)

    def _turn(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        if self.isVisible():
            self.page_shown.emit(self.page)


def _fit_width(pages: QListWidget) -> None:
    """Leave the pages their room where letters are large: the names take no more than they need."""
    pages.setFixedWidth(max(pages.sizeHintForColumn(0) + 2 * AROUND, _LIST_WIDTH))


def _upright() -> Surface:
    made = Surface("line")
    made.setFixedWidth(1)
    return made
