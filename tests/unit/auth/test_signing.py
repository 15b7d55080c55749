"""Signatures: the RFC's examples, a vector worked out by hand, and a second opinion."""

import base64
import hashlib
import hmac
import time
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
import requests
from authlib.oauth1.rfc5849.signature import construct_base_string

from desktop_app.auth.signing import OAuth1Signer, signature_base_string
from desktop_app.domain.credentials import ClientCredentials, TokenCredentials
from desktop_app.masking import DOTS
from desktop_app.transport import server_time

CLIENT = ClientCredentials("client-key-of-20-chr", "client-secret-that-nobody-sees")
TOKEN = TokenCredentials("token-that-nobody-sees", "token-secret-that-nobody-sees")
TITLE = "http://api-public.netflix.com/catalog/titles/movies/60034967"


def prepared(method: str, url: str, **more: object) -> requests.PreparedRequest:
    return requests.Request(method, url, **more).prepare()


def signed() -> requests.PreparedRequest:
    request = prepared("POST", "http://127.0.0.1:4312/users/T1-/queues/instant", params=[("title_ref", TITLE)])
    return OAuth1Signer(CLIENT, lambda: 137131200.9, TOKEN)(request)


def header_of(request: requests.PreparedRequest) -> dict[str, str]:
    value: object = request.headers["Authorization"]
    text = value.decode() if isinstance(value, bytes) else str(value)
    pairs = (part.strip().split("=", 1) for part in text.removeprefix("OAuth ").split(","))
    return {name: unquote(said.strip('"')) for name, said in pairs}


def test_the_base_string_of_section_3_4_1_1() -> None:
    request = prepared(
        "POST",
        "http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b",
        data="c2&a3=2+q",
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": 'OAuth realm="Example",oauth_consumer_key="9djdj82h48djs9d2",'
            'oauth_token="kkk9d7dh3k39sjv7",oauth_signature_method="HMAC-SHA1",oauth_timestamp="137131201",'
            'oauth_nonce="7d8f3e4a",oauth_signature="bYT5CMsGcbgUdFHObYMEfcx6bsw%3D"',
        },
    )

    assert signature_base_string(request) == (
        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q"
        "%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_"
        "key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_m"
        "ethod%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk"
        "9d7dh3k39sjv7"
    )


def test_a_signature_worked_out_by_hand() -> None:
    request = signed()
    header = header_of(request)
    text = (
        "POST&http%3A%2F%2F127.0.0.1%3A4312%2Fusers%2FT1-%2Fqueues%2Finstant&"
        "oauth_consumer_key%3Dclient-key-of-20-chr"
        f"%26oauth_nonce%3D{header['oauth_nonce']}"
        "%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131200"
        "%26oauth_token%3Dtoken-that-nobody-sees%26oauth_version%3D1.0"
        "%26title_ref%3Dhttp%253A%252F%252Fapi-public.netflix.com%252Fcatalog%252Ftitles%252Fmovies%252F60034967"
    )
    key = b"client-secret-that-nobody-sees&token-secret-that-nobody-sees"

    by_hand = base64.b64encode(hmac.new(key, text.encode(), hashlib.sha1).digest()).decode()

    assert header["oauth_signature"] == by_hand
    assert signature_base_string(request) == text


def test_authlib_agrees() -> None:
    request = signed()
    header = header_of(request)
    signature = header.pop("oauth_signature")
    uri = "http://127.0.0.1:4312/users/T1-/queues/instant"
    text = construct_base_string("POST", uri, [*header.items(), ("title_ref", TITLE)])  # type: ignore[no-untyped-call]
    digest = hmac.new(f"{CLIENT.secret}&{TOKEN.secret}".encode(), text.encode(), hashlib.sha1).digest()

    assert signature == base64.b64encode(digest).decode()


def test_without_a_token_the_ampersand_of_the_key_stays() -> None:
    request = OAuth1Signer(CLIENT, lambda: 1, callback="http://127.0.0.1:9/x?y=z")(
        prepared("POST", "http://a.example/")
    )
    text = signature_base_string(request)

    digest = hmac.new(f"{CLIENT.secret}&".encode(), text.encode(), hashlib.sha1).digest()

    assert header_of(request)["oauth_signature"] == base64.b64encode(digest).decode()
    assert header_of(request)["oauth_callback"] == "http://127.0.0.1:9/x?y=z"


def test_what_was_signed_is_explained_without_secrets() -> None:
    explained = OAuth1Signer(CLIENT, lambda: 1, TOKEN).explain(signed())

    assert "title_ref%3Dhttp%253A%252F%252Fapi-public.netflix.com" in explained
    assert DOTS in explained
    for secret in (CLIENT.key, CLIENT.secret, TOKEN.token, TOKEN.secret):
        assert secret not in explained


@pytest.fixture
def far_from_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for one process")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "JST-9")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784111777),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 784111777),
        ("Sun, 06 Nov 1994 08:49:37 -0000", 784111777),
        ("Sun, 06 Nov 1994 09:49:37 +0100", 784111777),
        (None, None),
        ("", None),
        ("yesterday", None),
        ("Sun, 99 Nov 1994 08:49:37 GMT", None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("Mon, 01 Jan 2020 00:00:00 +99999999999999", None),
    ],
)
def test_the_time_of_a_server(header: str | None, seconds: int | None, far_from_greenwich: None) -> None:
    assert server_time(header) == seconds
