"""Whatever the address is, the request goes to the service itself or nowhere."""

from urllib.parse import urlsplit

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.explorer.addresses import is_of, resolved
from tests.sentences import says

API = "https://api.example.org/v1"


@pytest.mark.parametrize(
    ("address", "url", "params"),
    [
        ("/users/me", "https://api.example.org/v1/users/me", ()),
        ("users/me?a=1&b=", "https://api.example.org/v1/users/me", (("a", "1"), ("b", ""))),
        (" /x ", "https://api.example.org/v1/x", ()),
        ("", "https://api.example.org/v1/", ()),
        ("https://api.example.org/v1/x?q=a%20b", "https://api.example.org/v1/x", (("q", "a b"),)),
        ("https://API.example.org:443/x#part", "https://api.example.org/x", ()),
        ("http://api.example.org/x", "https://api.example.org/x", ()),
        ("//evil.example/x", "https://api.example.org/v1/evil.example/x", ()),
        ("/x?to=https://evil.example/", "https://api.example.org/v1/x", (("to", "https://evil.example/"),)),
        ("javascript:alert(1)", "https://api.example.org/v1/javascript:alert(1)", ()),
    ],
)
def test_where_it_leads(address: str, url: str, params: tuple[tuple[str, str], ...]) -> None:
    assert resolved(address, API) == (url, params)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/x",
        "https://api.example.org.evil.example/",
        "https://api.example.org@evil.example/",
        "https://ada:secret@api.example.org/",
        "https://api.example.org:8443/",
        "https://api.example.org\\@evil.example/",
        "https://[::1/",
        "https://api.example.org:x/",
        "ftp://api.example.org/",
        "file:///etc/passwd",
        "/a\r\nHost: evil.example",
        "/a b",
        "/a\u00a0b",
    ],
)
def test_what_is_not_asked(address: str) -> None:
    with pytest.raises(ValueError, check=says(r"[A-Z].*\.$")):
        resolved(address, API)


@given(
    st.text() | st.from_regex(r"https?://[a-z@:/\\?#\[\].%]{0,40}", fullmatch=True),
    st.sampled_from([API, "http://127.0.0.1:8080"]),
)
def test_no_address_leads_to_another_host(address: str, api: str) -> None:
    try:
        url, params = resolved(address, api)
    except ValueError:
        return
    try:
        sent = requests.Request("GET", url, params=list(params)).prepare().url or ""
    except (requests.RequestException, UnicodeError):
        return

    assert urlsplit(sent).scheme == urlsplit(api).scheme
    assert urlsplit(sent).netloc == urlsplit(api).netloc


def test_only_whole_addresses_are_links() -> None:
    assert is_of(API, "https://api.example.org/a")
    assert not is_of(API, "/a")
    assert not is_of(API, "https://evil.example/a")
