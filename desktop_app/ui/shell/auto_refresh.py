"""Refreshing of the list on the screen now and then, by one timer that runs no oftener than needed."""

from PySide6.QtCore import QObject, Qt, QTimer

from desktop_app.accounts import LiveList
from desktop_app.sync.state import Event, Health, QueueState
from desktop_app.ui.workspace import Workspace

AFTER_A_DRAG = 5
"""Seconds: while rows are carried nothing is read, and then soon."""

SOONEST = 1
LONGEST = 3600
"""Seconds. Qt's timers end at 24 days; a computer may have slept meanwhile."""


class AutoRefresh(QObject):
    """Reads the shown list conditionally when its last read is old enough; never while rows are being dragged."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._library = workspace.library
        self._screen = workspace.screen
        self._window = workspace.window
        self._preferences = workspace.preferences
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._preferences.follow(lambda now: now.refresh_minutes, lambda _: self.arm())
        workspace.library.list_changed.connect(self._hear)

    @property
    def wakes_in(self) -> int | None:
        """The milliseconds until the next look; None if none is planned."""
        return self._timer.remainingTime() if self._timer.isActive() else None

    @property
    def _seconds(self) -> float:
        """The age at which a list is read again; 0 for never."""
        return self._preferences.current.refresh_minutes * 60

    def arm(self) -> None:
        """Plan the next look, because another list is shown, it was read, or the window came back."""
        session = self._screen.shown
        if session is None or not self._seconds or self._window.isMinimized():
            self._timer.stop()
            return
        age = session.age
        if session.state.health is Health.IN_STEP and age is not None:
            self._wake_in(self._seconds - age)
        else:
            self._timer.stop()  # the writer is at it; it will be heard of

    def _hear(self, changed: LiveList, _state: QueueState, _event: Event | None) -> None:
        if changed.ref == self._screen.current:
            self.arm()

    def look(self) -> None:
        """Read the shown list again if its last read is old enough; otherwise wait until it will be."""
        page, session = self._window.page, self._screen.shown
        if page is None or session is None or self._window.isMinimized():
            return
        age = session.age
        if page.view.carried:
            self._wake_in(AFTER_A_DRAG)
        elif session.state.health is Health.IN_STEP and age is not None and age >= self._seconds:
            session.refresh()
            self._library.catalogue_wanted.emit(session.account)
        else:
            self.arm()

    def _wake_in(self, seconds: float) -> None:
        self._timer.start(round(min(max(seconds, SOONEST), LONGEST) * 1000))
