"""The page while the person types a code elsewhere (RFC 8628 section 3.3): the code, the address, and the wait."""

from html import escape

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.auth.flow import UserCode, Waiting
from desktop_app.deadline import steady_time
from desktop_app.ui.link_wizard.addresses import is_loopback, is_open, is_safe, origin_of
from desktop_app.ui.link_wizard.pages.code_text import CodeText, spelled
from desktop_app.ui.link_wizard.pages.menu_sketch import MenuSketch
from desktop_app.ui.link_wizard.pages.qr_code import SIDE, QrCode
from desktop_app.ui.link_wizard.pages.wait_panel import WaitPanel
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.copy_button import CopyButton
from desktop_app.ui.widgets.host_display import place_of
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.side_by_side import SideBySide
from desktop_app.ui.widgets.surfaces import MARGIN, button, column

EVERY_MS = 1000
NARROW = 620
"""Pixels of width below which the QR code stands under the code."""
NEW_CODE = "This is a new code: the one before has ended."
HERE = "On this computer, go to"
"""Nobody who scans such an address gets there."""
TYPE_IN = "Type this code in {name}"
CAUTION = "Only enter a code that you asked for yourself."
NO_BROWSER = "No browser could be opened from here. Type the address, or scan it."


def address_of(code: UserCode) -> str:
    """The page to open and to scan. The address that fills the code in counts only on the host that is named."""
    named, filled_in = QUrl(code.verification_uri), QUrl(code.complete_uri)
    is_same = filled_in.isValid() and origin_of(filled_in) == origin_of(named) and not filled_in.userInfo()
    return code.complete_uri if is_same else code.verification_uri


class CodePage(QWidget):
    """The page of a code, which is given codes and states. Its one timer runs while the page is on the screen."""

    open_pressed = Signal(str)

    def __init__(self, service: str, steps: tuple[str, ...] = (), name: str = "") -> None:
        """`steps` lead to where the code is typed, in the menus of what people call by `name`; without any, its page is
        enough.
        """
        super().__init__()
        self._name = name
        self._steps = [Label(f"{number}  {step}", 13, wraps=True) for number, step in enumerate(steps, start=1)]
        self._caution = Label(CAUTION, 12, 400, "second_text", wraps=True)
        self._shown: UserCode | None = None
        self._whole = 1.0
        self._ends_at = 0.0
        self._go_to = Label("", 16, wraps=True)
        self._go_to.setTextFormat(Qt.TextFormat.RichText)
        self._go_to.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._go_to.linkActivated.connect(self._open)
        self._code = CodeText()
        self._copy = CopyButton("Copy code", "Copy code", self._code_now, "Code copied")
        self._open_button = button("Open page" if not steps else f"Open {name}", icon_name="external")
        self._open_button.clicked.connect(self._open)
        self._remark = Label(" ", 13, 500, "link", wraps=True)
        self._qr = QrCode()
        self._sketch = MenuSketch()
        self._caption = Label("", 12, 400, "second_text")
        self._wait = WaitPanel(service)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._lay_out()
        self.setFocusProxy(self._copy)

    def show_code(self, code: UserCode) -> None:
        """Show a code; if it replaces another, say so."""
        is_new = self._shown is not None
        self._shown, self._whole, self._ends_at = code, code.lasts, steady_time() + code.lasts
        self._code.set_code(code.code)
        self._copy.setAccessibleDescription(f"The code is {spelled(code.code)}")
        self._say_where(code)
        self._remark.setText(NEW_CODE if is_new else " ")
        self._wait.show_waiting(Waiting.RENEWED if is_new else Waiting.FOR_THE_PERSON)
        self._tick()
        where = self._where(code)
        announce(self, f"{NEW_CODE} {where}" if is_new else where)

    def show_waiting(self, how: Waiting) -> None:
        """Show the outcome of the last look whether the person has approved."""
        if how is not self._wait.how:
            self._wait.show_waiting(how)
            announce(self, self._wait.words)

    def show_approved(self) -> None:
        """Show that the person has approved, and stop counting."""
        self._timer.stop()
        self._remark.setText(" ")
        self._wait.show_approved()
        announce(self, self._wait.words)

    def show_no_browser(self) -> None:
        """Show why "Open page" did nothing."""
        self._remark.setText(NO_BROWSER)
        announce(self, NO_BROWSER)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()
        self._timer.start(EVERY_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    @property
    def is_counting(self) -> bool:
        """Whether the time is looked at."""
        return self._timer.isActive()

    @property
    def code(self) -> str:
        """The code that is shown."""
        return self._code.code

    @property
    def remark(self) -> str:
        """The sentence under the buttons."""
        return self._remark.text().strip()

    @property
    def wait(self) -> WaitPanel:
        """The panel that shows how the wait goes."""
        return self._wait

    def may_open(self, uri: str) -> bool:
        """Whether a browser may be sent to an address of the code that is shown."""
        is_at_home = self._shown is not None and self._shown.is_at_home
        return is_safe(QUrl(uri)) or (is_at_home and is_open(uri))

    def _where(self, code: UserCode) -> str:
        if not self._steps:
            return f"Go to {place_of(code.verification_uri)} and enter {spelled(code.code)}"
        return f"{TYPE_IN.format(name=self._name)}: {spelled(code.code)}"

    def _tick(self) -> None:
        if self._shown is not None and not self._wait.is_over:
            self._wait.show_left(self._ends_at - steady_time(), self._whole)

    def _say_where(self, code: UserCode) -> None:
        address, place = address_of(code), place_of(code.verification_uri)
        shown = escape(place)
        safe, is_here = self.may_open(address), is_loopback(QUrl(address))
        link = f'<a href="page" style="text-decoration: none"><b>{shown}</b></a>' if safe else f"<b>{shown}</b>"
        go_to = HERE if is_here else "Go to"
        self._go_to.setText(f"{go_to} {link} and enter")
        self._go_to.setAccessibleName(f"{go_to} {place} and enter the code")
        if self._steps:
            self._go_to.setText(escape(TYPE_IN.format(name=self._name)))
            self._go_to.setAccessibleName(TYPE_IN.format(name=self._name))
        self._open_button.setVisible(safe)
        self._qr.set_address(address)
        for part in (self._qr, self._caption):
            part.setVisible(safe and not is_here and not self._steps and not self._qr.is_empty)
        is_filled_in = address != code.verification_uri
        self._caption.setText("Scan it: the code is filled in" if is_filled_in else "Scan to open the page")

    def _open(self) -> None:
        if self._shown is not None:
            self.open_pressed.emit(address_of(self._shown))

    def _code_now(self) -> str:
        return self._code.code

    def _lay_out(self) -> None:
        row = SideBySide(NARROW, 32, 16)
        for part, stretch in ((self._left(), 1), (self._right(), 0)):
            side = QWidget()
            side.setLayout(part)
            row.add(side, stretch)
        layout = column(0, (MARGIN, 8, MARGIN, MARGIN - 4))
        layout.addStretch(1)
        layout.addWidget(row)
        layout.addStretch(1)
        layout.addSpacing(12)
        layout.addWidget(self._wait)
        self.setLayout(layout)

    def _left(self) -> QVBoxLayout:
        buttons = SideBySide(None, 8, 8)
        for each in (self._copy, self._open_button):
            buttons.add(each)
        buttons.add_stretch()
        left = column(0)
        left.addStretch(1)
        left.addWidget(self._go_to)
        left.addSpacing(8)
        left.addWidget(self._code)
        left.addSpacing(12)
        left.addWidget(buttons)
        left.addSpacing(16 if self._steps else 8)
        for step in self._steps:
            left.addWidget(step)
            left.addSpacing(4)
        if self._steps:
            left.addSpacing(4)
            left.addWidget(self._caution)
        left.addWidget(self._remark)
        left.addStretch(1)
        return left

    def _right(self) -> QVBoxLayout:
        self._caption.setMinimumWidth(SIDE)
        self._caption.setWordWrap(True)
        self._caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        right = column(10)
        right.addStretch(1)
        if self._steps:
            right.addWidget(self._sketch)
        else:
            right.addWidget(self._qr)
            right.addWidget(self._caption)
        right.addStretch(1)
        return right
