"""Rules for sending, reading and waiting: what follows from each answer and each error, a 412 among them. Pure.

`next_step` says what to do about a list that nothing is under way for; `decide` says what follows from what came back.
Whoever acts (`AccountSync`) commits the change, tells it, and does `then`. How a list changes is in `changes`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.budgets import Purse
from desktop_app.domain.edits import touched
from desktop_app.domain.errors import (
    AccountLocked,
    BadAnswer,
    CallReason,
    IncompleteRead,
    KeyringLost,
    OutcomeUnknown,
    PreconditionFailed,
    RateLimited,
    Refused,
    ServiceError,
    SignInAgain,
    StaleRead,
    StorageError,
    SuddenlyEmpty,
    TooLong,
    Unreachable,
)
from desktop_app.domain.pending_edits import Entry, EntryState, Question, Reason
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Capabilities, Ordering
from desktop_app.sync.batches import beside_orders, departing, named, next_batch
from desktop_app.sync.changes import Change, found_before, merged, written
from desktop_app.sync.held_list import HeldList
from desktop_app.sync.outcomes import (
    Fault,
    GoOn,
    Keep,
    Limited,
    Outcome,
    Read,
    Retry,
    Send,
    SignIn,
    Stop,
    Taken,
    Then,
    Wait,
    WaitUntil,
)
from desktop_app.sync.reads import Told
from desktop_app.sync.retry_policy import RetryPolicy
from desktop_app.sync.state import Failed, Health, Partly

# --- what is known -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Situation:
    """Circumstances of a decision beside the list itself: the service, the time, and the account's troubles.

    `now` is in seconds by a clock that nobody sets, `unix_time` is for people. `failures`: how many tries in a row
    failed before this one. `limit`: the account's rate limit, in force until `limited_until` by the clock of `now`.
    `purse`: what is left of the day for the account's application key; None where the service counts no calls.
    """

    capabilities: Capabilities
    policy: RetryPolicy
    now: float
    unix_time: float
    failures: int = 0
    limit: RateLimited | None = None
    limited_until: float = 0.0
    purse: Purse | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The list's new state, and the action that follows."""

    change: Change
    then: Then


# --- nothing is under way ----------------------------------------------------------------------------------------


def next_step(held: HeldList, situation: Situation) -> Decision:
    """Next action for a list that has no request under way: read, send a batch, wait or stop."""
    if held.is_left_alone:
        return Decision(Change(held), Stop())
    must_read = held.must_read or held.is_look_due(situation.now)
    batch = _next_batch(held, situation)
    if not must_read and not batch:
        return _at_rest(held, situation)
    if situation.limit is not None:  # neither another list of the account nor an impatient person calls before that
        limited = Change(held.reported(Health.LIMITED, situation.limit))
        return Decision(limited, Wait(situation.limited_until - situation.now))
    if situation.purse is not None and not _is_afforded(held, situation.purse, reads=must_read):
        spent = _spent(situation.purse, held.shown.trouble)
        return Decision(Change(held.reported(Health.LIMITED, spent)), WaitUntil(situation.purse.goes_on_at))
    if must_read:
        return Decision(Change(held), Read())
    departed = departing(held.base, batch)
    sending = held.counting(departed).reported(Health.SENDING)
    return Decision(Change(sending).writing(departed), Send(batch, departed))


def _next_batch(held: HeldList, situation: Situation) -> tuple[Entry, ...]:
    """Choose the next entries. No order is sent for a list that the service keeps in order and shows in part."""
    writes, ordering = situation.capabilities.writes, situation.capabilities.ordering
    is_order_unknown = held.base.unseen and ordering is Ordering.KEPT_BY_SERVICE
    return next_batch(beside_orders(held.entries) if is_order_unknown else held.entries, writes)


def _is_afforded(held: HeldList, purse: Purse, *, reads: bool) -> bool:
    """Whether what is left of the day is enough for reading the list, or for one write to it."""
    length = len(held.base.items) + held.base.unseen
    if reads:
        return purse.affords_read(length)
    fits = purse.fits(length)
    return fits is None or fits > 0


def _spent(purse: Purse, known: object, said: str = "") -> RateLimited:
    """The reason why a list waits for the end of the service's day: the same value where that is `known`."""
    if isinstance(known, RateLimited) and known.goes_on_at == purse.goes_on_at:
        return known
    return RateLimited(said=said, until_tomorrow=True, goes_on_at=purse.goes_on_at, zone=purse.budget.zone)


def _at_rest(held: HeldList, situation: Situation) -> Decision:
    """Stop, since all is done; or wait to read a list again that was told only in part."""
    if not held.base.unseen:
        return Decision(Change(held.reported(Health.IN_STEP)), Stop())
    incomplete = _showing(Change(held), Health.INCOMPLETE, IncompleteRead(held.base.unseen))
    return Decision(incomplete, Wait(max(held.next_look - situation.now, 0.0)))


# --- something came back -----------------------------------------------------------------------------------------


def decide(held: HeldList, outcome: Outcome, situation: Situation) -> Decision:
    """Decision after an answer or an error. `held`: the list as it stands now, `outcome`'s request in flight."""
    match outcome:
        case Told():
            return _after_read(held, outcome, situation)
        case Taken():
            return _after_write(held, outcome, situation)
        case Fault(error, request):
            if request is None:
                return _give_way(Change(held), error, situation)
            return _after_failed_write(held, request, error, situation)


# --- a read ------------------------------------------------------------------------------------------------------


def _after_read(held: HeldList, told: Told, situation: Situation) -> Decision:
    """Accept a read that shows our own last write, and an empty one only where that was expected."""
    held = replace(held, lagging_reads=held.lagging_reads + 1 if told.read.etag in held.stale else 0)
    if held.lagging_reads and not _is_believed_though_stale(held, told.read, situation.policy):
        return _after_lagging_read(held, situation)
    if _is_suddenly_empty(held, told.read):
        # An empty read is not "everything was removed": only the person can say so.
        error = SuddenlyEmpty(CallReason.EMPTY)
        return _give_way(Change(held), error, situation)
    change = merged(held, told, situation.capabilities.writes, situation.unix_time)
    if held.is_unproven:
        change = _ask_about_tired(change, change.held.open_entries, Reason.NOT_KEPT, situation.policy)
    return Decision(change.holding(_with_next_look(change.held, situation)), Keep(told.read))


def _is_believed_though_stale(held: HeldList, read: Queue, policy: RetryPolicy) -> bool:
    """Whether that many reads cannot be a lag.

    Then the service refuses the entity-tag that it tells, or went back to an earlier state. Sending again is bounded,
    and ends in a question.
    """
    rounds, is_within_round = divmod(held.lagging_reads, policy.stale_reads)
    return not is_within_round and (read.etag == held.base.etag or rounds > policy.stale_rounds)


def _after_lagging_read(held: HeldList, situation: Situation) -> Decision:
    """Reads may lag behind writes: some more at once, then as after any failure."""
    if held.lagging_reads % situation.policy.stale_reads:
        return Decision(Change(replace(held, must_read=True)), Read(situation.policy.stale_wait))
    error = StaleRead(CallReason.LAGS)
    return _give_way(Change(held), error, situation)


def _is_suddenly_empty(held: HeldList, read: Queue) -> bool:
    expected = held.may_be_empty or read.comes_and_goes
    return not read.items and not read.saved and not expected and held.expects_titles


def _with_next_look(held: HeldList, situation: Situation) -> HeldList:
    """A list that was told in part is read again: soon at first, then with growing pauses.

    A person's edits do not bring that forward, for a long list is many pages; their Retry reads at once.
    """
    if not held.base.unseen:
        return replace(held, partial_reads=0, is_partial_told=False)
    count = held.partial_reads + 1
    return replace(held, partial_reads=count, next_look=situation.now + situation.policy.pause(count))


# --- a write -----------------------------------------------------------------------------------------------------


def _after_write(held: HeldList, taken: Taken, situation: Situation) -> Decision:
    """The service says yes.

    Where that proves nothing the edits stay in flight, and the next read tells; the third such yes ends in a question.
    """
    request, sent = taken.request, taken.sent
    # What was sent before may have put in what is there now.
    unsent = {i for entry in request.waiting if entry.state is EntryState.PENDING for i in touched(entry.edit)}
    already = unsent.intersection(sent.already)
    if not taken.is_proven:
        change = found_before(held.distrusted(), request.batch, already)
        is_unproven = any(_is_tired(held, entry, situation.policy) for entry in request.batch)
        return Decision(change.holding(replace(change.held, is_unproven=is_unproven)), Read())
    change = written(held, request.batch, sent.queue, already, situation.capabilities.writes)
    if sent.remark:
        change = change.telling(Partly(sent.remark))
    # A title that the service has, and we do not: the entity-tag tells whether anything else is there, too.
    must_read = change.held.must_read or not all(map(sent.queue.holds, sent.already))
    return Decision(change.holding(replace(change.held, must_read=must_read)), GoOn())


def _after_failed_write(
    held: HeldList, request: Send, error: ServiceError | StorageError, situation: Situation
) -> Decision:
    """Decision after a write that was not done (412, refusal, no connection), or may have been (lost answer)."""
    match error:
        case PreconditionFailed():
            return _after_412(held, request, situation)
        case OutcomeUnknown() | BadAnswer():
            return _after_unknown_outcome(held, request, error, situation)
        case Refused():
            return _after_refusal(held, request, error)
        case ServiceError():
            # Nothing was tried: waiting for one's turn is no reason to ask the person.
            untried = Change(held.uncounting(request.batch)).writing(request.waiting)
            return _give_way(untried, error, situation)
        case StorageError():  # whether the request went out is told by reading
            return _give_way(Change(held), error, situation)


def _after_412(held: HeldList, request: Send, situation: Situation) -> Decision:
    """Read after a 412, then send the edits again on top: somebody was faster, or our base is stale.

    `PreconditionFailed` also comes from services without entity-tags whose adapter compared the list
    before the write and found another. The edits of `request` are no longer in flight, but wait.
    In a storm of them the person is asked about the edits that were sent often enough.
    """
    change = Change(held.distrusted()).writing(request.waiting)
    change = _ask_about_tired(change, request.waiting, Reason.STORM, situation.policy)
    return Decision(change, Read())


def _after_unknown_outcome(
    held: HeldList, request: Send, error: OutcomeUnknown | BadAnswer, situation: Situation
) -> Decision:
    """The write may have happened: it stays in flight, and the next read tells. No outage ends in a question."""
    held = replace(held, must_read=True)
    if any(_is_tired(held, entry, situation.policy) for entry in request.batch):
        return _give_way(Change(held), error, situation)
    return Decision(Change(held.reported(Health.OFFLINE, error)), Read(situation.policy.after_fault))


def _after_refusal(held: HeldList, request: Send, error: Refused) -> Decision:
    """Ask about the titles that were refused; what became of the others of the same request is read."""
    question = Question(Reason.REFUSED, service_says=error.said, cause=error.cause)
    change = Change(replace(held, must_read=True)).asking(named(request.batch, error.titles), question)
    return Decision(change.redrawn(), Read())


def _is_tired(held: HeldList, entry: Entry, policy: RetryPolicy) -> bool:
    """Whether the entry was sent as often as a person would send it."""
    return held.tries_of(entry) >= policy.tries


def _ask_about_tired(change: Change, batch: Sequence[Entry], reason: Reason, policy: RetryPolicy) -> Change:
    """Ask about the entries that were tried often enough, if any."""
    tired = [entry for entry in batch if _is_tired(change.held, entry, policy)]
    return change.asking(tired, Question(reason)).redrawn() if tired else change


# --- a failure that no single edit is to blame for ---------------------------------------------------------------


def _give_way(change: Change, error: ServiceError | StorageError, situation: Situation) -> Decision:
    """Show what is wrong, and try again later where that can help."""
    if isinstance(error, RateLimited) and error.until_tomorrow and situation.purse is not None:
        error = _spent(situation.purse, None, error.said)
    # Whatever was under way, what the service says decides it; too many calls are no reason for one more.
    must_read = change.held.must_read or not isinstance(error, RateLimited)
    # A list that is too long now is so in a minute, too; the person may have it read again.
    held = replace(change.held, must_read=must_read, is_left_alone=isinstance(error, TooLong))
    health, then = _course(error, situation)
    return Decision(_showing(change.holding(held), health, error), then)


def _course(error: ServiceError | StorageError, situation: Situation) -> tuple[Health, Then]:
    """How the list stands by that error, and when to try again."""
    retry = Retry(situation.policy.pause(situation.failures + 1))
    match error:
        case SignInAgain() | KeyringLost():
            return Health.SIGN_IN_AGAIN, SignIn()
        case RateLimited(until_tomorrow=True, goes_on_at=float() as moment):
            return Health.LIMITED, WaitUntil(moment)
        case RateLimited(until_tomorrow=True):  # how long is our guess, which the person may know better
            return Health.LIMITED, Wait(situation.policy.quota_wait)
        case RateLimited():
            return Health.LIMITED, Limited(error)
        case Unreachable() | OutcomeUnknown():
            return Health.OFFLINE, retry
        case StaleRead() | IncompleteRead():
            return Health.INCOMPLETE, retry
        case TooLong() | SuddenlyEmpty() | AccountLocked():
            return Health.TROUBLE, Stop()
        case _:
            return Health.TROUBLE, retry


def _showing(change: Change, health: Health, error: ServiceError | StorageError) -> Change:
    """Show how the list stands, with a message where that is trouble or news."""
    held = change.held.reported(health, error)
    is_partial = isinstance(error, IncompleteRead)
    # Where units are counted the end of the day is foreseen, and no trouble.
    is_quota = isinstance(error, RateLimited) and error.until_tomorrow and error.goes_on_at is None
    is_said = health is Health.TROUBLE or is_quota or (is_partial and not held.is_partial_told)
    change = change.holding(replace(held, is_partial_told=held.is_partial_told or is_partial))
    return change.telling(Failed(error)) if is_said else change
