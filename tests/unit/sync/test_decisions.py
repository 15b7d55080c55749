"""Rules for errors (a 412 among them) and for answers to what was sent, as tables.

Each row is a rule, and its name is the reason for it. Reads: `test_decisions_after_reads`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from desktop_app.domain.edits import Add
from desktop_app.domain.errors import (
    AccountLocked,
    BadAnswer,
    DiskFull,
    IncompleteRead,
    Interposed,
    KeyringLost,
    KeyringSilent,
    MembersOnly,
    NotThere,
    OutcomeUnknown,
    PreconditionFailed,
    RateLimited,
    RefusalReason,
    Refused,
    ServerFault,
    ServiceError,
    SignInAgain,
    StorageError,
    TooLong,
    Unreachable,
)
from desktop_app.domain.pending_edits import Reason, view_of
from desktop_app.domain.queues import ItemId
from desktop_app.domain.service import Sent
from desktop_app.sync.decisions import Decision, decide
from desktop_app.sync.held_list import HeldList
from desktop_app.sync.outcomes import (
    Fault,
    GoOn,
    Limited,
    Outcome,
    Read,
    Retry,
    SignIn,
    Stop,
    Taken,
    Then,
    Wait,
)
from desktop_app.sync.reads import Told
from desktop_app.sync.state import AlreadyThere, Asked, Failed, Health, Partly
from tests.unit.domain.strategies import order, queue
from tests.unit.sync.held_lists import BASE, DONE, E_ON_TOP, F_ON_TOP, LIMIT, NOW, WHOLE_ORDER, held, sending, states
from tests.unit.sync.whole_orders import item_of

# --- a request failed for a reason that no edit is to blame for --------------------------------------------------


@dataclass(frozen=True)
class Failure:
    because: str
    error: ServiceError | StorageError
    shows: Health
    then: Then
    is_said: bool = True
    must_read: bool = True


SPENT = RateLimited(until_tomorrow=True)
FAILURES = (
    Failure("the network is away: the list shows it", Unreachable(), Health.OFFLINE, Retry(5.0), False),
    Failure("the answer was lost on the way", OutcomeUnknown(), Health.OFFLINE, Retry(5.0), False),
    Failure("the service has problems, which pass", ServerFault(), Health.OFFLINE, Retry(5.0), False),
    Failure("nonsense may be better next time, but is no outage", BadAnswer(), Health.TROUBLE, Retry(5.0)),
    Failure("a hotel's page goes when the person signs in there", Interposed(), Health.TROUBLE, Retry(5.0)),
    Failure("the list is gone, or hidden", NotThere(), Health.TROUBLE, Retry(5.0)),
    Failure("the disk is full: it may be emptied", DiskFull(), Health.TROUBLE, Retry(5.0)),
    Failure("a keyring without an answer may have one later", KeyringSilent(), Health.TROUBLE, Retry(5.0)),
    Failure("only the person can sign in", SignInAgain(), Health.SIGN_IN_AGAIN, SignIn(), False),
    Failure("a lost sign-in is made anew", KeyringLost(), Health.SIGN_IN_AGAIN, SignIn(), False),
    Failure("calls are limited: no reason for one more", LIMIT, Health.LIMITED, Limited(LIMIT), False, False),
    Failure("a spent quota lasts: the person is told", SPENT, Health.LIMITED, Wait(3600.0), True, False),
    Failure("pages left titles out: the next ones may not", IncompleteRead(2), Health.INCOMPLETE, Retry(5.0)),
    Failure("as long in a minute as it is now", TooLong(60_001, 60_000), Health.TROUBLE, Stop()),
    Failure("a locked account is not called", AccountLocked(), Health.TROUBLE, Stop()),
)  # fmt: skip


@pytest.mark.parametrize("row", FAILURES, ids=lambda row: row.because)
def test_a_read_that_fails(row: Failure) -> None:
    decision = decide(held(F_ON_TOP), Fault(row.error), NOW)
    after = decision.change.held

    assert (after.shown.health, after.shown.trouble, decision.then) == (row.shows, row.error, row.then)
    assert decision.change.events == ((Failed(row.error),) if row.is_said else ())
    assert after.must_read is row.must_read
    assert after.is_left_alone is isinstance(row.error, TooLong)
    assert decision.change.entries == ()


@pytest.mark.parametrize(("failures", "seconds"), [(0, 5.0), (1, 10.0), (3, 40.0), (20, 300.0)])
def test_pauses_grow_with_the_failures_in_a_row(failures: int, seconds: float) -> None:
    assert decide(held(), Fault(Unreachable()), replace(NOW, failures=failures)).then == Retry(seconds)


def test_pages_that_go_on_leaving_titles_out_are_said_once() -> None:
    first = decide(held(), Fault(IncompleteRead(2)), NOW)
    second = decide(first.change.held, Fault(IncompleteRead(2)), NOW)

    assert [type(event) for event in first.change.events] == [Failed]
    assert second.change.events == ()


# --- a write failed ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Write:
    because: str
    error: ServiceError | StorageError
    tries: int
    then: Then
    states: str
    counted: int
    reason: Reason | None = None


FAILED_WRITES = (
    # What came back; how often the first of two edits was sent; what is done then; whether the two wait, travel or ask;
    # the tries that count from now on.
    Write("412: somebody was first, so read and put it on top", PreconditionFailed(), 1, Read(), "WW", 1),
    Write("412 again: two of them are chance", PreconditionFailed(), 2, Read(), "WW", 2),
    Write("a storm of 412: then the person decides", PreconditionFailed(), 3, Read(), "AW", 0, Reason.STORM),
    Write("a lost answer: it may have arrived, the next read tells", OutcomeUnknown(), 1, Read(3.0), "TW", 1),
    Write("5xx: the same", ServerFault(), 2, Read(3.0), "TW", 2),
    Write("nonsense: the same", BadAnswer(), 1, Read(3.0), "TW", 1),
    Write("no outage ends in a question, however long it lasts", ServerFault(), 3, Retry(5.0), "TW", 3),
    Write("a refusal: only the person knows better", Refused(), 1, Read(), "AW", 0, Reason.REFUSED),
    Write("members only: the same", MembersOnly(), 2, Read(), "AW", 0, Reason.REFUSED),
    Write("nothing was sent: it waits as before", Unreachable(), 3, Retry(5.0), "WW", 2),
    Write("a rate limit is no try", LIMIT, 3, Limited(LIMIT), "WW", 2),
    Write("a sign-in that is over is no try", SignInAgain(), 1, SignIn(), "WW", 0),
    Write("the list is gone: what waits goes on waiting", NotThere(), 1, Retry(5.0), "WW", 0),
    Write("a full disk says nothing of the request: reading tells", DiskFull(), 1, Retry(5.0), "TW", 1),
)  # fmt: skip


@pytest.mark.parametrize("row", FAILED_WRITES, ids=lambda row: row.because)
def test_a_write_that_fails_while_another_edit_waits(row: Write) -> None:
    before, request = sending(F_ON_TOP, E_ON_TOP, tries=row.tries)

    decision = decide(before, Fault(row.error, request), NOW)
    after = decision.change.held

    assert decision.then == row.then
    assert states(after) == row.states
    assert after.tries_of(request.batch[0]) == row.counted
    questions = [entry.question.reason for entry in after.entries if entry.question is not None]
    assert questions == ([] if row.reason is None else [row.reason])
    asked = [event for event in decision.change.events if isinstance(event, Asked)]
    assert [event.entry for event in asked] == [entry for entry in after.entries if entry.question is not None]
    assert after.must_read is not isinstance(row.error, RateLimited)


@pytest.mark.parametrize(
    ("error", "shows", "is_said"),
    [
        (OutcomeUnknown(), Health.OFFLINE, False),
        (ServerFault(), Health.OFFLINE, False),
        (BadAnswer(), Health.OFFLINE, False),
        (Unreachable(), Health.OFFLINE, False),
        (LIMIT, Health.LIMITED, False),
        (SignInAgain(), Health.SIGN_IN_AGAIN, False),
        (NotThere(), Health.TROUBLE, True),
        (DiskFull(), Health.TROUBLE, True),
        (PreconditionFailed(), Health.SENDING, False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_list_shows_why_a_write_failed(error: ServiceError | StorageError, shows: Health, is_said: bool) -> None:
    before, request = sending(F_ON_TOP, E_ON_TOP)

    decision = decide(before, Fault(error, request), NOW)
    shown = decision.change.held.shown

    assert (shown.health, shown.trouble) == (shows, None if shows is Health.SENDING else error)
    assert decision.change.events == ((Failed(error),) if is_said else ())


def test_after_a_412_no_lagging_read_shows_the_old_state_as_the_present_one() -> None:
    before, request = sending(F_ON_TOP)

    after = decide(before, Fault(PreconditionFailed(), request), NOW).change.held

    assert "1" in after.stale
    assert after.known is None


def test_an_edit_that_is_asked_about_leaves_the_screen_at_once() -> None:
    before, request = sending(F_ON_TOP, E_ON_TOP, tries=3)
    assert order(before.shown.view) == "efabcd"

    decision = decide(before, Fault(PreconditionFailed(), request), NOW)

    assert order(decision.change.held.shown.view) == "eabcdf"


def test_a_reason_that_the_service_did_not_give_is_in_our_words() -> None:
    before, request = sending(F_ON_TOP)

    (asked,) = decide(before, Fault(Refused(RefusalReason.TITLE_STAYS), request), NOW).change.held.shown.questions

    assert asked.question is not None
    assert (asked.question.service_says, asked.question.cause) == ("", Refused(RefusalReason.TITLE_STAYS).cause)


def test_of_a_batch_the_refused_titles_alone_are_asked_about() -> None:
    adds = (Add(item_of("x")), Add(item_of("y")))
    before, request = sending(*adds, can=WHOLE_ORDER)

    decision = decide(before, Fault(Refused(titles=["y"], said="Not here."), request), NOW)

    assert states(decision.change.held) == "TA"
    (asked,) = decision.change.held.shown.questions
    assert asked.question is not None
    assert (asked.question.service_says, asked.question.cause) == ("Not here.", None)


# --- the service says yes ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Yes:
    because: str
    sent: Sent
    then: Then
    states: str
    tries: int = 1
    must_read: bool = False
    is_unproven: bool = False
    events: tuple[object, ...] = ()


PORTAL = Sent(queue("fabcde"))
SOME = Sent(queue("fabcde"), "Some only.")
SEEN = Sent(DONE, already=(ItemId("x"),))
YES = (
    Yes("an entity-tag proves it, and guards the next write", Sent(DONE), GoOn(), "W"),
    Yes("a yes without an entity-tag may be a captive portal's", PORTAL, Read(), "TW", must_read=True),
    Yes("so is the third, which the next read decides", PORTAL, Read(), "TW", 3, must_read=True, is_unproven=True),
    Yes("a remark proves it, and is told", SOME, GoOn(), "W", must_read=True, events=(Partly("Some only."),)),
    Yes("the service has a title that we do not show", SEEN, GoOn(), "W", must_read=True),
)  # fmt: skip


@pytest.mark.parametrize("row", YES, ids=lambda row: row.because)
def test_a_write_that_the_service_took(row: Yes) -> None:
    before, request = sending(F_ON_TOP, E_ON_TOP, tries=row.tries)

    decision = decide(before, Taken(request, row.sent), NOW)
    after = decision.change.held

    assert decision.then == row.then
    assert states(after) == row.states
    assert (after.must_read, after.is_unproven) == (row.must_read, row.is_unproven)
    assert decision.change.events == row.events
    assert after.tries_of(request.batch[0]) == (row.tries if "T" in row.states else 0)
    assert order(after.shown.view) == "efabcd"


@pytest.mark.parametrize(
    ("before_us", "is_ours"), [(False, False), (True, True)], ids=["nobody sent it before", "an earlier try may have"]
)
def test_an_addition_that_found_its_title_is_over_and_no_undo_takes_the_title(before_us: bool, is_ours: bool) -> None:
    before, request = sending(Add(item_of("x")))
    if before_us:
        request = replace(request, waiting=request.batch)

    decision = decide(before, Taken(request, Sent(queue("abcdefx", "2"), already=(ItemId("x"),))), NOW)

    assert decision.change.found == (() if is_ours else (item_of("x"),))
    assert any(isinstance(event, AlreadyThere) for event in decision.change.events) is not is_ours
    assert states(decision.change.held) == ""


# --- each decision -----------------------------------------------------------------------------------------------


def decisions() -> Iterator[tuple[HeldList, Decision]]:
    """One for each kind of outcome, at each number of tries."""
    for tries in (1, 2, 3):
        before, request = sending(F_ON_TOP, E_ON_TOP, tries=tries)
        outcomes: list[Outcome] = [Taken(request, row.sent) for row in YES]
        outcomes += [Fault(row.error, request) for row in (*FAILED_WRITES, *FAILURES)]
        outcomes += [Fault(row.error) for row in FAILURES]
        outcomes += [
            Told(read)
            for read in (BASE, DONE, queue("fabcd", "2"), queue("", "0"), replace(queue("bcdaf", "2"), unseen=1))
        ]
        for outcome in outcomes:
            yield before, decide(before, outcome, NOW)


def test_journal_and_screen_say_the_same_after_each_decision() -> None:
    """No edit leaves the screen's list without being over in the journal, and none becomes another there alone."""
    for before, decision in decisions():
        journal = {entry.id: entry for entry in (*before.entries, *decision.change.entries)}
        live = tuple(entry for entry in journal.values() if not entry.is_over)
        after = decision.change.held
        assert live == after.entries
        assert after.shown.view.ids == view_of(after.base, after.entries).ids


def test_what_is_read_next_stays_to_be_read_should_the_read_fail() -> None:
    assert all(d.change.held.must_read for _, d in decisions() if isinstance(d.then, Read))
