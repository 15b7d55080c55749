"""One arranging of one list: seen beforehand, sent, stopped or finished."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.arranging import Order, arranged
from desktop_app.domain.edits import touched
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import TitleId
from desktop_app.sync.state import QueueState
from desktop_app.ui.queue.arrange import words
from desktop_app.ui.queue.arrange.comparison import Comparison, Progress, compared, progress
from desktop_app.ui.queue.arrange.page import ArrangePage
from desktop_app.ui.queue.arrange.panel import ArrangePanel
from desktop_app.ui.queue.commands import EditCommand
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.session import QueueSession


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended: `sent` of `total` moves; `stopped` by the person."""

    sent: int
    total: int
    stopped: bool
    sentence: str


class ArrangeJob(QObject):
    """Covers the page with the preview, and follows its moves until the last one has arrived."""

    over = Signal(object)
    """Outcome, or None where nothing was sent."""

    hidden = Signal()
    """The person went back to the list; the moves travel on."""

    def __init__(self, page: QueuePage, session: QueueSession, service: str, spacing: float, posters: Posters) -> None:
        super().__init__(page)
        heading = page.heading
        self._page = page
        self._session = session
        self._is_sent = False
        self._action: int | None = None
        self._command: EditCommand | None = None
        self._place = 0
        self._taken_back: set[TitleId] = set()
        self._stopping = False
        self.view = ArrangePage(heading.title, heading.quiet, posters, page)
        self.panel = ArrangePanel(service, spacing)
        self.view.wanted.connect(self._preview)
        self.view.closed.connect(self.close)
        self.panel.start_pressed.connect(self.start)
        self.panel.stop_pressed.connect(self.stop)
        self.panel.close_pressed.connect(self.close)

    @property
    def is_sent(self) -> bool:
        """Whether Arrange was pressed."""
        return self._is_sent

    def open(self, order: Order) -> None:
        """Show what this order would come to."""
        self._page.cover(self.view)
        self.view.start(order)
        self.view.columns.setFocus()

    def show_state(self, state: QueueState) -> None:
        """The list changed: the preview is of the new one, or moves have arrived."""
        if not self._is_sent:
            if state.view.ids != self._comparison.before.ids:
                self._preview()
        elif self._action is not None:
            self._follow(state)

    def start(self) -> None:
        """Send it."""
        moves = self._comparison.moves
        if not moves or self._is_sent:
            return
        self._is_sent = True
        known = self._actions()
        if not self._page.history.perform(moves, words.action(self.view.order)):
            self._is_sent = False
            return
        self._command = self._page.history.last
        self._place = self._page.history.stack.index()
        self._action = max(self._actions() - known, default=0)
        self.view.show_choices(shown=False)
        self.view.columns.setFocus()
        self._follow(self._session.state)

    def stop(self) -> None:
        """Send nothing more of it. What travels now is waited for, what was sent stays."""
        self._stopping = True
        self._take_back()
        self._follow(self._session.state)

    def close(self) -> None:
        """Back to the list: nothing was sent, or it travels on."""
        if self._is_sent:
            self._page.uncover(self.view)
            self.hidden.emit()
        else:
            self._end(None)

    # --- inside ---------------------------------------------------------------------------------------------------

    @property
    def _comparison(self) -> Comparison:
        return self.view.columns.comparison

    def _preview(self) -> None:
        queue, view = self._session.state.view, self.view
        target = arranged(queue, view.order, descending=view.descending, seed=view.seed)
        view.columns.show_comparison(compared(queue, target), view.order)
        self.panel.show_preview(self._comparison)

    def _actions(self) -> set[int]:
        return {entry.group for entry in self._session.state.entries}

    def _follow(self, state: QueueState) -> None:
        assert self._action is not None
        now = progress(self._comparison.moves, state, self._action, self._taken_back)
        if now.is_over:
            self._end(self._outcome(now))
            return
        if self._stopping and now.waiting:
            # A request that came back unsent. Not at once: the writer may be about to take it up.
            QTimer.singleShot(0, self._take_back)
        self.view.columns.show_stages(now.stages)
        after = self._comparison.after
        current = now.next_one
        assert current is not None
        place = after.places[current]
        name = after.items[place].title.name
        self.panel.show_progress(now, name, place + 1, state, stopping=self._stopping)

    def _take_back(self) -> None:
        if self._action is None:
            return
        try:
            dropped = self._session.take_back(self._action)
        except LineupError as error:
            self._stopping = False
            self._page.failed.emit(error)
            return
        self._taken_back.update(title_id for entry in dropped for title_id in touched(entry.edit))
        if self._command is not None:
            self._command.narrow(self._taken_back)

    def _outcome(self, now: Progress) -> Outcome | None:
        if self._page.history.stack.index() < self._place:
            return None  # undone meanwhile: there is nothing to tell
        return Outcome(now.sent, now.total, self._stopping, self.view.sentence)

    def _end(self, outcome: Outcome | None) -> None:
        self._action = None
        if not self.view.isHidden():
            self._page.uncover(self.view)
            if outcome is not None:
                self._page.view.scrollToTop()
        self.over.emit(outcome)
