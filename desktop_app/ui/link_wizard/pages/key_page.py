"""The page for the application's own key, if the service wants one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.style.icons import beside_icon, icon
from desktop_app.ui.widgets.key_field import Field, KeyField
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import MARGIN, button, column, empty

__all__ = ["Field", "KeyPage"]

WIDEST = 560


class KeyPage(QWidget):
    """A page with an introduction, a button to where keys are had, and fields, some of them folded away."""

    changed = Signal()
    key_page_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, KeyField] = {}
        self._intro = Label("", 13, 400, "second_text", wraps=True)
        self._intro.setTextFormat(Qt.TextFormat.RichText)
        self._get = button("Get a key", icon_name="external")
        self._get.clicked.connect(self.key_page_pressed)
        self._get.hide()
        self._box, self._folded = QWidget(), QWidget()
        self._fold = button("", "flat", "chevron-right")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._unfold)
        self._fold.setStyleSheet("padding-left: 0; text-align: left")
        self._fold.hide()
        for box in (self._box, self._folded):
            box.setMaximumWidth(WIDEST)
            box.setLayout(column(12))
        self._lay_out()

    def set_intro(self, text: str) -> None:
        """Set the introduction: the program's own words, nothing that a service sent."""
        self._intro.setText(text)

    def set_key_page(self, text: str) -> None:
        """Set the words of the button that leads to where keys are had; an empty text hides it."""
        self._get.setText(beside_icon(text))
        self._get.setVisible(bool(text))

    def set_fields(self, fields: tuple[Field, ...]) -> None:
        """New fields, empty but for their values."""
        self._fields = {}
        self._add(self._box, fields)
        empty(self._folded)
        self._fold.hide()

    def set_folded_fields(self, title: str, fields: tuple[Field, ...]) -> None:
        """Set more fields, which few people need: unfolded if there is something in them."""
        self._add(self._folded, fields)
        self._fold.setText(beside_icon(title))
        self._fold.show()
        self._fold.setChecked(any(field.value for field in fields))
        self._folded.setVisible(self._fold.isChecked())

    def values(self) -> dict[str, str]:
        """The entered values by field, without white space and invisible signs around them."""
        return {name: field.value for name, field in self._fields.items()}

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields that are empty."""
        return tuple(name for name, field in self._fields.items() if not field.value and not field.field.optional)

    def set_error(self, field_id: str, text: str) -> None:
        """Show an error under a field; the first one gets the focus, also out of the fold."""
        first = not any(field.edit.property("wrong") for field in self._fields.values())
        field = self._fields[field_id]
        field.set_error(text)
        if text and self._folded.isAncestorOf(field):
            self._fold.setChecked(True)
        if first and text:
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Remove the errors from all fields."""
        for field in self._fields.values():
            field.set_error("")

    def _add(self, box: QWidget, fields: tuple[Field, ...]) -> None:
        empty(box)
        layout = box.layout()
        assert layout is not None
        for field in fields:
            self._fields[field.id] = made = KeyField(field)
            made.changed.connect(self.changed)
            layout.addWidget(made)

    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._fold.setIcon(icon("chevron-down" if unfolded else "chevron-right"))
        self._folded.setVisible(unfolded)

    def _lay_out(self) -> None:
        layout = column(12, (MARGIN, MARGIN, MARGIN, MARGIN))
        layout.addWidget(self._intro)
        layout.addWidget(self._get)
        layout.addSpacing(4)
        for part in (self._box, self._fold, self._folded):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setLayout(layout)
        self._folded.hide()
