"""Rows of a settings page: a label, a control, and a line under it."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.storage.settings_kinds import Number
from desktop_app.ui.style.measures import grow, wear_font
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.number_spin import NumberSpin
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import column

LABEL = 176
"""Pixels of the column of labels."""

GAP = 16
"""Pixels between two controls."""

NARROW = 520
"""Pixels, at the usual type, under which a label stands over its control."""


class NumberBox(NumberSpin):
    """A number from 0; what 0 means is said in words. The arrow keys count, the wheel turns the page."""

    def __init__(self, name: str, kind: Number) -> None:
        super().__init__()
        self._kind = kind
        self.setLocale(QLocale.c())  # a point, as in the settings file and in every other number of the window
        self.setRange(0, kind.most)
        self.setDecimals(2)
        self._exact = 0.0
        wear_font(self, 13)
        self._name_unit(0.0)
        self.valueChanged.connect(self._name_unit)
        self.setSpecialValueText(kind.zero_label)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        grow(self, QWidget.setMinimumWidth, 200)
        self.lineEdit().setTextMargins(8, 0, 8, 0)

    def show_number(self, number: float) -> None:
        """Show a number, even if it has more digits than are shown."""
        self._exact = number
        self.setValue(number)

    @property
    def number(self) -> float:
        """The typed number, or the one that was set, to its last digit."""
        return self._exact if self.value() == round(self._exact, self.decimals()) else self.value()

    def _name_unit(self, value: float) -> None:
        self.setSuffix(f" {self._kind.one_unit if value == 1 else self._kind.unit}")

    def textFromValue(self, value: float) -> str:
        return f"{value:.2f}".rstrip("0").rstrip(".")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Row(QWidget):
    """A label, its control, and a line of explanation or of what is wrong."""

    edited = Signal()

    def __init__(self, label: str, control: QWidget, note: str = "") -> None:
        super().__init__()
        self.control = control
        self._note = note
        self._below = Label(note, 13, role="second_text", wraps=True)
        name = Label(label, 13, 500)
        name.setBuddy(control)
        grow(name, QWidget.setMinimumWidth, LABEL)
        name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._controls = SideBySide(None, GAP, 4)
        self._add(control)
        under = QWidget()
        beside = QVBoxLayout(under)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        beside.addWidget(self._controls)
        beside.addWidget(self._below)
        parts = SideBySide(NARROW, 12, 4)
        parts.add(name)
        parts.add(under, 1)
        whole = column()
        whole.addWidget(parts)
        self.setLayout(whole)
        name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        name.setContentsMargins(0, 8, 0, 0)
        self.say(note)

    def add(self, control: QWidget) -> None:
        """Add a widget beside the control, or under it where it is narrow."""
        self._add(control, 1)

    def _add(self, control: QWidget, stretch: int = 0) -> None:
        """Add a control that gets no wider than it likes to be."""
        control.setSizePolicy(QSizePolicy.Policy.Maximum, control.sizePolicy().verticalPolicy())
        self._controls.add(control, stretch)

    @property
    def below(self) -> str:
        """The line under the control."""
        return self._below.text()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Show another line; an empty one brings the explanation back."""
        self._below.setText(text or self._note)
        self._below.set_role("err" if wrong else "second_text")
        self._below.setVisible(bool(text or self._note))
        self.control.setAccessibleDescription(text or self._note)


def page_column(page: QWidget, title: str, text: str = "") -> QVBoxLayout:
    """The layout of a page, under its title."""
    whole = column(20, (20, 20, 20, 20))
    head = column(4)
    head.addWidget(Label(title, 16, 600))
    if text:
        head.addWidget(Label(text, 13, role="second_text", wraps=True))
    whole.addLayout(head)
    page.setLayout(whole)
    return whole
