"""Arranging in the window: the menu, the preview in the middle and its panel on the side, and what came of it."""

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QAction

from desktop_app.accounts import LiveList
from desktop_app.domain.arrangement import Arrangement, Key, Order
from desktop_app.domain.import_export.given_order import GivenOrder
from desktop_app.domain.queues import QueueRef
from desktop_app.signals import Attachments
from desktop_app.sync.state import Event, QueueState
from desktop_app.ui.arrange.button import ArrangeButton
from desktop_app.ui.arrange.file_orders import BUSY, FileOrders
from desktop_app.ui.arrange.job import ArrangeJob, ArrangeOutcome
from desktop_app.ui.arrange.offers import Offers
from desktop_app.ui.arrange.travel import Travel
from desktop_app.ui.arrange.words import moves
from desktop_app.ui.order_history.controller import OrderHistoryController
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.undoable_action import Undoable
from desktop_app.ui.ratings.controller import RatingsController
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.workspace import Feature, Workspace


@dataclass(slots=True)
class _Arranging:
    """The offers, the button and the job of arranging one list."""

    offers: Offers = field(default_factory=Offers)
    button: ArrangeButton | None = None
    job: ArrangeJob | None = None


class ArrangeController(Feature):
    """Arranges lists, with at most one job a list; a job goes on while another list is shown."""

    def __init__(self, workspace: Workspace, order_history: OrderHistoryController, ratings: RatingsController) -> None:
        window = workspace.window
        super().__init__(window)
        self._files = FileOrders(workspace)
        self._files.found.connect(self._open_as)
        self._order_history = order_history
        self._ratings = ratings
        self._library = workspace.library
        self._labels = workspace.labels
        self._accounts = workspace.accounts
        self._posters = workspace.posters
        self._window = window
        self._kept: Attachments[LiveList, _Arranging] = Attachments(lambda _: _Arranging(), self._let_go)
        workspace.library.list_changed.connect(self._hear)
        window.menus.show_in("List", "arrange", self._menu)
        window.panes.page_shown.connect(self._show_panel)

    def serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Put the Arrange button on the page."""
        kept = self._kept.of(self._library[ref])
        kept.offers = Offers(self._ratings.of(ref), self._order_history.past(ref))
        button = kept.button = ArrangeButton(page.model, page, kept.offers.refusal)
        page.header.add_tool(button)
        button.chosen.connect(partial(self._choose, page, ref))

    def open_by(self, page: QueuePage, ref: QueueRef, key: Key) -> None:
        """Open the preview of this order in this direction."""
        self._open(page, ref, key.order)
        job = self._job_of(ref)
        if job is not None and not job.is_sent:
            job.view.choices.put(Arrangement(key))

    def _job_of(self, ref: QueueRef) -> ArrangeJob | None:
        """The arranging that is under way in the list; None if there is none."""
        kept = self._kept.known(self._library[ref]) if ref in self._library else None
        return kept.job if kept is not None else None

    def _let_go(self, kept: _Arranging) -> None:
        """End what was being arranged in a list that is gone."""
        job, kept.job = kept.job, None
        if job is not None:
            self._window.panes.take_from_side(job.panel)
            delete_when_free(job.panel)

    def _hear(self, changed: LiveList, state: QueueState, _event: Event | None) -> None:
        """Tell the list's job of its new state."""
        kept = self._kept.known(changed)
        if kept is not None and kept.job is not None:
            kept.job.show_state(state)

    def _choose(self, page: QueuePage, ref: QueueRef, order: Order) -> None:
        if order is Order.FILE:
            self._files.ask(page, ref)
        else:
            self._open(page, ref, order)

    def _open_as(self, page: QueuePage, ref: QueueRef, given: GivenOrder) -> None:
        """Open the preview of the order of a file."""
        if ref not in self._library:
            return
        if page.is_covered and self._job_of(ref) is None:
            self._window.message_bar.show_message(Message(Kind.INFO, "The list wasn’t arranged.", BUSY, about=ref))
            return
        self._open(page, ref, Order.FILE, given)
        job = self._job_of(ref)
        if job is not None:
            job.open_as(given)

    def _open(self, page: QueuePage, ref: QueueRef, order: Order, given: GivenOrder | None = None) -> None:
        """Open the preview, or show the progress of moves that already travel in this list."""
        live = self._library[ref]
        kept = self._kept.of(live)
        job = kept.job
        if job is None:
            told = (self._travel(ref), self._posters, kept.offers, lambda: live.purse)
            job = kept.job = ArrangeJob(page, live, *told)
            job.over.connect(partial(self._end, page, kept))
            job.hidden.connect(partial(self._window.panes.take_from_side, job.panel))
            if given is None:
                job.open(order)
        elif job.view.isHidden():
            page.cover(job.view)
        self._window.panes.show_beside(job.panel)

    def _travel(self, ref: QueueRef) -> Travel:
        """The way in which moves travel to the service of this list."""
        account = self._library.linked(ref.account)
        assert account.capabilities is not None  # a list is there only when its account's lists are known
        spacing = self._accounts.provider(account.provider).call_spacing
        return Travel.of(self._labels.heading(ref).service, spacing, account.capabilities)

    def _end(self, page: QueuePage, kept: _Arranging, outcome: ArrangeOutcome | None) -> None:
        job, kept.job = kept.job, None
        assert job is not None  # which has just said that it is over
        self._window.panes.take_from_side(job.panel)
        delete_when_free(job.panel)
        delete_when_free(job.view)
        delete_when_free(job)
        if outcome is not None:
            is_last = outcome.sent and page.history.last is job.command
            action = Undoable(job.command.text() if job.command else "", (page.history,) if is_last else ())
            action.offer(self._window.message_bar, *_told(outcome))

    def _show_panel(self, page: QueuePage) -> None:
        """Show the panel of the list now on the screen, or else the details."""
        for job in [kept.job for kept in self._kept if kept.job is not None]:
            if job.parent() is page and not job.view.isHidden():
                self._window.panes.show_beside(job.panel)
            else:
                self._window.panes.take_from_side(job.panel)

    def _menu(self) -> tuple[QAction, ...]:
        """The orders of the list on the screen, while nothing else covers it."""
        ref, page = self._window.current, self._window.page
        kept = self._kept.known(self._library[ref]) if ref is not None and ref in self._library else None
        if kept is None or kept.button is None:
            return ()
        action = kept.button.menu_of.menuAction()
        action.setEnabled(page is not None and (kept.job is not None or not page.is_covered))
        return (action,)


def _told(outcome: ArrangeOutcome) -> tuple[Kind, str, str]:
    """Tell the outcome of the arrangement: the kind, the lead and the text of a message."""
    if outcome.stopped:
        text = "What was sent stays." if outcome.sent else "The list is as it was."
        return Kind.INFO, f"Stopped after {outcome.sent} of {moves(outcome.total)}.", text
    if outcome.waits_until:
        waiting = outcome.total - outcome.sent - outcome.asked - outcome.overtaken
        wait = "The other one waits" if waiting == 1 else f"The other {waiting:,} wait"
        return Kind.INFO, f"{outcome.sent:,} of {moves(outcome.total)} sent.", f"{wait} until {outcome.waits_until}."
    if outcome.sent < outcome.total:
        parts = ((outcome.asked, "to decide"), (outcome.overtaken, "overtaken by what you did since"))
        left = ", ".join(f"{count} {what}" for count, what in parts if count)
        kind = Kind.WARNING if outcome.asked else Kind.INFO
        return kind, f"{outcome.sent} of {moves(outcome.total)} sent.", f"{left}."
    return Kind.OK, "Arranged.", f"{outcome.sentence}: {moves(outcome.total)} sent."
