"""OpenID Connect Core section 3.1.3.7, 11: whose ID token it is."""

import base64
import json

import pytest

from desktop_app.auth.nonce import check_nonce, new_nonce
from desktop_app.domain.errors import ForeignRedirect


def id_token(claims: object) -> str:
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJSUzI1NiJ9.{payload}.c2ln"


@pytest.mark.parametrize(
    ("token", "nonce"),
    [
        (id_token({"sub": "ada", "nonce": "n-1"}), "n-1"),
        ("", "n-1"),
        (id_token({"nonce": "n-2"}), ""),
        ("a.b.c.d.e", "n-1"),  # encrypted
    ],
)
def test_what_is_ours_or_says_nothing(token: str, nonce: str) -> None:
    check_nonce(token, nonce)


@pytest.mark.parametrize(
    "token",
    [
        id_token({"sub": "eve", "nonce": "n-2"}),
        id_token({"sub": "eve"}),
        id_token({"nonce": ["n-1"]}),
        id_token(["n-1"]),
        "eyJhbGciOiJSUzI1NiJ9.%%%.c2ln",
        "eyJhbGciOiJSUzI1NiJ9.\u00e4.c2ln",
        "n-1",
        f"a.{'W' * 40_000}.c",
    ],
)
def test_another_sign_ins(token: str) -> None:
    with pytest.raises(ForeignRedirect):
        check_nonce(token, "n-1")


def test_only_openid_has_one_and_never_the_same_twice() -> None:
    assert new_nonce(("lists", "openid-like")) == ""
    first, second = new_nonce(("openid",)), new_nonce(("profile openid",))
    assert len(first) > 30
    assert first != second
