"""What the platform's accessibility is told of a window: its tree of names and roles, and the faults in it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTableView, QWidget

Role = QAccessible.Role

CONTROLS = frozenset(
    (
        Role.Button,
        Role.ButtonMenu,
        Role.ButtonDropDown,
        Role.CheckBox,
        Role.ComboBox,
        Role.EditableText,
        Role.Link,
        Role.List,
        Role.ListItem,
        Role.MenuItem,
        Role.PageTab,
        Role.PopupMenu,
        Role.ProgressBar,
        Role.RadioButton,
        Role.Slider,
        Role.SpinBox,
        Role.Table,
        Role.Tree,
        Role.TreeItem,
        Role.Window,
        Role.Dialog,
        Role.Graphic,
        Role.Chart,
    )
)
"""Roles whose name a reader says, because a person goes there or it stands for something."""

WINDOWS = frozenset((Role.Window, Role.Dialog, Role.PopupMenu))

MARKUP = re.compile(r"(?:^|\s)&\w|</?[a-zA-Z][^>]*>|&(?:amp|lt|gt|quot|nbsp|#\d+);|&&|%\d|\ufffc|\u2060")
KEYS = re.compile(r"\s*\([^()]*\)$")
"""Keys behind a tooltip."""

ROWS = frozenset((Role.Table, Role.Tree, Role.List))
MOST_ROWS = 12
"""Rows of a table that are looked at; the others are made in the same way."""


@dataclass(frozen=True)
class Node:
    """One object as a reader meets it, and the way to it."""

    interface: QAccessibleInterface
    path: tuple[str, ...]

    @cached_property
    def role(self) -> QAccessible.Role:
        return self.interface.role()

    @cached_property
    def name(self) -> str:
        return self.interface.text(QAccessible.Text.Name)

    @cached_property
    def description(self) -> str:
        return self.interface.text(QAccessible.Text.Description)

    @cached_property
    def is_seen(self) -> bool:
        if not self.interface.isValid():  # a row that is gone: Qt would look at nothing
            return False
        state = self.interface.state()
        return not (state.invisible or state.invalid)

    @property
    def children(self) -> "list[Node]":
        most = self._most
        found = (self.interface.child(at) for at in range(min(self.interface.childCount(), most)))
        path = (*self.path, f"{self.role.name} “{self.name}”")
        return [Node(each, path) for each in found if _is_there(each)]

    @property
    def _most(self) -> int:
        if self.role not in ROWS:
            return 10_000
        view = self.interface.object()
        columns = view.model().columnCount() if isinstance(view, QTableView) else 0
        return (MOST_ROWS + 1) * (columns + 1)

    def __str__(self) -> str:
        kind = type(self.interface.object()).__name__
        return f"{' > '.join(self.path[-3:])} > {self.role.name} {kind} “{self.name}”"


def windows() -> list[QWidget]:
    """All windows, dialogs and menus that can be seen."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def nodes(window: QWidget) -> Iterator[Node]:
    """Everything in a window that can be seen, the window first."""
    yield from _below(Node(QAccessible.queryAccessibleInterface(window), ()))


def _below(node: Node) -> Iterator[Node]:
    if node.is_seen:
        yield node
        for child in node.children:
            yield from _below(child)


def row_words(table: QTableView, row: int) -> list[str]:
    """The names of a row's header and cells, as the platform is told; without those that say nothing."""
    whole, columns = QAccessible.queryAccessibleInterface(table), table.model().columnCount() + 1
    found = (whole.child((row + 1) * columns + at) for at in range(columns))
    return [name for each in found if (name := each.text(QAccessible.Text.Name))]


def column_words(table: QTableView, column: int) -> str:
    """The name of a column's header."""
    return QAccessible.queryAccessibleInterface(table).child(column + 1).text(QAccessible.Text.Name)


def faults(window: QWidget) -> list[str]:
    """All that would confuse whoever hears the window, in words."""
    if isinstance(window, QFileDialog):
        return []  # it is Qt's own
    return [f"{fault}: {node}" for node in nodes(window) for fault in _faults_of(node, window)]


def _faults_of(node: Node, window: QWidget) -> Iterator[str]:
    if node.role in CONTROLS and not node.name.strip():
        yield "has no name"
    for said in (node.name, node.description):
        if MARKUP.search(said):
            yield f"marked-up text {said!r}"
    if node.name and KEYS.sub("", node.description) == node.name:
        yield f"says its name again as its description {node.description!r}"
    children = [child for child in node.children if child.is_seen]
    if node.role in CONTROLS and node.name:
        yield from (f"is said again by {child.role.name}" for child in children if child.name == node.name)
    if node.role in (Role.Table, Role.Tree):
        yield from (f"says {head.name} in front of rows" for head in node.children if _is_bare_number(head))
    if node.role is Role.Table:
        yield from _faults_of_rows(node, children)
    if node.interface.object() is window:
        yield from _faults_of_window(node, window)


def _faults_of_window(node: Node, window: QWidget) -> Iterator[str]:
    if isinstance(window, QDialog) and node.role is not Role.Dialog:
        yield "is a dialog without its role"
    if node.role not in WINDOWS:
        yield "is a window without its role"
    if node.role is Role.PopupMenu and node.name == QGuiApplication.applicationDisplayName():
        yield "has only the program's name"


def _is_bare_number(head: Node) -> bool:
    """Whether it is a heading that nobody named; hidden ones are read, too."""
    return head.role in (Role.ColumnHeader, Role.RowHeader) and head.name.isdigit()


def _faults_of_rows(table: Node, cells: list[Node]) -> Iterator[str]:
    """Readers say a row by its headers and cells, one after the other."""
    rows: dict[int, list[str]] = {}
    for cell in cells:
        at = cell.interface.tableCellInterface()
        if _is_there(at) and cell.role in (Role.Cell, Role.RowHeader):
            rows.setdefault(at.rowIndex(), []).append(cell.name)
    for row, said in rows.items():
        words = [name for name in said if name.strip()]
        if not words:
            yield f"row {row} says nothing"
        for name, count in Counter(words).items():
            is_said_by_another = any(name != other and name in other for other in words)
            if not name.replace(",", "").isdigit() and (count > 1 or is_said_by_another):
                yield f"row {row} says {name!r} twice"


def _is_there(found: object) -> bool:
    """Whether Qt has it: it hands back nothing for what is not there, which its types do not say."""
    return found is not None
