"""Answers that point elsewhere: which do, what a person is told of them, and what is followed."""

import pytest

from desktop_app.providers.redirects import followed, led_away
from desktop_app.transport import Request, Response
from desktop_app.ui.sentences.details import detail_of

ASKED = "https://films.example/api/lists?page=1"


def answer(location: str, status: int = 302) -> Response:
    return Response(status, {"location": location}, b"", ASKED)


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("https://other.example/api?token=1#2", "https://other.example/api"),
        ("/v2/lists", "https://films.example/v2/lists"),
        ("//cdn.example:8443/x", "https://cdn.example:8443/x"),
        ("https://ada:secret@other.example/", "https://other.example/"),
        ("https://other.example/" + "a" * 900, "https://other.example/" + "a" * 178),
        ("https://other.example/\u202eevil", "https://other.example/evil"),
    ],
)
def test_a_person_is_told_the_address_and_no_secret(location: str, told: str) -> None:
    away = led_away(answer(location))
    assert away is not None
    assert detail_of(away) == told


@pytest.mark.parametrize("location", ["", "mailto:ada@example.org", "https://[", "https://x:port/", "http://"])
def test_an_answer_that_points_nowhere(location: str) -> None:
    assert led_away(answer(location)) is None
    assert followed(Request("GET", ASKED), answer(location)) is None


@pytest.mark.parametrize("status", [200, 300, 304, 305, 400])
def test_an_answer_that_is_no_redirect(status: int) -> None:
    assert led_away(answer("https://other.example/", status)) is None


@pytest.mark.parametrize(
    ("location", "url", "params"),
    [
        ("/v2/lists?a=b&c=", "https://films.example/v2/lists", (("a", "b"), ("c", ""))),
        ("/v2/lists", "https://films.example/v2/lists", (("page", "2"),)),
        ("https://films.example:443/v2", "https://films.example:443/v2", (("page", "2"),)),
    ],
)
def test_a_read_is_followed_on_its_server(location: str, url: str, params: tuple[tuple[str, str], ...]) -> None:
    request = followed(Request("GET", ASKED, (("page", "2"),)), answer(location))

    assert request is not None
    assert (request.method, request.url, request.params) == ("GET", url, params)


@pytest.mark.parametrize("location", ["http://films.example/", "https://films.example:8443/", "https://other.example/"])
def test_a_read_is_not_followed_to_another(location: str) -> None:
    assert followed(Request("GET", ASKED), answer(location)) is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_write_is_not_followed(method: str) -> None:
    assert followed(Request(method, ASKED), answer("/v2/lists")) is None
