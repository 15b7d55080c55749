"""What went wrong leads back to the step that can put it right."""

from collections.abc import Iterator

import pytest

from desktop_app.domain import errors as e
from desktop_app.domain.errors import SignInReason
from desktop_app.ui.link_wizard.failures import Circumstances, NextStep, failure_of, note_for_the_operators
from desktop_app.ui.shell.messages import NOTHING, sentence_of

HERE = Circumstances("Sample", several_ways=True, elsewhere=False)


@pytest.mark.parametrize(
    ("error", "leads_to", "button"),
    [
        (e.SignInAbandoned(), (NextStep.AGAIN, NextStep.BEFORE), "Try again"),
        (e.ConsentRefused(), (NextStep.AGAIN, NextStep.BEFORE), "Ask once more"),
        (e.RequestExpired(), (NextStep.AGAIN, NextStep.BEFORE), "Start again"),
        (e.UnknownApplication(), (NextStep.KEY, NextStep.AGAIN), "Look at the key"),
        (e.InvalidClient(), (NextStep.KEY, NextStep.AGAIN), "Look at the key"),
        (e.InvalidGrant(), (NextStep.AGAIN, NextStep.BEFORE), "Start again"),
        (e.InvalidSignature(), (NextStep.KEY, NextStep.AGAIN), "Look at the key"),
        (e.ForeignRedirect(), (NextStep.AGAIN, NextStep.BEFORE), "Try again"),
        (e.UnprovenRedirect(), (NextStep.KEY, NextStep.BEFORE), "Look at the key"),
        (e.LinkError(), (NextStep.AGAIN, NextStep.BEFORE), "Start again"),
        (e.SignInAgain(), (NextStep.AGAIN, NextStep.KEY), "Sign in once more"),
        (e.Refused(), (NextStep.AGAIN, NextStep.KEY), "Try again"),
        (e.ServerFault(), (NextStep.AGAIN, NextStep.BEFORE), "Try again"),
        (e.RateLimited(), (NextStep.AGAIN, NextStep.BEFORE), "Try again"),
        (e.Unreachable(), (NextStep.AGAIN, NextStep.BEFORE), "Try again"),
        (e.NoKeyring(), (NextStep.AGAIN, NextStep.BEFORE), "Try again"),
        (e.ClockSkewed(ours=900, theirs=0), (NextStep.CORRECT_CLOCK, NextStep.AGAIN), "Correct and try again"),
    ],
)
def test_retry_from_the_right_step(error: Exception, leads_to: tuple[NextStep, NextStep], button: str) -> None:
    failure, first, second = failure_of(error, HERE)
    assert (first.leads_to, second.leads_to) == leads_to
    assert (failure.primary, failure.secondary) == (first.label, second.label)
    assert failure.primary == button
    assert failure.title
    assert failure.remedy


def test_no_other_way_is_promised_where_there_is_one() -> None:
    at = Circumstances("Sample", several_ways=False, elsewhere=False)
    assert failure_of(e.SignInAbandoned(), HERE)[2].label == "Sign in another way"
    assert failure_of(e.SignInAbandoned(), at)[2].label == "From the beginning"


def test_an_address_that_was_typed_in_can_be_looked_at() -> None:
    at = Circumstances("Sample (elsewhere)", several_ways=True, elsewhere=True)
    _, _, second = failure_of(e.Unreachable(), at)
    assert (second.label, second.leads_to) == ("Look at the address", NextStep.KEY)


@pytest.mark.parametrize(
    ("ours", "theirs"), [(1_790_000_001.0, 1_790_000_000.0), (1_790_000_000.0, 0.0), (1_790_000_000.0, 3e9)]
)
def test_this_computers_clock_is_not_blamed_for_the_services(ours: float, theirs: float) -> None:
    failure, first, _ = failure_of(e.ClockSkewed(ours=ours, theirs=theirs), HERE)

    said = f"{failure.title} {failure.sentence} {failure.cause} {failure.remedy}"
    assert failure.clock is None
    assert "This computer" not in said
    assert "second" not in said
    assert "clock seems to be wrong" in failure.cause
    assert first.leads_to is NextStep.COPY_NOTE
    assert "Its clock seems to be wrong" in sentence_of(e.ClockSkewed(ours=ours, theirs=theirs), "Sample").text


def test_the_clocks_are_named() -> None:
    failure, _, _ = failure_of(e.ClockSkewed(ours=900, theirs=0), HERE)
    assert failure.clock is not None
    assert failure.clock.service == "Sample"


def every_kind(kind: type[e.LineupError] = e.LineupError) -> Iterator[type[e.LineupError]]:
    """Every kind of error that there is, whether linking is known to raise it or not."""
    yield kind
    for narrower in kind.__subclasses__():
        if narrower.__module__ == e.__name__:
            yield from every_kind(narrower)


MADE: dict[type[e.LineupError], e.LineupError] = {
    e.ClockSkewed: e.ClockSkewed(ours=900, theirs=0),
    e.NoRoom: e.NoRoom("Noir", largest=9, holds=9, wanted=1),
    e.IncompleteRead: e.IncompleteRead(3),
    e.IncompleteLists: e.IncompleteLists(3),
    e.TooLong: e.TooLong(120_000, 100_000),
    e.TlsFault: e.TlsFault("api.example", next(iter(e.TlsReason))),
    e.AuthoritiesUnreadable: e.AuthoritiesUnreadable("/nowhere.pem", "SSL_CERT_FILE"),
}
EVERY = [
    *(MADE.get(kind) or kind() for kind in every_kind()),
    *(e.TlsFault("api.example", reason) for reason in e.TlsReason),
    e.RateLimited(until_tomorrow=True),
]
OF_LISTS = (e.SuddenlyEmpty, e.StaleRead, e.IncompleteRead, e.NoRoom, e.ListFixed, e.FileUnwritable, e.FileUnreadable)
"""Errors that no request raises while linking."""


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_every_kind_of_error_has_words_of_its_own(error: e.LineupError) -> None:
    """Neither the name of a class nor the sentence for what nobody foresaw, while linking or afterwards."""
    failure, _, _ = failure_of(error, HERE)
    lists = sentence_of(error, "Sample")

    for said in (f"{failure.title} {failure.sentence} {failure.cause} {failure.remedy}", f"{lists.lead} {lists.text}"):
        assert type(error).__name__ not in said
        assert "None" not in said
        assert "{" not in said
    assert type(error) is e.LineupError or "inside Lineup" not in lists.lead


@pytest.mark.parametrize(
    "error", [error for error in EVERY if not isinstance(error, OF_LISTS)], ids=lambda error: type(error).__name__
)
def test_nothing_is_said_that_is_so_of_lists_alone(error: e.LineupError) -> None:
    """While linking nothing waits to be sent, and nobody tries again but the person."""
    failure, _, _ = failure_of(error, HERE)

    said = f"{failure.title} {failure.sentence} {failure.cause} {failure.remedy}".lower()
    said = said.replace("what was entered for the application is kept", "")
    for untrue in (
        "tries again",
        "changes",
        "by itself",
        "before it sends",
        "what arrived",
        "are kept",
        "restart",
        "lists",
    ):
        assert untrue not in said


def test_only_what_the_service_said_is_said_of_a_code() -> None:
    failure, _, _ = failure_of(e.InvalidGrant(SignInReason.CODE_USED), HERE)
    said = f"{failure.title} {failure.sentence} {failure.cause} {failure.remedy}"
    assert "the code was used already" in said
    assert "late" not in said
    assert "time" not in said


def test_a_note_for_the_operators_says_what_is_missing_and_where() -> None:
    note = note_for_the_operators(e.ApplicationNameMissing(), "http://127.0.0.1:8500")
    assert "http://127.0.0.1:8500" in note
    assert "application_name" in note
    told = note_for_the_operators(e.ClockSkewed(ours=1_790_000_000.0, theirs=0.0), "http://127.0.0.1:8500")
    assert "1970-01-01T00:00:00Z at 2026-09-21" in told


@pytest.mark.parametrize("reason", e.TlsReason)
def test_a_tls_fault_names_its_host_and_what_to_do(reason: e.TlsReason) -> None:
    failure, _, second = failure_of(e.TlsFault("id.home.example", reason), HERE)

    assert failure.title == "There’s no secure connection to Sample"
    assert "id.home.example" in failure.cause
    assert failure.remedy
    assert "{" not in f"{failure.cause}{failure.remedy}"
    assert "network there" not in f"{failure.sentence}{failure.remedy}"
    assert second.label == "Sign in another way"
    at = Circumstances("Sample (elsewhere)", several_ways=True, elsewhere=True)
    assert failure_of(e.TlsFault("id.home.example", reason), at)[2].label == "Look at the address"


def test_tls_faults_are_told_apart() -> None:
    told = {failure_of(e.TlsFault("id.home.example", reason), HERE)[0].cause for reason in e.TlsReason}
    assert len(told) == len(e.TlsReason)


def test_certificates_that_cannot_be_read_are_named_with_who_names_them() -> None:
    title = failure_of(e.AuthoritiesUnreadable("/nowhere.pem", "SSL_CERT_FILE"), HERE)[0].title
    assert title == "No certificates can be read from /nowhere.pem, which the variable SSL_CERT_FILE names"
    title = failure_of(e.AuthoritiesUnreadable("/nowhere.pem"), HERE)[0].title
    assert title == "No certificates can be read from /nowhere.pem, which the description of the service names"
    assert "description" in failure_of(e.AuthoritiesUnreadable(""), HERE)[0].title


@pytest.mark.parametrize("error", [e.KeyringSilent(), e.KeyringLocked(), e.KeyringLocked(dismissed=True)])
def test_a_sign_in_that_could_not_be_stored_is_made_anew(error: e.KeyringError) -> None:
    failure, first, _ = failure_of(error, HERE)
    assert failure.sentence == NOTHING
    assert "try again" in failure.remedy.lower()
    assert first.label == "Try again"


@pytest.mark.parametrize("error", [e.InvalidSignature(), e.InvalidClient()])
def test_a_wrong_secret_is_said_once_and_without_terms(error: e.LinkError) -> None:
    failure, _, _ = failure_of(error, HERE)
    assert "key and secret" in failure.title
    assert failure.sentence == NOTHING
    assert not any(term in f"{failure.title}{failure.sentence}{failure.cause}" for term in ("signature", "401"))


def test_a_way_out_of_being_led_away() -> None:
    failure, _, _ = failure_of(e.LedAway(address="https://far.example"), HERE)
    assert "https://far.example" in failure.sentence
    assert "enter it in the settings" in failure.remedy
