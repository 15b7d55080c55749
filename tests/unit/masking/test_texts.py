"""Nothing that is shown is enough to use."""

import json
import string
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.masking import (
    DOTS,
    LONGEST,
    LONGEST_WORDS,
    SECRETS,
    masked,
    masked_body,
    masked_headers,
    masked_text,
    masked_uri,
    masked_words,
)
from tests.growth import processor_seconds

names = st.sampled_from(SECRETS)
secrets = st.text(string.ascii_letters + string.digits + string.punctuation + " äß漢", min_size=8, max_size=60)
"""What a service may hand out, and worse."""


def encoded(text: str, times: int = 1) -> str:
    for _ in range(times):
        text = quote(text, safe="-._~")
    return text


def survives(secret: str, shown: str, around: str = "") -> bool:
    """Whether more than the first characters of a secret, however it was written, can be read.

    What stands `around` every secret, such as "oauth_callback", may end as this one does.
    """
    written = (secret, encoded(secret), encoded(secret, 2), escape(secret), json.dumps(secret)[1:-1])
    tails = [text[4:] for text in written if len(text[4:]) > 2 and text[4:] not in around]
    return any(tail in shown for tail in tails) and secret not in "".join(SECRETS)


def in_query(name: str, secret: str) -> str:
    return f"https://a.example/x?first=1&{urlencode({name: secret})}&last=2"


def in_fragment(name: str, secret: str) -> str:
    return f"http://127.0.0.1:9/x#{urlencode({name: secret})}&state=1"


def in_json(name: str, secret: str) -> str:
    return json.dumps({"a": 1, name: secret, "b": [2]})


def in_compact_json(name: str, secret: str) -> str:
    return json.dumps({name: secret}, separators=(",", ":"), ensure_ascii=False)


def in_attribute(name: str, secret: str) -> str:
    return f"<x {name}={quoteattr(secret)} b='2'/>"


def in_element(name: str, secret: str) -> str:
    return f'<a><{name} kind="k">{escape(secret)}</{name}></a>'


def in_header(name: str, secret: str) -> str:
    return f'OAuth realm="r", {name}="{encoded(secret)}", oauth_nonce="1"'


def in_base_string(name: str, secret: str) -> str:
    return f"POST&{encoded('http://a/b')}&{encoded(f'a=1&{name}={encoded(secret)}&z=2')}"


def in_address_in_base_string(name: str, secret: str) -> str:
    callback = f"http://a/b?{name}={encoded(secret)}&c=d"
    return f"POST&{encoded('http://a/b')}&{encoded(f'oauth_callback={encoded(callback)}&z=2')}"


def in_address_in_form(name: str, secret: str) -> str:
    return urlencode({"login_url": f"https://a/login?{name}={encoded(secret)}"})


PLACES = (
    in_query,
    in_fragment,
    in_json,
    in_compact_json,
    in_attribute,
    in_element,
    in_header,
    in_base_string,
    in_address_in_base_string,
    in_address_in_form,
)


@pytest.mark.parametrize("place", PLACES)
@given(name=names, secret=secrets)
def test_no_secret_survives_where_it_is_shown(place: object, name: str, secret: str) -> None:
    assert callable(place)
    text: str = place(name, secret)

    assert not survives(secret, masked_text(text), place(name, ""))
    assert DOTS in masked_text(text)


@given(names, secrets, st.integers(0, 80))
def test_a_body_that_is_cut_off_in_the_middle_of_a_secret(name: str, secret: str, before: int) -> None:
    filling = "x" * (LONGEST - before)
    body = json.dumps({"-": filling, name: secret}).encode()

    assert not survives(secret, masked_body(body, "application/json"))


def test_the_login_url_of_the_first_answer_hides_the_token_it_holds() -> None:
    answer = urlencode(
        {
            "oauth_token": "8k2mfakereqtoken0001",
            "login_url": "https://a/login?oauth_token=8k2mfakereqtoken0001",
            "application_name": "Queue Desk",
        }
    )

    assert masked_text(answer) == (
        f"oauth_token=8k2m{DOTS}&login_url=https%3A%2F%2Fa%2Flogin%3Foauth_token%3D8k2m{DOTS}&application_name=Queue+Desk"
    )


def test_an_encoded_ampersand_does_not_end_a_secret() -> None:
    assert masked_text("code=ab%26cdefghijkl&state=1") == f"code=ab%2{DOTS}&state=1"


def test_a_header_is_masked_once() -> None:
    assert masked_text('OAuth oauth_token="abcdefghijklmnop"') == f'OAuth oauth_token="abcd{DOTS}"'


def test_lower_case_encoding_is_encoding_too() -> None:
    assert masked_text("a%3foauth_token%3dabcdefghijklmnop") == f"a%3foauth_token%3dabcd{DOTS}"


def test_numbers_in_json_are_secrets_too() -> None:
    assert masked_text('{"code": 123456789, "status": 200}') == f'{{"code": {DOTS}, "status": 200}}'


@pytest.mark.parametrize(
    "harmless",
    [
        "https://a.example/users/U/queues/instant?start_index=0&etag=115673854498&output=json",
        '{"queue": {"etag": "1", "monkey": "see"}}',
        "POST&http%3A%2F%2Fa%2Fb&oauth_nonce%3D123456%26oauth_timestamp%3D1311530716",
        "<status><status_code>404</status_code><message>Title is not in Queue</message></status>",
        "",
    ],
)
def test_what_is_no_secret_is_left_alone(harmless: str) -> None:
    assert masked_text(harmless) == masked_uri(harmless) == harmless


def test_a_short_secret_is_hidden_whole_and_a_long_one_keeps_four_characters() -> None:
    assert masked("sixsix") == DOTS
    assert masked("twelve-chars") == f"twel{DOTS}"


def test_a_picture_is_told_by_its_size() -> None:
    assert masked_body(b"\x89PNG", "image/png") == "(image/png, 4 bytes)"


@pytest.mark.parametrize("scheme", ["Bearer", "Basic", "bearer"])
@pytest.mark.parametrize(
    "frame", ["Authorization: {}", '{{"Authorization": "{}"}}', "curl -H 'Authorization: {}' https://a"]
)
def test_an_authorization_header_hides_what_it_authorizes_with(scheme: str, frame: str) -> None:
    shown = masked_text(frame.format(f"{scheme} bm9ib2R5LW1heS1zZWU6dGhpcw=="))

    assert shown == frame.format(f"{scheme} bm9i{DOTS}")


@pytest.mark.parametrize(
    "challenge",
    [
        'Bearer realm="Doorkeeper", error="invalid_token", error_description="The access token expired"',
        'Bearer error_description="It expired"',
        "Bearer of bad news",
    ],
)
def test_a_challenge_is_no_secret(challenge: str) -> None:
    assert masked_text(challenge) == challenge


def test_the_address_that_carries_a_device_code_is_one() -> None:
    answer = '{"verification_uri_complete": "https://a.example/device?user_code=WDJB-MJHT", "interval": 5}'

    assert masked_text(answer) == f'{{"verification_uri_complete": "http{DOTS}", "interval": 5}}'


def test_of_what_a_service_says_the_beginning_is_looked_at() -> None:
    """All of a hostile answer would take this thread half a minute."""
    assert masked_words("%" * 8_000_000) == "%" * LONGEST_WORDS
    assert processor_seconds(lambda: masked_words("%" * 8_000_000)) < 1


def test_what_a_service_says_is_one_line_of_letters_that_stay_where_they_are() -> None:
    assert masked_words("no\nsuch\u202egnp.exe code=abcdefghijklmnop") == f"no such gnp.exe code=abcd{DOTS}"


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("Authorization", "Bearer 0123456789abcdef", f"Bearer 0123{DOTS}"),
        ("Authorization", "Basic short", f"Basic {DOTS}"),
        ("authorization", "0123456789abcdef", f"0123{DOTS}"),
        ("trakt-api-key", "0123456789abcdef", f"0123{DOTS}"),
        ("Cookie", "a=b", DOTS),
        ("X-Session-Id", "abc", DOTS),
        ("Accept", "application/json", "application/json"),
        ("Location", "/back?code=0123456789abcdef", f"/back?code=0123{DOTS}"),
        ("WWW-Authenticate", 'Bearer realm="a"', 'Bearer realm="a"'),
    ],
)
def test_headers_that_may_hold_a_secret(name: str, value: str, shown: str) -> None:
    assert masked_headers([(name, value)]) == ((name, shown),)


@given(st.text(alphabet="0123456789abcdef", min_size=8))
def test_a_signed_header_keeps_its_plain_parts_alone(secret: str) -> None:
    value = f'OAuth oauth_nonce="77", oauth_token="{secret}", oauth_signature="{secret}"'
    ((_, shown),) = masked_headers([("Authorization", value)])

    assert 'oauth_nonce="77"' in shown
    assert not survives(secret, shown)


@pytest.mark.parametrize("place", PLACES)
@given(name=names, secret=secrets)
def test_a_secret_between_other_lines_is_masked_too(place: object, name: str, secret: str) -> None:
    assert callable(place)
    line: str = place(name, secret)

    assert not survives(secret, masked_text(f"a\n{line}\nb"), place(name, ""))


@pytest.mark.parametrize(
    "text",
    [
        "token[]={}",
        "data[access_token]={}&a=b",
        'data["token"]={}',
        "a[b][token][]={}",
        "token%5B%5D={}",
        "x%5Btoken%5D={}",
        "token%255B%255D%3D{}",
        "PHPSESSID={}; a=b",
        "Cookie: JSESSIONID={}",
    ],
)
def test_names_of_forms_and_of_well_known_cookies(text: str) -> None:
    secret = "hG5kQ2wX8vB4nM7zR1tY"

    assert secret not in masked_text(text.format(secret))


@pytest.mark.parametrize(
    "text", ["[code]: see below", "items[3]: x", 'see ["token"]: it is one', "list[key]: of words"]
)
def test_brackets_without_a_value_are_left_alone(text: str) -> None:
    assert masked_text(text) == text
