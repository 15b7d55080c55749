"""The pane for one entry of a feed: its text, its link, and the lists that it can be added to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop_app.domain.feeds import FeedEntry
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.feeds.safe_html import safe
from desktop_app.ui.feeds.words import day, host_of, leads_to
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.host_display import ENCODED, whole_of
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.menu_button import MenuButton


class SafeText(QTextBrowser):
    """A text of words and links. It fetches nothing and goes nowhere: a followed link is reported."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName("What the entry says")
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )  # a screen reader reads at the caret

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Neither pictures nor style sheets, from wherever."""
        return None


class ReadingPane(QWidget):
    """A pane that asks before it opens a link."""

    link_wanted = Signal(str)
    """An http or https address, whose host was shown."""

    add_wanted = Signal(object, object)
    """FeedEntry, QueueRef: the title that the entry is about belongs into that list."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: FeedEntry | None = None
        self._asked = ""
        self.title = Label("", 18, 700, wraps=True)
        self.date = Label("", 12, role="second_text")
        self.text = SafeText()
        self.add = MenuButton("Add this title to a list")
        self.page = QPushButton(icon("open"), beside_icon("Open its page…"))
        self._where = Label("", 13, wraps=True)
        self.go = QPushButton("Open in the browser")
        self._menu = self.add.menu_of
        self._foot = QWidget()
        self._build()
        self.show_entry(None)

    def show_entry(self, entry: FeedEntry | None) -> None:
        """Show an entry; None empties the pane."""
        self._entry = entry
        self._ask("")
        self.title.setText(entry.title if entry is not None else "")
        self.date.setText(day(entry.updated) if entry is not None else "")
        self.page.setVisible(entry is not None and bool(host_of(entry.page)))
        self.add.setVisible(entry is not None)
        self._fill()

    def show_targets(self, lists: Sequence[tuple[QueueRef, str]]) -> None:
        """Offer these lists for the entry's title."""
        self._menu.clear()
        for ref, name in lists:
            self._menu.addAction(plain_text.caption(name)).triggered.connect(
                lambda _checked=False, ref=ref: self._add_to(ref)
            )
        self.add.setEnabled(bool(lists))

    @property
    def asked(self) -> str:
        """The address of the link that is asked about; empty if none is."""
        return self._where.text() if self._asked else ""

    def changeEvent(self, event: QEvent) -> None:
        """Links take their colour when the text is read."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._fill()

    def _fill(self) -> None:
        entry = self._entry
        self.text.document().setDefaultStyleSheet(f"a {{ color: {colors().link.name()}; }}")
        shown = safe(entry.html) if entry is not None else ""
        if shown:
            self.text.setHtml(shown)
        else:
            self.text.setPlainText(entry.text if entry is not None else "")

    def _ask(self, address: str) -> None:
        """Show where the link leads before anything is opened."""
        self._asked = address if host_of(address) else ""
        self._where.setText(leads_to(address) if self._asked else "")
        self.go.setToolTip(plain_text.tip(whole_of(self._asked)))
        self._foot.setVisible(bool(self._asked))

    def _follow(self, url: QUrl) -> None:
        self._ask(url.toString(ENCODED))
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        address = self._asked
        self._ask("")
        if address:
            self.link_wanted.emit(address)

    def _open_page(self) -> None:
        if self._entry is not None:
            self._follow(QUrl(self._entry.page))

    def _add_to(self, ref: QueueRef) -> None:
        if self._entry is not None:
            self.add_wanted.emit(self._entry, ref)

    def _build(self) -> None:
        self.add.setIcon(icon("add"))
        self.add.say(beside_icon("Add to"))
        self.add.setToolTip("Ctrl+Return")
        self.page.setAccessibleName("Show where its page is")
        self.go.setProperty("primary", True)
        self.page.clicked.connect(self._open_page)
        self.go.clicked.connect(self._go)
        self.text.anchorClicked.connect(self._follow)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.page)
        buttons.addStretch(1)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self._where, 1)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(6)
        for widget in (self.title, self.date, self.text):
            column.addWidget(widget, 1 if widget is self.text else 0)
        column.addLayout(buttons)
        column.addWidget(self._foot)
