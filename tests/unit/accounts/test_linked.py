"""Which optional permissions a service gave."""

import pytest

from desktop_app.accounts.linked import granted_of
from desktop_app.domain.credentials import ApiKey, BearerToken, Credentials
from desktop_app.providers.provider import Permission

MAIL = Permission("email", "Your address", "To show it.")
LISTS = Permission("lists", "Your lists", "To read them.")


@pytest.mark.parametrize(
    ("credentials", "ticked", "granted"),
    [
        (BearerToken("t"), ("email",), (MAIL,)),
        (BearerToken("t"), (), ()),
        (BearerToken("t", scopes=("lists",)), ("email", "lists"), (LISTS,)),
        (BearerToken("t", scopes=("https://www.googleapis.com/auth/userinfo.email",)), ("email",), (MAIL,)),
        (BearerToken("t", scopes=("other",)), ("email", "lists"), ()),
        (BearerToken("t", scopes=("email", "lists")), ("email",), (MAIL, LISTS)),
        (ApiKey("k"), ("lists",), (LISTS,)),
    ],
)
def test_what_was_granted(credentials: Credentials, ticked: tuple[str, ...], granted: tuple[Permission, ...]) -> None:
    assert granted_of((MAIL, LISTS), ticked, credentials) == granted
