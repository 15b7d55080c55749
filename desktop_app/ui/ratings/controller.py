"""A person's own ratings: read for the list on the screen, set from the details and from rows.

A rating is no edit of a list and is not in the journal: it shows at once, and goes back where the service does not take
it. Nothing waits for later.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal

from desktop_app.accounts import LiveAccount
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LimitReached, LineupError, NotThere, OutcomeUnknown, Refused
from desktop_app.domain.queues import QueueRef, Title, TitleId
from desktop_app.domain.service import NOT_INTERESTED, RatingScale
from desktop_app.signals import Attachments
from desktop_app.ui.queue.own_rating import figure_of, in_words
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.ratings.own_ratings import OwnRatings
from desktop_app.ui.ratings.several_ratings import Rated, RatingsOutcome, RatingWish, SeveralRatings
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.workspace import Feature, Workspace

REQUESTS = 4
"""As many are made of themselves for the ratings of one list. Arranging by ratings asks for all."""


class RatingsController(Feature):
    """Reads and sets the person's own ratings; all lists of an account share one `OwnRatings`."""

    changed = Signal()
    """A rating became known, or was set."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace.window)
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._window = workspace.window
        self._own: Attachments[LiveAccount, OwnRatings] = Attachments(self._made, OwnRatings.end)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(round(workspace.rest * 1000))
        self._resting.timeout.connect(self._read)
        self._window.panes.page_shown.connect(self._resting.start)

    def serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Show ratings in the page's rows and take them from its keys, where the service keeps any."""
        account = self._library.account(ref.account)
        scale = _scale_of(account)
        if account is None or scale is None:
            page.view.actions_of_rows.rate.offer(None, f"{self._labels.service(ref)} keeps no ratings of yours.")
            return
        own = self._own.of(account)
        page.model.show_own(own.known, own.scale.star)
        page.view.rating_keys.pressed.connect(partial(self._rate_row, page, ref))
        page.view.rating_keys.is_on = True
        page.view.actions_of_rows.rate.offer(scale)
        page.view.actions_of_rows.rate.chosen.connect(partial(self._rate_chosen, page, ref))

    def of(self, ref: QueueRef) -> OwnRatings | None:
        """The known ratings in the account of a list; None if there are none yet."""
        account = self._library.account(ref.account)
        return self._own.known(account) if account is not None else None

    def _made(self, account: LiveAccount) -> OwnRatings:
        scale = _scale_of(account)
        assert scale is not None  # only where there is one are ratings kept
        own = OwnRatings(scale, account.ratings, self._tasks.start, self)
        own.changed.connect(partial(self._show, account.id, own))
        return own

    def rate(self, ref: QueueRef, title: Title, rating: float | None) -> None:
        """Set the rating of a title; None takes it back. The newest wish counts."""
        wish = self._begin(ref, title, rating)
        if wish is not None:
            self._tasks.start(self._send(ref, wish))

    def rate_all(self, ref: QueueRef, wishes: Sequence[Rated], earlier: Sequence[Rated] = ()) -> None:
        """Set ratings as one action with one step back, which includes the `earlier` part of the action."""
        if len(wishes) == 1 and not earlier:
            self.rate(ref, *wishes[0])
            return
        own = self.of(ref)
        if own is None:
            return
        with own.as_one():
            begun = [wish for title, rating in wishes if (wish := self._begin(ref, title, rating)) is not None]
        if begun:
            self._tasks.start(SeveralRatings(self, ref, begun, self._window.message_bar.show_message, earlier).send())

    def _begin(self, ref: QueueRef, title: Title, rating: float | None) -> RatingWish | None:
        """Show a rating before it is sent; None if it is set already."""
        own = self.of(ref)
        if own is None:
            return None
        number = own.wishes[title.id] = own.wishes.get(title.id, 0) + 1
        known = not own.lacking((title.id,)) or title.id in own.known
        before = own.known.get(title.id)
        if known and before == rating:
            return None
        own.put(title.id, rating)
        return RatingWish(title, rating, number, before, known)

    async def _send(self, ref: QueueRef, wish: RatingWish) -> None:
        try:
            answer = await self.tell(ref, (wish,))
        except LineupError as error:
            self._show_failed(ref, wish, error)
            return
        if answer.error is not None:
            self._show_failed(ref, wish, answer.error)
        for told in answer.told:
            self._window.message_bar.show_message(self._told(ref, told.title, told.rating, told.before))

    def _show_failed(self, ref: QueueRef, wish: RatingWish, error: LineupError) -> None:
        self.put_back(ref, (wish,))
        self._window.message_bar.show_message(self._failed(ref, wish.title, wish.rating, error))

    def at_once(self, ref: QueueRef) -> int:
        """The number of ratings that the service takes in one request."""
        own = self.of(ref)
        return own.scale.titles_a_write if own is not None else 1

    async def tell(self, ref: QueueRef, wishes: Sequence[RatingWish]) -> RatingsOutcome:
        """Send ratings of an account one after another, in order and spaced as the service wants."""
        own = self.of(ref)
        if own is None:  # the account was unlinked
            return RatingsOutcome()
        async with own.turn:
            newest = [wish for wish in wishes if self._is_newest(ref, wish)]
            if not newest:
                return RatingsOutcome()
            before: Mapping[TitleId, float] | None = None
            refusal: LineupError | None = None
            try:
                before = await self._before(ref, newest)
                await self._library.linked(ref.account).rate({wish.title.id: wish.rating for wish in newest})
            except LineupError as error:
                if not any(self._is_newest(ref, wish) for wish in newest):
                    return RatingsOutcome()
                if not _is_about_titles(error, len(newest), was_sent=before is not None):
                    raise
                refusal = error
        return RatingsOutcome.of([wish for wish in newest if self._is_newest(ref, wish)], before or {}, refusal)

    async def _before(self, ref: QueueRef, wishes: Sequence[RatingWish]) -> Mapping[TitleId, float]:
        """The ratings until now that are not known yet."""
        unknown = tuple(wish.title.id for wish in wishes if not wish.known)
        return await self._library.linked(ref.account).ratings(unknown) if unknown else {}

    def _is_newest(self, ref: QueueRef, wish: RatingWish) -> bool:
        own = self.of(ref)
        return own is not None and own.wishes.get(wish.title.id) == wish.number

    def _told(self, ref: QueueRef, title: Title, rating: float | None, before: float | None) -> Message:
        said = self.words(ref, rating)
        lead = f"You rated {title.name} {said}."
        if rating is None:
            lead = f"{title.name} has no rating of yours now."
        elif rating == NOT_INTERESTED and (own := self.of(ref)) is not None and own.scale.can_decline:
            lead = f"You are not interested in {title.name}."
        undo = (Action("Undo", partial(self.rate, ref, title, before), is_undo=True),) if before != rating else ()
        return Message(Kind.OK, lead, "", undo, about=ref.account)

    def put_back(self, ref: QueueRef, wishes: Sequence[RatingWish]) -> None:
        """Show the earlier ratings again, unless the person wished something else meanwhile."""
        own, newest = self.of(ref), [wish for wish in wishes if self._is_newest(ref, wish)]
        if own is None or not newest:
            return
        with own.as_one():
            for wish in newest:
                if wish.known:
                    own.put(wish.title.id, wish.before)
                else:
                    own.forget(wish.title.id)

    def _failed(self, ref: QueueRef, title: Title, rating: float | None, error: LineupError) -> Message:
        again = Action("Try again", partial(self.rate, ref, title, rating))
        lead = f"Your rating of {title.name} is not set."
        return Message(Kind.ERROR, lead, self.why(ref, error), (again,), about=ref.account)

    def why(self, ref: QueueRef, error: LineupError) -> str:
        """The error in plain sentences, and whether a retry may help."""
        sentence = sentence_of(error, self._labels.service(ref))
        return f"{sentence.lead} {_after(error, sentence.text)}".strip()

    def _show(self, account: AccountId, own: OwnRatings) -> None:
        for ref, page in self._window.panes.pages.items():
            if ref.account == account:
                page.model.show_own(own.known, own.scale.star)
        self.changed.emit()

    def words(self, ref: QueueRef, rating: float | None) -> str:
        """A rating as the stars show it: `4 of 5`, `3.5 of 5`; empty without one."""
        own = self.of(ref)
        return in_words(rating / own.scale.star) if own is not None and rating is not None else ""

    # --- rows and reading ----------------------------------------------------------------------------------------

    def _rate_row(self, page: QueuePage, ref: QueueRef, digit: int) -> None:
        """Rate the selected rows with a digit, as `figure_of` reads it."""
        own, items, service = self.of(ref), page.chosen_items, self._labels.service(ref)
        if own is None:
            return
        scale = own.scale
        rating = figure_of(digit, scale)
        if not items:
            self._window.message_bar.show_message(Message(Kind.INFO, "Select a title to rate it.", about=ref))
        elif not scale.takes(rating):
            text = f"{service} takes {max(scale.lowest, 1):g} to {scale.highest:g}."
            told = Message(Kind.INFO, f"There is no rating {rating:g} there.", text, about=ref)
            self._window.message_bar.show_message(told)
        else:
            self._rate_chosen(page, ref, rating)

    def _rate_chosen(self, page: QueuePage, ref: QueueRef, rating: float | None) -> None:
        self.rate_all(ref, [(item.title, rating) for item in page.chosen_items])

    def _read(self) -> None:
        """Read the ratings of the list on the screen, once the list itself is read."""
        page, ref = self._window.page, self._window.current
        own = self.of(ref) if ref is not None else None
        if page is None or own is None or own.is_reading:
            return
        lacking = own.lacking(item.title.id for item in page.model.view.items[: REQUESTS * own.scale.titles_a_request])
        if lacking:
            own.read(lacking)
        elif page.model.state is None or not page.model.state.loaded:
            self._resting.start()


def _scale_of(account: LiveAccount | None) -> RatingScale | None:
    return account.catalogue.rating_scale if account is not None and account.catalogue is not None else None


def _is_about_titles(error: LineupError, count: int, *, was_sent: bool) -> bool:
    """Whether some titles are refused and the others set; what is said of one title is about it."""
    if isinstance(error, LimitReached):
        return False
    if count == 1:
        return isinstance(error, Refused | NotThere)
    return was_sent and isinstance(error, Refused) and bool(error.titles)


def _after(error: LineupError, usually: str) -> str:
    match error:
        case OutcomeUnknown():
            return "It may have arrived; to try again sets it for sure."
        case Refused():
            return usually
        case _:
            return "Ratings are not kept for later."
