"""The source of an answer: the service, or something that stands between."""

import pytest

from desktop_app.domain.exchange import Response
from desktop_app.interposition import is_interposed, origin_of

PAGE = b"<!DOCTYPE html><html><body>Room number</body></html>"
HERE = "https://api.example.org/users/1?token=s"
IN_THE_CLEAR = "http://api.example.org/users/1?token=s"


@pytest.mark.parametrize(
    ("status", "location", "body"),
    [
        (200, "", PAGE),
        (201, "", b"  \n<html lang=en><title>Wi-Fi</title>"),
        (200, "", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html xmlns="http://www.w3.org/1999/xhtml">'),
        (511, "", b""),
        (302, "https://portal.hotel.example/login", b""),
        (307, "http://192.0.2.1/", PAGE),
    ],
)
def test_what_stands_between(status: int, location: str, body: bytes) -> None:
    headers = {"location": location} if location else {}
    assert is_interposed(Response(status, headers, body, IN_THE_CLEAR))


@pytest.mark.parametrize(
    ("status", "location", "body"),
    [
        (200, "", b'{"html": "<html>"}'),
        (200, "", b'<?xml version="1.0"?><queue><title>&lt;html&gt;</title></queue>'),
        (200, "", b""),
        (401, "", PAGE),
        (502, "", PAGE),
        (404, "", PAGE),
        (302, "https://www.example.org/moved", b""),
        (302, "/elsewhere", b""),
        (302, "http://[", b""),
        (304, "", b""),
        (302, "https://moved.example/api", b""),
    ],
)
def test_what_may_be_the_services_own(status: int, location: str, body: bytes) -> None:
    headers = {"location": location} if location else {}
    assert not is_interposed(Response(status, headers, body, HERE))


def test_the_page_to_open_has_nothing_of_the_question() -> None:
    assert origin_of(HERE) == "https://api.example.org/"
    assert origin_of("nonsense") == ""
