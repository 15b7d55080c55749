"""The feeds window: accounts and their feeds, the entries of one feed, and the text of one entry."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.feeds import Feed
from desktop_app.ui.feeds.entries import EntriesTable
from desktop_app.ui.feeds.feed_tree import AccountFeeds, FeedTree
from desktop_app.ui.feeds.reading_pane import ReadingPane
from desktop_app.ui.feeds.words import CHOOSE, NO_ENTRIES, NO_FEEDS, WARNING, counted
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import open_at
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.plain_window import PlainWindow

SIZE = QSize(1000, 680)
SMALLEST = QSize(720, 480)
_WIDTHS = [210, 330, 460]


class FeedsWindow(PlainWindow):
    """The window of feeds, which shows what it is given and reports what is wanted."""

    refreshed = Signal()
    """The feeds are to be asked for anew."""

    copy_wanted = Signal()
    """The address of the chosen feed."""

    stopped = Signal()
    """What is under way is not waited for any longer."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Feeds")
        open_at(self, SIZE, SMALLEST)
        self.tree = FeedTree()
        self.table = EntriesTable()
        self.reading = ReadingPane()
        self.copy = QPushButton(icon("copy"), beside_icon("Copy address"))
        self.stop = QPushButton("Stop")
        self._heading = Label(CHOOSE, 12, 600, "second_text")
        self._says = Label("", 12, role="second_text", wraps=True)
        self._build()
        self._connect()
        self.clear()

    @property
    def words(self) -> str:
        """The sentence about what is under way or went wrong."""
        return self._says.text()

    @property
    def heading(self) -> str:
        """The heading that names the feed."""
        return self._heading.text()

    def clear(self) -> None:
        """Empty the window, so that no addresses stay behind."""
        self.tree.show_accounts(())
        self.show_nothing()
        self.say("")

    def show_accounts(self, accounts: Sequence[AccountFeeds]) -> None:
        """Show the feeds of the accounts, as far as they are known."""
        self.tree.show_accounts(accounts)
        if self.tree.current is None:
            self.show_nothing()
        if not accounts:
            self._heading.setText(NO_FEEDS)

    def show_nothing(self) -> None:
        """Show that no feed is chosen, or that it is not read yet."""
        self._heading.setText(CHOOSE)
        self.table.show_entries(())
        self.copy.setEnabled(self.tree.current is not None)

    def show_feed(self, feed: Feed, title: str) -> None:
        """Show the entries of a feed, in its own order."""
        self._heading.setText(f"{title}: {counted(len(feed.entries))}" if feed.entries else NO_ENTRIES)
        self.table.show_entries(feed.entries)

    def say(self, words: str, *, is_busy: bool = False) -> None:
        """Show a sentence about what is under way, went wrong or was done; `is_busy` shows the button to stop it."""
        self._says.setText(words)
        self.stop.setVisible(is_busy)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # minimized is not closed
            self.closed.emit()

    def _connect(self) -> None:
        self.table.chosen.connect(self.reading.show_entry)
        self.tree.chosen.connect(lambda: self.copy.setEnabled(True))
        self.copy.clicked.connect(self.copy_wanted)
        self.stop.clicked.connect(self.stopped)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Escape), self.close),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
            (QKeySequence(QKeySequence.StandardKey.Refresh), self.refreshed.emit),
            (QKeySequence("Ctrl+Shift+C"), self.copy.click),
            (QKeySequence("Ctrl+Return"), self.reading.add.showMenu),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _build(self) -> None:
        self.copy.setAccessibleName("Copy the feed’s address, which is a secret")
        self.copy.setToolTip("Ctrl+Shift+C")
        self.copy.setAutoDefault(False)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        panes.addWidget(_under(Label("Feeds", 12, 600, "second_text"), self.tree))
        panes.addWidget(_under(self._heading, self.table))
        panes.addWidget(self.reading)
        panes.setStretchFactor(2, 1)
        panes.setSizes([grown(width) for width in _WIDTHS])
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 12)
        whole.setSpacing(10)
        whole.addWidget(panes, 1)
        whole.addLayout(_row(self.copy, Label(WARNING, 12, role="second_text", wraps=True)))
        whole.addLayout(_row(self.stop, self._says))
        self.set_content(whole)


def _under(heading: Label, widget: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.setContentsMargins(12, 12, 12, 0)
    head.addWidget(heading)
    column.addLayout(head)
    column.addWidget(widget, 1)
    return made


def _row(button: QPushButton, words: Label) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(12)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
