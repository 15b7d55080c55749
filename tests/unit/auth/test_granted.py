"""Scopes as services call them when they are asked for, and when they were granted."""

import pytest

from desktop_app.auth.granted import granted_of, is_granted
from desktop_app.domain.credentials import ApiKey, BearerToken, Credentials

GRAPH = "https://graph.microsoft.com"
GOOGLE = "https://www.googleapis.com/auth"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("lists", "lists"),
        ("email", f"openid {GOOGLE}/userinfo.email"),
        ("profile", f"{GOOGLE}/userinfo.profile openid"),
        (f"{GOOGLE}/userinfo.email", "openid email"),
        ("openid email profile", f"{GOOGLE}/userinfo.email {GOOGLE}/userinfo.profile"),
        (f"{GOOGLE}/youtube", f"{GOOGLE}/youtube"),
        ("https://mail.google.com/", "https://mail.google.com"),
        ("User.Read", f"{GRAPH}/User.Read"),
        ("user.read", "User.Read profile"),
        (f"{GRAPH}/User.Read", "User.Read"),
        (f"{GRAPH}/.default", f"{GRAPH}/User.Read"),
        ("00000003-0000-0000-c000-000000000000/Mail.Read", "Mail.Read"),
        ("openid User.Read offline_access", "User.Read"),
        ("user:email user", "user"),
        ("a b", "b,a"),
        ("a,b", "b a"),
        ("a b", "b;a"),
        ("a b", "b; a"),
        ("a b", "b|a"),
        ("a b", "b\ta"),
    ],
)
def test_other_names_for_the_same(asked: str, told: str) -> None:
    assert is_granted(asked, BearerToken("a", "r", scopes=tuple(told.split(" "))))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("lists", "other"),
        ("email", f"openid {GOOGLE}/userinfo.profile"),
        ("email profile", f"{GOOGLE}/userinfo.email"),
        ("https://a.example/read", "https://b.example/read"),
        (f"{GRAPH}/Mail.Read", "User.Read"),
        ("lists", "lists:read"),
        ("chat:write:user", "chat:write"),
        ("users:read.email", "users:read"),
        ("list", "lists"),
    ],
)
def test_what_is_missing_is_missing(asked: str, told: str) -> None:
    assert not is_granted(asked, BearerToken("a", "r", scopes=tuple(told.split(" "))))


def test_a_token_that_cannot_be_renewed_has_no_offline_access() -> None:
    assert not is_granted("offline_access", BearerToken("a", scopes=("lists",)))
    assert is_granted("offline_access", BearerToken("a", scopes=("offline_access",)))


@pytest.mark.parametrize(
    ("credentials", "granted"),
    [
        (BearerToken("a", scopes=("lists", "notes")), ("notes",)),
        (BearerToken("a", scopes=("lists",)), ()),
        (BearerToken("a"), ("notes", "mail")),
        (ApiKey("k"), ()),
    ],
)
def test_what_is_said_to_be_granted(credentials: Credentials, granted: tuple[str, ...]) -> None:
    assert granted_of(("notes", "mail"), credentials) == granted
