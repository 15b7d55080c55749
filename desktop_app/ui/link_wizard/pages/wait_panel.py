"""A panel on the wait for the person: the time that is left, and the outcome of the last look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.auth.flow import Waiting
from desktop_app.ui.link_wizard.pages.countdown_ring import CountdownRing, Ring
from desktop_app.ui.widgets.label import Label
from desktop_app.ui.widgets.surfaces import IconMark, Panel, column

_WAITING = "Waiting for you to approve…"
_WORDS = {
    Waiting.FOR_THE_PERSON: (
        Ring.COUNTING,
        _WAITING,
        "A new code comes by itself before this one ends. {service} is asked every few seconds.",
    ),
    Waiting.SLOWED_DOWN: (
        Ring.TROUBLED,
        _WAITING,
        "{service} wants to be asked less often, so it may take some seconds longer to go on.",
    ),
    Waiting.OFFLINE: (
        Ring.TROUBLED,
        "No connection; trying on",
        "The code stays good for the time shown. Lineup asks {service} again as soon as it can.",
    ),
    Waiting.TROUBLED: (
        Ring.TROUBLED,
        "{service} is having problems",
        "The code stays good for the time shown. Lineup will keep asking.",
    ),
    Waiting.INTERPOSED: (
        Ring.TROUBLED,
        "Something is between you and {service}",
        "The last answer wasn't from {service}. If this network has a sign-in page, open it in your browser.",
    ),
    Waiting.RENEWED: (
        Ring.COUNTING,
        _WAITING,
        "Enter the new code; the old one is not taken any more. Nothing else changed.",
    ),
}
_MARKS = {
    Waiting.SLOWED_DOWN: "clock",
    Waiting.OFFLINE: "offline",
    Waiting.TROUBLED: "offline",
    Waiting.INTERPOSED: "offline",
}
_ASKING_ON = (Waiting.OFFLINE, Waiting.TROUBLED, Waiting.INTERPOSED)
_ENDED = ("This code has ended", "A new one is on its way.")
_APPROVED = ("Approved", "Asking {service} who you are…")


class WaitPanel(Panel):
    """A panel with a ring, a heading and a sentence."""

    def __init__(self, service: str) -> None:
        super().__init__("alt", "line", 8)
        self._service = service
        self._how: Waiting | None = None
        self._over = False
        self._ring = CountdownRing()
        self._mark = IconMark("clock", "warn")
        self._mark.hide()
        self._heading = Label("", 14, 600, wraps=True)
        self._sentence = Label("", 13, 400, "second_text", wraps=True)
        self._lay_out()

    def show_waiting(self, how: Waiting) -> None:
        """Show the outcome of the last look whether the person has approved."""
        self._how, self._over = how, False
        ring, heading, sentence = _WORDS[how]
        self._ring.set_state(ring)
        self._mark.setVisible(how in _MARKS)
        self._mark.set(_MARKS.get(how, "clock"), "warn")
        self._say(heading, sentence)

    def show_left(self, left: float, whole: float) -> None:
        """Seconds left of the code's time."""
        self._ring.set_left(left, whole)
        if left <= 0 and self._how not in _ASKING_ON:
            self._say(*_ENDED)

    def show_approved(self) -> None:
        """Show that the person has approved, and stop the wait."""
        self._over = True
        self._ring.set_state(Ring.DONE)
        self._mark.hide()
        self._say(*_APPROVED)

    @property
    def how(self) -> Waiting | None:
        """The outcome of the last look; None before the first."""
        return self._how

    @property
    def is_over(self) -> bool:
        """Whether the person has approved."""
        return self._over

    @property
    def ring(self) -> CountdownRing:
        """The time that is left."""
        return self._ring

    @property
    def words(self) -> str:
        """The heading and the sentence, as they are read out."""
        return f"{self._heading.text()}. {self._sentence.text()}"

    def _say(self, heading: str, sentence: str) -> None:
        self._heading.setText(heading.format(service=self._service))
        self._sentence.setText(sentence.format(service=self._service))
        self.setAccessibleName(self.words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._heading, 1)
        texts = column(4)
        texts.addStretch(1)
        texts.addLayout(head)
        texts.addWidget(self._sentence)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
