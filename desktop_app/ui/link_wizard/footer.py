"""The foot of the wizard: Details at the left; Back, Cancel and the one thing to do at the right."""

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.theme import grown
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import MARGIN, button, column

HEIGHT = 56
BUTTON_PADDING = 15
"""Of the style sheet: a flat button begins so much to the left that its icon stands on the margin."""


class Footer(QWidget):
    """A line of buttons, or two in a narrow window."""

    primary_pressed = Signal()
    back_pressed = Signal()
    cancel_pressed = Signal()
    details_toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.details = button("Details", "flat", "chevron-right")
        self.details.setCheckable(True)
        self.details.setToolTip("Show the exchange with the service so far")
        self.details.toggled.connect(self._turn)
        self.back = self._button("Back", "", self.back_pressed)
        self.cancel = self._button("Cancel", "", self.cancel_pressed)
        self.primary = self._button("Continue", "primary", self.primary_pressed)
        self._lay_out()
        self.set_buttons(None, back=False, cancel=True)

    def set_buttons(self, primary: str | None, *, back: bool, cancel: bool) -> None:
        """Show the buttons of a page; `primary` is the text of the main one, None for none."""
        self.primary.setText(primary or "")
        self.primary.setVisible(primary is not None)
        self.primary.setDefault(False)  # Qt takes no notice of a second True, and the first came before the dialog
        self.primary.setDefault(self.window() is not self)
        self.back.setVisible(back)
        self.cancel.setVisible(cancel)

    def _button(self, text: str, kind: str, pressed: SignalInstance) -> QPushButton:
        made = button(text, kind)
        made.setAutoDefault(True)  # Enter presses the one that has the focus, else the primary
        made.clicked.connect(pressed)
        return made

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for each in (self.back, self.cancel, self.primary):
            row.addWidget(each)
        parts = SideBySide(None, 8, 0)
        parts.add(self.details)
        parts.add(buttons, 1)
        whole = column()
        whole.addWidget(parts)
        self.setLayout(whole)
        self._hold_margins()
        self._hold_height()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._hold_height()
        return handled

    def _hold_height(self) -> None:
        """Be as high as the lines of buttons need, and no higher."""
        layout = self.layout()
        needed = layout.totalMinimumSize().height() if layout is not None else 0
        self.setFixedHeight(max(grown(HEIGHT), needed))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and self.layout() is not None:
            self._hold_margins()

    def _hold_margins(self) -> None:
        """A flat button stands on the margin with its icon, on whichever side that is."""
        before, after = MARGIN - BUTTON_PADDING, MARGIN
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(before, 8, after, 8)

    def _turn(self, unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.details.setIcon(icon("chevron-down" if unfolded else "chevron-right"))
        self.details_toggled.emit(unfolded)
