"""The arranging of one list: previewed, sent, then stopped or finished."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.arrangement import Arrangement, Order, Ratings, arranged
from desktop_app.domain.budgets import Purse
from desktop_app.domain.edits import Move, touched
from desktop_app.domain.errors import LineupError
from desktop_app.domain.import_export.given_order import GivenOrder
from desktop_app.domain.queues import ItemId, Queue
from desktop_app.sync.state import Health, QueueState
from desktop_app.ui.arrange.comparison import Comparison, MoveProgress, compared, progress
from desktop_app.ui.arrange.day_split import split_of
from desktop_app.ui.arrange.notes import note
from desktop_app.ui.arrange.offers import Offers
from desktop_app.ui.arrange.page import ArrangePage
from desktop_app.ui.arrange.panel import ArrangePanel
from desktop_app.ui.arrange.travel import Travel
from desktop_app.ui.arrange.words import values
from desktop_app.ui.queue.commands import EditCommand
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.session import QueueSession
from desktop_app.ui.sentences.day_ends import waits_until
from desktop_app.ui.shell.messages import sentence_of


@dataclass(frozen=True, slots=True)
class ArrangeOutcome:
    """The end of an arranging: `sent` of `total` moves, `asked` wait for a decision; `stopped` by the person.

    `overtaken`: what the person did meanwhile to the same titles was sent instead. `waits_until`: the others are sent
    then by themselves, `12:00 AM Pacific`; empty where nothing waits for the service's next day.
    """

    sent: int
    total: int
    stopped: bool
    sentence: str
    asked: int = 0
    overtaken: int = 0
    waits_until: str = ""


class ArrangeJob(QObject):
    """Covers the page with the preview, and follows its moves until the last one has arrived."""

    over = Signal(object)
    """Outcome, or None where nothing was sent."""

    hidden = Signal()
    """The person went back to the list; the moves travel on."""

    def __init__(
        self,
        page: QueuePage,
        session: QueueSession,
        travel: Travel,
        posters: Posters,
        offers: Offers = Offers(),  # noqa: B008 - immutable
        purse: Callable[[], Purse | None] = lambda: None,
    ) -> None:
        """`purse` tells what is left today of what the service grants, where it counts that."""
        super().__init__(page)
        heading = page.heading
        self._page = page
        self._session = session
        self._service = travel.service
        self._travel = travel
        self._purse = purse
        self._sent: tuple[Move, ...] = ()
        self._offers = offers
        self._previewed: Arrangement | None = None
        self._is_sent = False
        self._action: int | None = None
        self._command: EditCommand | None = None
        self._place = 0
        self._taken_back: set[ItemId] = set()
        self._stopping = False
        self.view = ArrangePage(heading.title, heading.quiet, travel.service, posters, page)
        self.panel = ArrangePanel(travel)
        self._connect()

    def _connect(self) -> None:
        view, panel = self.view, self.panel
        view.choices.changed.connect(self._preview)
        view.closed.connect(self.close)
        view.reading.back_pressed.connect(self._go_back)
        view.reading.again_pressed.connect(self._preview)
        panel.start_pressed.connect(self.start)
        panel.today_pressed.connect(self.start_today)
        panel.stop_pressed.connect(self.stop)
        panel.close_pressed.connect(self.close)
        if self._offers.own_ratings is not None:
            self._offers.own_ratings.changed.connect(self._hear_ratings)

    @property
    def is_sent(self) -> bool:
        """Whether Arrange was pressed."""
        return self._is_sent

    @property
    def command(self) -> EditCommand | None:
        """The sent moves as one action that Undo takes back; None where nothing is left of it."""
        return self._command

    def open(self, order: Order) -> None:
        """Show what this order would come to."""
        queue = self._session.state.view
        self._page.cover(self.view)
        self._offer(queue)
        self.view.choices.start(order)
        self.view.columns.setFocus()

    def open_as(self, given: GivenOrder) -> None:
        """Show what the order of a file would come to, also where another order is shown already."""
        if self._is_sent:
            return
        self._offers = replace(self._offers, given=given)
        if self._previewed is None:
            self.open(Order.FILE)
        else:
            self._offer(self._session.state.view)
            self.view.choices.start(Order.FILE)

    def show_state(self, state: QueueState) -> None:
        """Preview the changed list, or show which moves have arrived."""
        if not self._is_sent:
            if self._previewed is not None and state.view.ids != self._comparison.before.ids:
                self._preview()
        elif self._action is not None:
            self._follow(state)

    def start(self) -> None:
        """Send the moves; those that do not fit into the service's day wait for the next one."""
        self._send(self._comparison.moves)

    def start_today(self) -> None:
        """Send only the moves that fit into the service's day."""
        part = self._comparison.part
        if part is not None:
            self._send(self._comparison.moves[: part.moves])

    def _send(self, moves: tuple[Move, ...]) -> None:
        if not moves or self._is_sent or self._previewed != self.view.choices.arrangement:
            return
        self._is_sent, self._sent = True, moves
        known = self._actions()
        if not self._page.history.perform(moves, self.view.choices.action):
            self._is_sent = False
            return
        self._command = self._page.history.last
        self._place = self._page.history.stack.index()
        self._action = max(self._actions() - known, default=0)
        self.view.show_choices(shown=False)
        self.view.columns.setFocus()
        self._follow(self._session.state)

    def stop(self) -> None:
        """Send no further moves. The one that travels now is waited for, and sent ones stay."""
        self._stopping = True
        self._take_back()
        if self._action is not None:
            self._follow(self._session.state)

    def close(self) -> None:
        """Back to the list: nothing was sent, or it travels on."""
        if self._is_sent:
            self._page.uncover(self.view)
            self.hidden.emit()
        else:
            self._end(None)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _offer(self, queue: Queue) -> None:
        self.view.choices.offer(self._offers.orders(), self._offers.earlier(queue), queue, self._offers.given)

    @property
    def _comparison(self) -> Comparison:
        return self.view.columns.comparison

    def _preview(self) -> None:
        queue, by, own = self._session.state.view, self.view.choices.arrangement, self._offers.own_ratings
        titles = tuple(item.title.id for item in queue.items) if by.needs_own_ratings else ()
        if own is not None and own.lacking(titles):
            own.read(titles)
            return
        if own is not None:
            own.cancel()
        self._show_preview(queue, by, own.known if own is not None else {})

    def _show_preview(self, queue: Queue, by: Arrangement, ratings: Ratings) -> None:
        own = self._offers.own_ratings
        scale = own.scale if own is not None else None
        self._previewed = by
        purse, length = self._purse(), len(queue.items)
        comparison = compared(queue, arranged(queue, by, ratings), purse.fits(length) if purse is not None else None)
        split = split_of(self._travel, purse, comparison.part, len(comparison.moves), length)
        when = split.when if split is not None else ""
        self.view.columns.show_comparison(comparison, lambda item: values(by, item, ratings, scale), when)
        self.view.show_columns(shown=True)
        if split is not None:
            self.panel.show_split(split, comparison.staying)
        else:
            self.panel.show_preview(comparison, note(by, queue, ratings, self.view.choices.given))

    def _hear_ratings(self) -> None:
        """Preview once the person's own ratings are read; until then show how the reading goes, or failed."""
        own = self._offers.own_ratings
        assert own is not None
        if self._is_sent or not self.view.choices.arrangement.needs_own_ratings:
            return
        if not own.is_reading and own.error is None:
            self._preview()
            return
        self.view.show_columns(shown=False)
        if own.error is not None:
            self.view.reading.show_error(sentence_of(own.error, self._service))
        else:
            self.view.reading.show_progress(*own.progress)
        self.panel.show_reading(failed=own.error is not None)

    def _go_back(self) -> None:
        """Leave the order by own ratings, and show the preview before it, or the list."""
        before = self._previewed
        if before is not None and not before.needs_own_ratings:
            self.view.choices.put(before)
        else:
            self.close()

    def _actions(self) -> set[int]:
        return {entry.group for entry in self._session.state.entries}

    def _follow(self, state: QueueState) -> None:
        assert self._action is not None
        now = progress(self._sent, state, self._action)
        until = waits_until(state.trouble) if state.health is Health.LIMITED and now.travelling is None else ""
        if now.is_over or until:
            self._end(self._outcome(now, until))
            return
        if self._stopping and now.waiting:
            # A request that came back unsent. Not at once: the writer may be about to take it up.
            QTimer.singleShot(0, self._take_back_again)
        self.view.columns.show_stages(now.stages)
        after = self._comparison.after
        current = now.next_one
        assert current is not None
        place = after.places[current]
        name = after.items[place].title.name
        self.panel.show_progress(self._of_today(now), name, place + 1, state, stopping=self._stopping)

    def _of_today(self, now: MoveProgress) -> MoveProgress:
        """The progress among the moves that are sent today."""
        part = self._comparison.part
        return now if part is None else replace(now, total=max(min(now.total, part.moves), now.sent))

    def _take_back_again(self) -> None:
        before = len(self._taken_back)
        self._take_back()
        if self._action is not None and len(self._taken_back) > before:
            self._follow(self._session.state)

    def _take_back(self) -> None:
        action, self._action = self._action, None
        if action is None:
            return
        try:
            # It tells of its new state before it hands back what it let go, without which no outcome can be counted:
            # nothing is followed meanwhile.
            dropped = self._session.take_back(action)
        except LineupError as error:
            self._stopping = False
            self._page.failed.emit(error)
            return
        finally:
            self._action = action
        self._taken_back.update(item_id for entry in dropped for item_id in touched(entry.edit))
        if self._command is not None and not self._command.narrow(self._taken_back):
            self._page.history.forget(self._command)
            self._command = None

    def _outcome(self, now: MoveProgress, until: str = "") -> ArrangeOutcome | None:
        if self._command is not None and self._page.history.stack.index() < self._place:
            return None  # undone meanwhile: there is nothing to tell
        overtaken = now.let_go - len(self._taken_back)
        told = self.view.choices.sentence
        return ArrangeOutcome(now.sent, now.total, self._stopping, told, now.asked, overtaken, until)

    def _end(self, outcome: ArrangeOutcome | None) -> None:
        self._action = None
        if self._offers.own_ratings is not None:
            self._offers.own_ratings.cancel()
        if not self.view.isHidden():
            self._page.uncover(self.view)
            if outcome is not None:
                self._page.view.scrollToTop()
        self.over.emit(outcome)
