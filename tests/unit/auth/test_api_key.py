"""A key that a person types, and how a request carries it."""

import pytest
import requests

from desktop_app.auth.api_key import ApiKeyFlow, KeySigner
from desktop_app.auth.flow import QuestionKind
from desktop_app.domain.credentials import ApiKey
from desktop_app.domain.errors import SignInAbandoned
from tests.core import Script, run

KEY = "abcdefghijklmnopqrstuvwxyz0123456789abc"


def typed(text: str) -> ApiKey:
    person = Script()
    person.answers = {"key": text}
    return run(lambda: ApiKeyFlow(QuestionKind.API_KEY).authorize(person))


def test_a_key_is_taken_without_the_spaces_of_a_copy() -> None:
    assert typed(f" {KEY[:10]}\n{KEY[10:]}\t") == ApiKey(KEY)


@pytest.mark.parametrize("text", ["", " \n"])
def test_no_key_is_no_sign_in(text: str) -> None:
    with pytest.raises(SignInAbandoned):
        typed(text)


def test_it_stands_behind_what_the_query_holds_already() -> None:
    prepared = requests.Request("GET", "https://far.example/shows", params={"slug": "a b"}).prepare()
    sign = KeySigner(ApiKey("a/key+"))

    assert sign(prepared).url == "https://far.example/shows?slug=a+b&key=a%2Fkey%2B"


def test_it_is_never_explained_whole() -> None:
    prepared = requests.Request("GET", "https://far.example/shows").prepare()
    sign = KeySigner(ApiKey(KEY))

    assert KEY in (sign(prepared).url or "")
    assert KEY[5:] not in sign.explain(prepared)
    assert "key=" in sign.explain(prepared)
