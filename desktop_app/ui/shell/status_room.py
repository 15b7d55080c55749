"""The room of the line at the window's foot: what it leaves out, one thing after another, as the line gets narrow."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


@dataclass(slots=True)
class _Words:
    """A button's words, and those that stand for them where there is little room."""

    full: str
    short: str


class StatusRoom:
    """Shortens the parts of a line until all of them fit. What a part says in full is still its name and its tooltip.

    First those that are told elsewhere as well go, then buttons get short words, then countdowns go.
    """

    SPARE, SHORT, LEAST = 1, 2, 3

    def __init__(self, row: QHBoxLayout) -> None:
        self._row = row
        self._words: dict[QPushButton, _Words] = {}
        self._goes: dict[QWidget, int] = {}
        self._level = 0

    def say(self, button: QPushButton, full: str, short: str) -> None:
        """Set a button's words for much room and for little."""
        self._words[button] = _Words(full, short)
        button.setAccessibleName(full.strip())
        self._show(button)

    def words_of(self, button: QPushButton) -> str:
        """The words of a button in full."""
        return self._words[button].full if button in self._words else button.text()

    def may_go(self, part: QWidget, level: int) -> None:
        """Hide this part from such a narrowness on."""
        self._goes[part] = level

    def fit(self, width: int) -> bool:
        """Choose what is shown in so many pixels; return whether that is something else than before."""
        levels = range(self.LEAST + 1)
        level = next((each for each in levels if self._needed(each) <= width), self.LEAST)
        if level == self._level:
            return False
        self._level = level
        for button in self._words:
            self._show(button)
        for part, from_level in self._goes.items():
            part.setVisible(level < from_level)
        return True

    def _show(self, button: QPushButton) -> None:
        words = self._words[button]
        button.setText(words.short if self._level >= self.SHORT else words.full)

    def _needed(self, level: int) -> int:
        margins = self._row.contentsMargins()
        widths = [self._width(part, level) for part in self._parts() if self._is_seen(part, level)]
        return margins.left() + margins.right() + sum(widths) + self._row.spacing() * len(widths)

    def _parts(self) -> list[QWidget]:
        items = [self._row.itemAt(at) for at in range(self._row.count())]
        return [part for item in items if item is not None and (part := item.widget()) is not None]

    def _is_seen(self, part: QWidget, level: int) -> bool:
        return level < self._goes[part] if part in self._goes else not part.isHidden()

    def _width(self, part: QWidget, level: int) -> int:
        hint = part.sizeHint().width()
        for button in (part, *part.findChildren(QPushButton)):
            if isinstance(button, QPushButton) and button in self._words and not button.isHidden():
                words, letters = self._words[button], button.fontMetrics()
                then = words.short if level >= self.SHORT else words.full
                hint += letters.horizontalAdvance(then) - letters.horizontalAdvance(button.text())
        return hint
