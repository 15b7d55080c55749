"""The keyboard shortcuts of a window, read from its actions themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from shiboken6 import isValid

ELSEWHERE = "In a list"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Words of an action, and its keys as this system writes them."""

    words: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """Shortcuts of one menu."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def shortcuts_of(window: QMainWindow) -> tuple[ShortcutGroup, ...]:
    """All shortcuts, by menu, then those that stand in no menu. An action that stands in two is in the first."""
    seen = set[int]()
    menus = [action.menu() for action in window.menuBar().actions()]
    groups = [
        ShortcutGroup(_plain(menu.title()), tuple(_of_actions(_in_menu(menu), seen)))
        for menu in menus
        if isinstance(menu, QMenu)
    ]
    others = [action for action in window.findChildren(QAction) if isValid(action) and _is_somewhere(action)]
    groups.append(ShortcutGroup(ELSEWHERE, tuple(_of_actions(others, seen))))
    return tuple(group for group in groups if group.shortcuts)


def as_text(groups: Sequence[ShortcutGroup]) -> str:
    """Two columns with a tab between them."""
    blocks = [
        "\n".join((group.title, *(f"{each.words}\t{', '.join(each.keys)}" for each in group.shortcuts)))
        for group in groups
    ]
    return "\n\n".join(blocks) + "\n"


def as_html(groups: Sequence[ShortcutGroup], line: str) -> str:
    """A table for each group, whose rows are parted by lines of that colour."""
    return "".join(f"<h3>{escape(group.title)}</h3>{_table(group, line)}" for group in groups)


def _table(group: ShortcutGroup, line: str) -> str:
    style = f"border-bottom: 1px solid {line}; padding: 6px 0;"
    rows = "".join(
        f'<tr><td style="{style}">{escape(each.words)}</td>'
        f'<td style="{style}" align="right"><b>{escape(" or ".join(each.keys))}</b></td></tr>'
        for each in group.shortcuts
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>'


def _in_menu(menu: QMenu) -> Iterator[QAction]:
    menu.aboutToShow.emit()  # some fill themselves only then
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _in_menu(inner)
        else:
            yield action


def _of_actions(actions: Iterator[QAction] | Sequence[QAction], seen: set[int]) -> Iterator[Shortcut]:
    for action in actions:
        keys = tuple(key.toString(QKeySequence.SequenceFormat.NativeText) for key in _usual(action.shortcuts()))
        words = _plain(action.text())
        if keys and words and id(action) not in seen:
            seen.add(id(action))
            yield Shortcut(words, keys)


def _usual(keys: Sequence[QKeySequence]) -> list[QKeySequence]:
    """Leave out keys that only some keyboards have, such as Undo and F14, unless there is no other way."""
    pressed = [key for key in keys if not key.isEmpty()]
    return [key for key in pressed if not _is_rare(key[0].key())] or pressed  # type: ignore[index]


def _is_rare(key: Qt.Key) -> bool:
    return Qt.Key.Key_F13 <= key <= Qt.Key.Key_F35 or key >= Qt.Key.Key_Back


def _is_somewhere(action: QAction) -> bool:
    """Whether a widget has the action, so that its keys do something."""
    return any(isinstance(owner, QWidget) and not isinstance(owner, QMenu) for owner in action.associatedObjects())


def _plain(text: str) -> str:
    """The text without the mark of its letter and the dots behind it."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…").strip()
