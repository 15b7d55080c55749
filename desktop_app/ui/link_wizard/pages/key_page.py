"""The application's own key, where the service wants one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.link_wizard.pages.key_field import Field, KeyField
from desktop_app.ui.link_wizard.parts import MARGIN, column, empty
from desktop_app.ui.words import Words

__all__ = ["Field", "KeyPage"]

WIDEST = 560


class KeyPage(QWidget):
    """An introduction, which may hold a link to where keys are had, and the fields."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, KeyField] = {}
        self._intro = Words("", 13, 400, "second_text", wraps=True)
        self._intro.setTextFormat(Qt.TextFormat.RichText)
        self._intro.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._intro.setOpenExternalLinks(True)
        self._box = QWidget()
        self._box.setMaximumWidth(WIDEST)
        self._box.setLayout(column(12))
        layout = column(20, (MARGIN, MARGIN, MARGIN, MARGIN))
        layout.addWidget(self._intro)
        layout.addWidget(self._box)
        layout.addStretch(1)
        self.setLayout(layout)

    def set_intro(self, text: str) -> None:
        """The program's own words, in which `<a href>` is a link; nothing a service sent."""
        self._intro.setText(text)

    def set_fields(self, fields: tuple[Field, ...]) -> None:
        """New fields, empty but for their values."""
        empty(self._box)
        self._fields = {field.id: KeyField(field) for field in fields}
        layout = self._box.layout()
        assert layout is not None
        for each in self._fields.values():
            each.changed.connect(self.changed)
            layout.addWidget(each)

    def values(self) -> dict[str, str]:
        """What was entered, by field, without what stands around it."""
        return {name: field.value for name, field in self._fields.items()}

    @property
    def is_complete(self) -> bool:
        """Whether every field has something in it."""
        return all(self.values().values())

    def set_error(self, field_id: str, text: str) -> None:
        """What is wrong with this field, said under it; the first one gets the focus."""
        first = not any(field.edit.property("wrong") for field in self._fields.values())
        self._fields[field_id].set_error(text)
        if first and text:
            self._fields[field_id].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for field in self._fields.values():
            field.set_error("")

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """While it is checked against the service nothing can be changed."""
        self._box.setEnabled(not busy)
