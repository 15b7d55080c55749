"""Requests that end a sign-in and those that do not, decided without a socket."""

from collections.abc import Mapping, Sequence

import pytest

from desktop_app.auth.expectation import AnyMark, Expectation
from desktop_app.auth.loopback_pages import LoopbackPages
from desktop_app.auth.loopback_reception import Reception
from desktop_app.auth.loopback_request import LoopbackRequest
from desktop_app.auth.loopback_sockets import Place
from desktop_app.ui.sentences.loopback import PAGES
from tests.unit.auth.desk import FIXED, SECRET, STATE, Desk, is_nothing, status, ticket_in

# --- what is taken ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_secret", [False, True])
def test_an_answer_with_our_mark_is_taken_and_shown_again(is_secret: bool) -> None:
    desk = Desk(is_secret=is_secret)

    taken = desk.ask(f"code=c&state={STATE}")

    assert taken.answer == f"http://127.0.0.1:43821/back?code=c&state={STATE}"
    again = desk.ask(f"code=c&state={STATE}")
    assert (again.answer, again.page) == ("", taken.page)
    assert status(desk.ask(f"code=d&state={STATE}")) == 404


@pytest.mark.parametrize(
    "query", ["code=c&state=another", "code=c&state=", f"state=x&state={STATE}", f"state={STATE}&state={STATE}"]
)
@pytest.mark.parametrize("is_secret", [False, True])
def test_another_mark_is_not_ours(query: str, is_secret: bool) -> None:
    desk = Desk(is_secret=is_secret)

    assert is_nothing(desk.ask(query))
    assert status(desk.ask(query)) == 404
    assert desk.is_still_waiting()


@pytest.mark.parametrize("query", ["access_token=t", "code=c", "error=access_denied", "n=1"])
def test_without_a_mark_on_a_path_that_nobody_knows(query: str) -> None:
    desk = Desk(SECRET, is_secret=True)

    assert desk.ask(query).answer == f"{SECRET.uri}?{query}"
    assert is_nothing(desk.ask("access_token=evil"))  # once


@pytest.mark.parametrize(
    "query", ["access_token=evil&token_type=bearer", "code=evil", "oauth_verifier=v", "utm_source=x", "%", "&&", "="]
)
def test_without_a_mark_on_a_path_that_others_know(query: str) -> None:
    desk = Desk()

    assert is_nothing(desk.ask(query))
    assert status(desk.ask(query)) == 404
    assert desk.is_still_waiting()


def test_before_anything_was_sent_out_nothing_can_be_the_answer() -> None:
    reception = Reception(FIXED, LoopbackPages(PAGES), is_secret=False, expected=Expectation(("oauth_token",)))
    early = LoopbackRequest("GET", "/back?oauth_token=", {"host": [FIXED.netloc]})

    assert is_nothing(reception.judge(early))


def test_where_no_flow_says_what_it_expects_a_mark_is_needed_all_the_same() -> None:
    asked = {
        "?code=c": False,
        "?code=c&state=s": True,
        "?oauth_token=t": True,
        "?state=a&state=b": False,
        "?n=1": False,
    }

    for query, is_taken in asked.items():
        reception = Reception(FIXED, LoopbackPages(PAGES), is_secret=False, expected=AnyMark())
        verdict = reception.judge(LoopbackRequest("GET", f"/back{query}", {"host": [FIXED.netloc]}))
        assert bool(verdict.answer) == is_taken, query


def test_the_query_of_a_registered_address_is_no_answer() -> None:
    place = Place("localhost", 9, "/back", "app=1")
    desk = Desk(place)
    page = desk.ask("app=1")
    fragment = f"access_token=t&state={STATE}"

    taken = desk.ask("app=1", "POST", fragment, lineup_ticket=ticket_in(page))

    assert taken.answer == f"http://localhost:9/back?app=1#{fragment}"


# --- who asks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:43821",
        "127.0.0.1",
        "127.0.0.1:43822",
        "localhost:43821",
        "127.0.0.1:43821.",
        "",
        " ",
        "127.0.0.1:43821:43821",
        "u@127.0.0.1:43821",
        "[::1]:43821",
        "127.0.0.1:043821",
        "127.0.0.1:43821/",
    ],
)
@pytest.mark.parametrize("is_secret", [False, True])
def test_another_host_is_not_ours(host: str, is_secret: bool) -> None:
    desk = Desk(is_secret=is_secret)

    for query in (f"code=c&state={STATE}", "", "error=access_denied"):
        verdict = desk.ask(query, host=host)
        assert is_nothing(verdict)
        assert status(verdict) == 404
        assert b"icket" not in verdict.page
    assert desk.is_still_waiting()


@pytest.mark.parametrize("hosts", [[], [FIXED.netloc, FIXED.netloc], [FIXED.netloc, "evil"], ["evil", FIXED.netloc]])
def test_no_host_or_two_are_not_ours(hosts: Sequence[str]) -> None:
    desk = Desk()

    assert is_nothing(desk.ask(f"code=c&state={STATE}", host=hosts))
    assert desk.is_still_waiting()


@pytest.mark.parametrize(
    ("place", "host"),
    [
        (Place("localhost", 9, "/"), "localhost:9"),
        (Place("::1", 9, "/"), "[::1]:9"),
        (Place("127.0.0.1", 80, "/"), "127.0.0.1"),
    ],
)
def test_the_host_is_what_a_browser_makes_of_the_address(place: Place, host: str) -> None:
    assert Desk(place).ask(f"code=c&state={STATE}", host=host).answer


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors", "sec_fetch_dest": "image"},
        {"sec_fetch_dest": "image"},
        {"sec_fetch_mode": "cors"},
        {"sec_fetch_mode": "navigate", "sec_fetch_dest": "iframe"},
        {"sec_fetch_mode": "navigate", "sec_fetch_dest": "frame"},
        {"sec_fetch_mode": "navigate", "sec_fetch_dest": "embed"},
        {"sec_fetch_mode": "navigate", "sec_fetch_dest": "object"},
        {"sec_fetch_mode": "navigate", "sec_fetch_dest": "fencedframe"},
        {"sec_fetch_mode": "websocket", "sec_fetch_dest": "websocket"},
        {"sec_fetch_mode": ("navigate", "no-cors")},
        {"sec_fetch_dest": ("document", "document")},
    ],
)
def test_only_a_visit_in_a_tab_counts(headers: Mapping[str, str | Sequence[str]]) -> None:
    desk = Desk()

    for query in (f"code=c&state={STATE}", ""):
        assert is_nothing(desk.ask(query, **headers))
        assert status(desk.ask(query, **headers)) == 404
    assert desk.is_still_waiting()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"},
        {"sec_fetch_site": "none", "sec_fetch_mode": "navigate", "sec_fetch_user": "?1", "sec_fetch_dest": "document"},
        {"sec_fetch_site": "same-site"},
        {"purpose": "unknown"},
    ],
)
def test_a_visit_counts_whatever_the_browsers_age(headers: Mapping[str, str]) -> None:
    assert Desk().ask(f"code=c&state={STATE}", **headers).answer


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"sec_purpose": "prefetch;anonymous-client-ip"},
        {"purpose": "prefetch"},
        {"x_purpose": "preview"},
        {"x_moz": "prefetch"},
        {"purpose": "Prefetch"},
        {"sec_purpose": "prerender"},
        {"x_purpose": "preview, preview"},
    ],
)
def test_who_asks_ahead_of_the_person_is_shown_a_page_that_asks_again(headers: Mapping[str, str]) -> None:
    desk = Desk()
    ahead = desk.ask(f"code=c&state={STATE}", **headers)

    assert is_nothing(ahead)
    assert status(ahead) == 200
    assert b"location.reload()" in ahead.page
    assert desk.is_still_waiting()


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "CONNECT", "get", "X"])
def test_another_method_is_not_ours(method: str) -> None:
    desk = Desk()

    assert status(desk.ask(f"code=c&state={STATE}", method)) == 404
    assert desk.is_still_waiting()


@pytest.mark.parametrize(
    "target",
    [
        "//evil/back",
        "http://127.0.0.1:43821/back",
        "/back/",
        "/Back",
        "/back;x",
        "/back%20",
        "/%62ack",
        "/./back",
        "*",
        "/",
    ],
)
def test_another_path_is_not_ours(target: str) -> None:
    request = LoopbackRequest("GET", f"{target}?code=c&state={STATE}", {"host": [FIXED.netloc]})
    desk = Desk()

    assert status(desk.reception.judge(request)) == 404
    assert desk.is_still_waiting()
