"""Thousands of ratings as one action: a few requests, pauses kept, refusals told by name, one step back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError, RateLimited, RefusalReason, Refused, ServerFault
from desktop_app.domain.queues import QueueRef, Title, TitleId
from desktop_app.ui.ratings.several_ratings import Rated, RatingsOutcome, RatingWish, SeveralRatings
from desktop_app.ui.shell.message_stack import Kind, Message

REF = QueueRef(AccountId("a"), "watchlist")


def wish(number: int) -> RatingWish:
    """A wish about a title that was rated 2 until now."""
    return RatingWish(Title(TitleId(f"movie:{number}"), f"Film {number}"), 8.0, 1, 2.0, known=True)


@dataclass
class Service:
    """Answers each request with the next of `troubles`, and takes all where there is none."""

    size: int = 100
    troubles: list[LineupError | None] = field(default_factory=list)
    requests: list[Sequence[RatingWish]] = field(default_factory=list)
    back: list[RatingWish] = field(default_factory=list)
    again: list[tuple[Sequence[Rated], Sequence[Rated]]] = field(default_factory=list)

    def at_once(self, _ref: QueueRef) -> int:
        return self.size

    async def tell(self, _ref: QueueRef, wishes: Sequence[RatingWish]) -> RatingsOutcome:
        trouble = self.troubles.pop(0) if self.troubles else None
        self.requests.append(wishes)
        if trouble is not None and not isinstance(trouble, Refused):
            raise trouble
        return RatingsOutcome.of(wishes, {}, trouble)

    def put_back(self, _ref: QueueRef, wishes: Sequence[RatingWish]) -> None:
        self.back.extend(wishes)

    def words(self, _ref: QueueRef, rating: float | None) -> str:
        return f"{rating:g}" if rating is not None else ""

    def why(self, _ref: QueueRef, error: LineupError) -> str:
        return type(error).__name__

    def rate_all(self, _ref: QueueRef, wishes: Sequence[Rated], earlier: Sequence[Rated] = ()) -> None:
        self.again.append((wishes, earlier))


async def sent(service: Service, wishes: Sequence[RatingWish], earlier: Sequence[Rated] = ()) -> list[Message]:
    said: list[Message] = []
    await SeveralRatings(service, REF, wishes, said.append, earlier).send()
    return said


def press(message: Message, label: str) -> None:
    next(action for action in message.actions if action.label == label).callback()


async def test_as_many_go_in_a_request_as_the_service_takes() -> None:
    service, wishes = Service(), [wish(n) for n in range(5_000)]
    (*_, said) = await sent(service, wishes)

    assert [len(request) for request in service.requests] == [100] * 50
    assert (said.kind, said.lead) == (Kind.OK, "You rated 5,000 titles 8.")
    press(said, "Undo")
    assert service.again == [(tuple((each.title, 2.0) for each in wishes), ())]


async def test_a_pause_is_kept_said_and_the_same_titles_are_sent_again() -> None:
    service, wishes = Service(2, [None, RateLimited(retry_after=0.01)]), [wish(n) for n in range(4)]
    pause, said = await sent(service, wishes)

    assert (pause.lead, pause.text) == ("2 of 4 ratings are set.", "Lineup will continue in 1 second.")
    assert [request[0].title.name for request in service.requests] == ["Film 0", "Film 2", "Film 2"]
    assert said.lead == "You rated 4 titles 8."
    assert not service.back


async def test_a_pause_until_tomorrow_ends_it() -> None:
    service = Service(2, [None, RateLimited(until_tomorrow=True)])
    (said,) = await sent(service, [wish(n) for n in range(4)])

    assert (said.kind, said.lead, said.text) == (Kind.ERROR, "2 of 4 ratings are set.", "RateLimited")
    assert [each.title.name for each in service.back] == ["Film 2", "Film 3"]


async def test_refused_titles_are_named_and_the_others_are_set() -> None:
    refusal = Refused(RefusalReason.TITLE_NOT_KNOWN, titles=(TitleId("movie:1"),))
    service = Service(2, [refusal])
    (said,) = await sent(service, [wish(n) for n in range(4)])

    assert (said.kind, said.lead) == (Kind.WARNING, "3 of 4 ratings are set.")
    assert said.text == "Not set: “Film 1”. Refused"
    assert [each.title.name for each in service.back] == ["Film 1"]
    press(said, "Undo")
    assert [title.name for title, _ in service.again[0][0]] == ["Film 0", "Film 2", "Film 3"]


async def test_a_failure_half_way_sets_back_the_rest_and_undo_later_takes_all_back() -> None:
    service, wishes = Service(2, [None, ServerFault()]), [wish(n) for n in range(4)]
    (said,) = await sent(service, wishes)
    assert (said.kind, said.lead) == (Kind.ERROR, "2 of 4 ratings are set.")
    assert [each.title.name for each in service.back] == ["Film 2", "Film 3"]

    press(said, "Try again")
    ((again, earlier),) = service.again
    assert [title.name for title, _ in again] == ["Film 2", "Film 3"]
    (said,) = await sent(service, wishes[2:], earlier)
    press(said, "Undo")
    assert service.again[-1] == (tuple((each.title, 2.0) for each in wishes), ())


async def test_a_service_that_refuses_all_is_not_asked_thousands_of_times() -> None:
    service = Service(1, [Refused(said="It takes none.") for _ in range(5_000)])
    (said,) = await sent(service, [wish(n) for n in range(5_000)])

    assert len(service.requests) < 100
    assert (said.kind, said.lead) == (Kind.WARNING, "0 of 5,000 ratings are set.")
    assert said.text == "Not set: “Film 0”, “Film 1”, “Film 2” and 4,997 more. Refused"
    assert len(service.back) == 5_000
