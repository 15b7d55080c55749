"""The rows of declared settings in the window, made from their entries in the table of settings."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from desktop_app.storage.settings_kinds import Choice, Declaration, Number, Offered, Switch
from desktop_app.ui.settings.rows import NumberBox, Row
from desktop_app.ui.style.measures import wear_font
from desktop_app.ui.widgets import menu_button
from desktop_app.ui.widgets.tick_box import TickBox


class NumberRow(Row):
    """A row for a number with its unit."""

    def __init__(self, label: str, note: str, name: str, kind: Number) -> None:
        self._box = NumberBox(name, kind)
        super().__init__(label, self._box, note)
        self._box.valueChanged.connect(self.edited)

    def show_value(self, value: float) -> None:
        """Show a number, even if it has more digits than are shown."""
        self._box.show_number(value)

    @property
    def value(self) -> float:
        """The number that stands there."""
        return self._box.number


class SwitchRow(Row):
    """A box to tick."""

    def __init__(self, label: str, note: str, kind: Switch) -> None:
        self._box = TickBox(kind.label)
        super().__init__(label, self._box, note)
        self._box.toggled.connect(self.edited)

    def show_value(self, value: bool) -> None:  # noqa: FBT001 - the setting's value, as in every row
        """Show whether the setting is on."""
        self._box.setChecked(value)

    @property
    def value(self) -> bool:
        """True where the box is ticked."""
        return self._box.isChecked()


class ChoiceRow(Row):
    """A row with a menu of values. `gone_label` is for a value that is no longer among them."""

    def __init__(self, label: str, note: str, entries: Mapping[Any, str], gone_label: str = "") -> None:
        self._menu = menu_button.ChoiceButton(label)
        wear_font(self._menu, 13)
        super().__init__(label, self._menu, note)
        self._entries = [(words, value) for value, words in entries.items()]
        self._gone_label = gone_label
        self._value: Any = next(iter(entries))
        self._menu.chosen.connect(self._choose)

    def offer(self, entries: Iterable[tuple[str, Any]]) -> None:
        """Offer these instead, words and value each."""
        self._entries = list(entries)
        self.show_value(self._value)

    def show_value(self, value: Enum | str) -> None:
        """Mark this value in the menu."""
        self._value = value
        is_there = value in (known for _, known in self._entries)
        self._menu.offer(self._entries if is_there else [*self._entries, (self._gone_label, value)], value)

    @property
    def value(self) -> Any:
        """The value that is marked."""
        return self._value

    def _choose(self, value: Enum | str) -> None:
        self.show_value(value)
        self.edited.emit()


DeclaredRow = NumberRow | SwitchRow | ChoiceRow


def row_of(declared: Declaration) -> DeclaredRow:
    """The row of a declared setting. Raises `TypeError` for a kind that no row can set."""
    place, kind = declared.place, declared.kind
    assert place is not None
    match kind:
        case Number():
            return NumberRow(place.label, place.note, place.name or place.label, kind)
        case Switch():
            return SwitchRow(place.label, place.note, kind)
        case Choice():
            return ChoiceRow(place.label, place.note, kind.labels)
        case Offered():
            return ChoiceRow(place.label, place.note, {declared.usual: kind.usual_label}, kind.gone_label)
    raise TypeError(kind)
