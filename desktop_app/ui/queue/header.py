"""The header over the table: the list's service and length, the filter and the tools."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.look import Look
from desktop_app.ui.queue.look_line import ListNotice, LookLine
from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.style.measures import grow, grow_icon, grow_square
from desktop_app.ui.widgets import plain_text
from desktop_app.ui.widgets.field_buttons import add_magnifier, let_clear
from desktop_app.ui.widgets.label import ElidedLabel, Label
from desktop_app.ui.widgets.silent_tip import set_silent_tip

CONTROL = 32
SMALL = 26
ADD = "Add a title to this list"
LOOKS = "Sort and group"


class QueueHeader(QWidget):
    """The header of a list, with its title line and its tools."""

    filter_changed = Signal(str)
    notice_pressed = Signal()
    left_filter = Signal()
    """Down, Return or Escape: the keyboard goes to the table."""

    def __init__(self, title: str, account: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title, 20, 700, parent=self)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._account = ElidedLabel(account, role="second_text", parent=self)  # it gives way first
        self._count = Label(pixels=12, role="second_text", parent=self)
        self._notice = ListNotice(self)
        self._notice.pressed.connect(self.notice_pressed)
        self.look_line = LookLine(self)
        self.drag_hint = ListNotice(self)
        self.filter = self._made_filter()
        self.add_action = self._made_action("&Add title…", "add", "Ctrl+N", ADD)
        self._tools = QHBoxLayout()
        self._looking = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 8)
        column.setSpacing(6)
        column.addLayout(self._first_line())
        self._tool_line = self._second_line()
        column.addWidget(self._tool_line)
        column.addWidget(self._notice)
        column.addWidget(self.look_line)
        column.addWidget(self.drag_hint)

    def set_heading(self, title: str, account: str, facts: str = "") -> None:
        """Set the list's title, the quiet words behind it, and more facts for its tooltip."""
        self._title.setText(title)
        self._account.setText(account)
        set_silent_tip(self._title, facts or title)
        set_silent_tip(self._account, "\n".join(filter(None, (account, facts))))
        self._title.setAccessibleDescription(facts)

    def set_count(self, text: str) -> None:
        """Show the length of the list: `64 titles · 110 h`."""
        self._count.setText(text)

    def set_notice(self, text: str, button: str = "") -> None:
        """Show a quiet line over the list, such as who keeps its order, with a button. Empty `text` hides it."""
        self._notice.say(text, button)

    @property
    def notice(self) -> str:
        """The text of the quiet line over the list; empty while the line is hidden."""
        return self._notice.text

    def give_room(self, *, for_lines: bool, for_tools: bool) -> None:
        """Hide the quiet lines, and then the tools, while the page is too low for them: the rows go first.

        The tools stay while a filter is typed or hides titles.
        """
        self._notice.give_room(has_room=for_lines)
        self.drag_hint.give_room(has_room=for_lines)
        self.look_line.give_room(has_room=for_lines)
        self._tool_line.setVisible(for_tools or bool(self.filter.text()) or self.filter.hasFocus())

    def refuse_titles(self, reason: str) -> None:
        """Disable adding for `reason`, which is shown; empty enables it."""
        self.add_action.setEnabled(not reason)
        self._add.setEnabled(not reason)
        self._add.setToolTip(plain_text.tip(reason) or self.add_action.toolTip())
        self.add_action.setStatusTip(reason or ADD)

    def without_adding(self) -> None:
        """Hide the Add button, for a view whose titles are added elsewhere."""
        self.add_action.setVisible(False)
        self._add.hide()

    def add_look(self, menu: QMenu) -> None:
        """Add a button with the ways to sort and group, beside the count, where it leaves the filter its room."""
        button = self._looks = QToolButton(self)
        button.setIcon(icon("sort"))
        grow_icon(button)
        button.setAutoRaise(True)
        grow_square(button, SMALL)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        button.setToolTip("Sort or group, for looking only")
        button.setAccessibleName(LOOKS)
        self._looking.addWidget(button)

    def show_look(self, look: Look, refusal: str) -> None:
        """Show how the list is sorted and grouped. `refusal`: why it cannot be arranged so; empty if it can."""
        self.look_line.show_look(look, refusal)
        self._looks.setAccessibleDescription(self.look_line.text)

    def add_tool(self, widget: QWidget) -> None:
        """Add a tool in front of the Add button."""
        self._tools.insertWidget(self._tools.indexOf(self._add), widget)

    def add_history(self, *actions: QAction) -> None:
        """Undo and redo, behind everything."""
        for action, name in zip(actions, ("undo", "redo"), strict=True):
            action.setIcon(icon(name))
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setAccessibleDescription(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAutoRaise(True)
            grow_square(button, CONTROL)
            grow_icon(button)
            self._tools.addWidget(button)

    def _made_filter(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText("Filter  (Ctrl+F)")
        field.setAccessibleName("Filter the titles of this list")
        field.setAccessibleDescription("Ctrl+F")
        let_clear(field)
        grow(field, QWidget.setFixedHeight, CONTROL)
        grow(field, QWidget.setMaximumWidth, 220)
        add_magnifier(field, "Filter")
        field.textChanged.connect(self.filter_changed)
        field.returnPressed.connect(self.left_filter)
        self.find_action = self._made_action("&Filter", "search", QKeySequence.StandardKey.Find, "Filter this list")
        self.find_action.triggered.connect(self._to_filter)
        leave = QAction("Clear the filter", field)
        leave.setShortcut("Esc")
        leave.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        leave.triggered.connect(self.clear_filter)
        down = QAction("Go to the titles", field)
        down.setShortcut("Down")
        down.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        down.triggered.connect(self.left_filter)
        field.addActions([leave, down])
        return field

    def _made_action(self, text: str, name: str, keys: QKeySequence.StandardKey | str, tip: str) -> QAction:
        action = QAction(icon(name), text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(
            plain_text.tip(f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        )
        action.setStatusTip(tip)
        self.addAction(action)
        return action

    def _first_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self._account, 1, Qt.AlignmentFlag.AlignBaseline)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        line.addLayout(self._looking)
        return line

    def _second_line(self) -> QWidget:
        self._add = add = QPushButton(icon("add"), beside_icon("Add title"), self)
        grow(add, QWidget.setFixedHeight, CONTROL)
        grow_icon(add)
        add.setToolTip(self.add_action.toolTip())
        add.clicked.connect(self.add_action.trigger)
        self._tools.setSpacing(8)
        self._tools.addWidget(add)
        whole = QWidget(self)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.filter, 1)
        line.addStretch()
        line.addLayout(self._tools)
        return whole

    def _to_filter(self) -> None:
        self._tool_line.show()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def clear_filter(self) -> None:
        """Show all titles again, with the keyboard in the table."""
        self.filter.clear()
        self.left_filter.emit()
