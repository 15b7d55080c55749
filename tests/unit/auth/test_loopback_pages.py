"""The loopback listener's own pages, their tickets, and whatever else is sent to them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.auth.loopback_request import LoopbackRequest
from tests.unit.auth.desk import FIXED, STATE, Desk, is_nothing, ticket_in

# --- our own pages ------------------------------------------------------------------------------------------------


def test_no_page_may_be_framed_cached_or_guessed_about() -> None:
    desk = Desk()
    shown = [desk.ask(), desk.ask("error=x"), desk.ask("code=c"), desk.ask("n=1"), desk.ask(sec_purpose="prefetch")]
    shown.append(desk.ask(f"state={STATE}"))

    for verdict in shown:
        head, body = verdict.page.decode().split("\r\n\r\n")
        for part in ("frame-ancestors 'none'", "X-Frame-Options: DENY", "Cache-Control: no-store"):
            assert part in head
        for part in ("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "default-src 'none'"):
            assert part in head
        assert "Access-Control" not in head
        assert f"Content-Length: {len(body.encode())}" in head.split("\r\n")


def test_a_fragment_is_judged_as_a_query_is() -> None:
    desk = Desk()
    ticket = ticket_in(desk.ask())
    for fragment in ("access_token=evil", "access_token=evil&state=x", "", "error=access_denied", "a=b&" * 1000):
        assert is_nothing(desk.ask("", "POST", fragment, lineup_ticket=ticket)), fragment
    fragment = f"access_token=t&state={STATE}"

    assert desk.ask("", "POST", fragment, lineup_ticket=ticket).answer == f"http://127.0.0.1:43821/back#{fragment}"


@pytest.mark.parametrize(
    "query", ["error=access_denied", "error=server_error&error_description=x", "denied=t", "oauth_problem=user_refused"]
)
def test_an_error_without_a_mark_is_asked_about(query: str) -> None:
    desk = Desk()
    page = desk.ask(query)

    assert is_nothing(page)
    assert b"The service may have turned you down." in page.page
    assert b"<button>I said no</button>" in page.page
    assert desk.ask(query, "POST", f"ticket={ticket_in(page)}").is_refused
    assert b"ended this sign-in" in desk.ask(query).page
    assert not desk.is_still_waiting()


def test_an_error_in_a_fragment_is_asked_about_too() -> None:
    desk = Desk()
    page = desk.ask("", "POST", "error=access_denied", lineup_ticket=ticket_in(desk.ask()))

    assert desk.ask("", "POST", f"ticket={ticket_in(page)}").is_refused


@pytest.mark.parametrize(
    "made", ["", "x", "x.y", ".", "{number}.", "{number}.{seal}0", "x{number}.{seal}", "{hand_over}"]
)
def test_no_other_site_can_press_the_button(made: str) -> None:
    desk = Desk()
    number, _, seal = ticket_in(desk.ask("error=x")).partition(".")
    ticket = made.format(number=number, seal=seal, hand_over=ticket_in(desk.ask()))

    assert is_nothing(desk.ask("", "POST", f"ticket={ticket}"))
    assert is_nothing(desk.ask("", "POST", "access_token=evil", lineup_ticket=f"{number}.{seal}"))
    assert is_nothing(desk.ask("", "POST", f"ticket={number}.{seal}", sec_fetch_site="cross-site"))
    assert is_nothing(desk.ask("", "POST", f"ticket={number}.{seal}", sec_fetch_site="same-site"))
    assert is_nothing(desk.ask("", "POST", f"ticket={number}.{seal}", host="evil.example"))
    assert is_nothing(desk.ask("", "POST", f"ticket={number}.{seal}", origin="http://evil.example"))
    assert desk.is_still_waiting()


def test_every_page_has_a_ticket_of_its_own_and_of_this_listener() -> None:
    one, other = Desk(), Desk()
    tickets = {ticket_in(one.ask("error=x")) for _ in range(3)}

    assert len(tickets) == 3
    assert not any(other.ask("", "POST", f"ticket={ticket}").is_refused for ticket in tickets)


# --- whatever comes -----------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["state", "code", "access_token", "error", "oauth_token", "ticket", "denied", "x"])
VALUES = st.one_of(
    st.sampled_from(["", "s", "%2573t4te", "st4t", "st4te%00", "+st4te", STATE.upper()]), st.text(max_size=8)
)
QUERIES = st.lists(st.tuples(NAMES, VALUES).map("=".join), max_size=6).map("&".join)
HEADERS = st.dictionaries(
    st.sampled_from(["sec-fetch-dest", "sec-fetch-site", "lineup-ticket", "purpose", "origin", "x"]),
    st.lists(st.text(max_size=12), max_size=3),
)
TARGETS = st.one_of(QUERIES.map("/back?{}".format), st.just("/back"), st.text(max_size=30))


@given(
    st.lists(
        st.builds(
            LoopbackRequest,
            st.sampled_from(["GET", "POST", "HEAD", "X"]),
            TARGETS,
            HEADERS.map(lambda more: {"host": [FIXED.netloc], **more}),
            st.one_of(QUERIES, st.text(max_size=30)),
        ),
        max_size=8,
    )
)
def test_whoever_does_not_know_the_mark_ends_nothing(requests: Sequence[LoopbackRequest]) -> None:
    desk = Desk()

    for request in requests:
        verdict = desk.reception.judge(request)
        assert is_nothing(verdict)
        assert verdict.page.startswith((b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 404 Not Found\r\n"))
    assert desk.is_still_waiting()
