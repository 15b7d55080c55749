"""A long text in which addresses can be followed: by a click, or by Alt+↓ and Return."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop_app.accounts.api_explorer import Page
from desktop_app.explorer.links import Link
from desktop_app.ui.style.theme import colors
from desktop_app.ui.widgets.label import FixedText

EMPTY = Page("")


class LinkedText(FixedText):
    """Marks only the links that can be seen: ten thousand cost as much as ten."""

    followed = Signal(str)
    """The address."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._links: Sequence[Link] = ()
        self._starts: Sequence[int] = ()
        self._marked: tuple[int, int] = (0, 0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)

    def show_page(self, page: Page) -> None:
        """Show this text, from its beginning."""
        self._links = ()
        self.setExtraSelections([])
        self.setPlainText(page.text)
        self._links = page.links
        self._starts = [link.start for link in page.links]
        self._marked = (0, 0)
        self.viewport().update()

    @property
    def current(self) -> Link | None:
        """The link that the cursor stands in."""
        return self._link_at(self.textCursor().selectionStart())

    def go_to_link(self, step: int) -> None:
        """Select the next link (1) or the one before (-1), where there is one."""
        at = self.textCursor().selectionStart()
        place = bisect_right(self._starts, at) if step > 0 else bisect_left(self._starts, at) - 1
        if step > 0 and at == 0 and self._starts and self._starts[0] == 0 and not self.textCursor().hasSelection():
            place = 0
        if 0 <= place < len(self._links):
            cursor = self.textCursor()
            cursor.setPosition(self._links[place].start)
            cursor.setPosition(self._links[place].end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    # --- what a person does ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_to_link(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.current:
            self.followed.emit(self.current.address)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._link_under(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        link = self._link_under(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and link is not None and not self.textCursor().hasSelection():
            self.followed.emit(link.address)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        link = self.current if by_key else self._link_under(event.pos())
        menu.addSeparator()
        follow = menu.addAction("Ask this &address (Return)")
        follow.setEnabled(link is not None)
        if link is not None:
            follow.triggered.connect(partial(self.followed.emit, link.address))
        menu.addAction("&Next link (Alt+↓)", lambda: self.go_to_link(1)).setEnabled(bool(self._links))
        menu.popup(self.mapToGlobal(self.cursorRect().bottomLeft()) if by_key else event.globalPos())

    # --- marking --------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._mark_visible()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._marked = (0, 0)

    def _mark_visible(self) -> None:
        """Mark the links in sight, if the view shows another part than when links were last marked."""
        first = self.firstVisibleBlock().position()
        corner = QPoint(self.viewport().width() - 1, self.viewport().height() - 1)
        seen = (first, self.cursorForPosition(corner).position() + 1)
        if seen == self._marked:
            return
        self._marked = seen
        shown = self._links[bisect_left(self._starts, first) : bisect_right(self._starts, seen[1])]
        self.setExtraSelections([self._mark(link) for link in shown])

    def _mark(self, link: Link) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setForeground(colors().link)
        look.setFontUnderline(True)
        cursor = QTextCursor(self.document())
        cursor.setPosition(link.start)
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = look
        return mark

    def _link_at(self, position: int) -> Link | None:
        place = bisect_right(self._starts, position) - 1
        return self._links[place] if place >= 0 and position < self._links[place].end else None

    def _link_under(self, point: QPoint) -> Link | None:
        cursor = self.cursorForPosition(point)
        right_of_text = point.x() > self.cursorRect(cursor).right() + self.fontMetrics().averageCharWidth()
        return None if right_of_text else self._link_at(cursor.position())
