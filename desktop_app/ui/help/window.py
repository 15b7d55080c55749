"""The help window: contents and search beside a page of the guide, or of the keyboard shortcuts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.help.guide import Chapter, Page, found_in
from desktop_app.ui.help.shortcuts import ShortcutGroup, as_html, as_text
from desktop_app.ui.style.measures import open_at
from desktop_app.ui.style.theme import colors, grown
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.field_buttons import let_clear
from desktop_app.ui.widgets.link_button import open_page
from desktop_app.ui.widgets.plain_window import PlainWindow

SIZE = QSize(976, 664)
SMALLEST = QSize(560, 400)
SHORTCUTS = "shortcuts"
TITLE = "Keyboard shortcuts"
INTRODUCTION = "Everything in Lineup works without a mouse. Menus show the same shortcuts. Open a list to see its own."
NOTHING = "Nothing found"
_KEY = Qt.ItemDataRole.UserRole


class HelpWindow(PlainWindow):
    """Not modal; remembers its page and size while the program runs."""

    def __init__(
        self, chapters: Sequence[Chapter], shortcuts: Callable[[], Sequence[ShortcutGroup]], parent: QWidget | None
    ) -> None:
        """`shortcuts` reads the shortcuts as they are at that moment."""
        super().__init__(parent)
        self._chapters = chapters
        self._pages = {page.key: page for chapter in chapters for page in chapter.pages}
        self._shortcuts = shortcuts
        self._earlier: list[str] = []
        self.shown = ""
        """Key of the page on the screen."""

        self.setWindowTitle("Help")
        open_at(self, SIZE, SMALLEST)
        self.search = QLineEdit(placeholderText="Search help (Ctrl+F)")
        self.search.setAccessibleName("Search help")
        self.search.setAccessibleDescription("Ctrl+F")
        let_clear(self.search)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setHeaderLabels([""])  # hidden, and said in front of rows all the same
        self.contents.setAccessibleName("Contents")
        self.contents.setStyleSheet("QTreeView::item { padding: 5px 2px; }")
        self.text = QTextBrowser(openLinks=False)
        self.text.setAccessibleName("Page")
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )  # a screen reader reads at the caret
        self.text.document().setDocumentMargin(20)
        self.copy = CopyButton("Copy as text", "Copy all shortcuts as text", lambda: as_text(self._shortcuts()))
        self._lay_out()
        self._connect()
        self._fill()

    def show_page(self, key: str) -> None:
        """Show the page of that key, and remember the one before."""
        if self.shown and key != self.shown:
            self._earlier.append(self.shown)
        self._show(key)

    def show_again(self) -> None:
        """Show the last page, or the first one of the guide."""
        self._show(self.shown or next(iter(self._pages)))

    def go_back(self) -> None:
        """Show the page before this one."""
        if self._earlier:
            self._show(self._earlier.pop())

    # --- what is shown -------------------------------------------------------------------------------------------

    def _show(self, key: str) -> None:
        self.shown = key
        self.copy.setVisible(key == SHORTCUTS)
        if key == SHORTCUTS:
            groups = as_html(self._shortcuts(), colors().line.name())
            self.text.setHtml(f"<h1>{TITLE}</h1><p>{INTRODUCTION}</p>{groups}")
        else:
            self.text.setMarkdown(self._pages[key].text)
        self._mark(key)

    def _mark(self, key: str) -> None:
        """Choose the page in the contents, where it stands there.

        A chapter and its first page show the same: whichever of them was chosen stays.
        """
        chosen = self.contents.currentItem()
        if chosen is not None and chosen.data(0, _KEY) == key:
            return
        for item in self._items():
            if item.data(0, _KEY) == key:
                self.contents.blockSignals(True)
                self.contents.setCurrentItem(item)
                self.contents.blockSignals(False)
                return

    def _items(self) -> Sequence[QTreeWidgetItem]:
        return self.contents.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive, 0)

    def _fill(self) -> None:
        """Fill the contents with all pages, or with those that were found."""
        self.contents.clear()
        words = self.search.text().strip()
        if words:
            self._fill_with_hits(words)
            return
        for place, chapter in enumerate(self._chapters):
            top = _item(chapter.title, chapter.pages[0].key)
            self.contents.addTopLevelItem(top)
            for page in chapter.pages:
                top.addChild(_item(page.title, page.key))
            top.setExpanded(place == 0)
        self.contents.addTopLevelItem(_item(TITLE, SHORTCUTS))
        self._mark(self.shown)

    def _fill_with_hits(self, words: str) -> None:
        keys = Page(SHORTCUTS, TITLE, as_text(self._shortcuts()))
        hits = found_in((*self._pages.values(), keys), words)
        for hit in hits:
            item = _item(hit.page.title, hit.page.key)
            self.contents.addTopLevelItem(item)
            if hit.passage:
                item.addChild(_item(hit.passage, hit.page.key))
                item.setToolTip(0, plain_text.tip(hit.passage))
        self.contents.expandAll()
        if not hits:
            nothing = _item(NOTHING, "")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.contents.addTopLevelItem(nothing)

    # --- what the person does ------------------------------------------------------------------------------------

    def _begin_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _KEY):
            self.show_page(item.data(0, _KEY))

    def _open_first(self) -> None:
        """Open the first hit, and put the keyboard on its text."""
        self._choose(self.contents.topLevelItem(0))
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Clear the search, then close."""
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _follow(self, link: QUrl) -> None:
        """Open another chapter here, and web pages in the browser."""
        name = link.path().removesuffix(".md")
        chapter = next((each for each in self._chapters if each.name == name), None)
        if chapter is not None:
            self.show_page(chapter.pages[0].key)
        else:
            open_page(link.toString())

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._open_first)
        self.contents.currentItemChanged.connect(self._choose)
        self.text.anchorClicked.connect(self._follow)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self._begin_search),
            (QKeySequence(Qt.Key.Key_Escape), self._leave),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
            (QKeySequence("Alt+Left"), self.go_back),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(12, 16, 12, 12)
        beside.addWidget(self.search)
        beside.addWidget(self.contents, 1)
        above = QHBoxLayout()
        above.addStretch(1)
        above.addWidget(self.copy)
        page = QVBoxLayout(right)
        page.setContentsMargins(16, 12, 12, 12)
        page.addLayout(above)
        page.addWidget(self.text, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([grown(256), SIZE.width() - 256])
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.contents.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.set_content(whole)


def _item(text: str, key: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, _KEY, key)
    return item
