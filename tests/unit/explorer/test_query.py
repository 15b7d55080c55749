"""What a person types as a body, and what is remembered of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.explorer.query import METHODS, Query, body_of
from desktop_app.masking import DOTS, SECRETS
from tests.sentences import says


def test_a_json_object() -> None:
    assert body_of(Query("POST", body=' {"movies": [1]} ')) == ((), {"movies": [1]})


def test_a_form_by_line_or_by_ampersand() -> None:
    expected = (("a", "1"), ("b", "x y"), ("c", ""))

    assert body_of(Query("POST", body="a=1\nb=x+y\n\nc=")) == (expected, None)
    assert body_of(Query("POST", body="a=1&b=x%20y&c=")) == (expected, None)


@pytest.mark.parametrize("body", ["words", "a=1\nwords", "[1]", "{", '{"a": 1,}', "[" * 100_000])
def test_what_is_no_body_is_said(body: str) -> None:
    with pytest.raises(ValueError, check=says(r"^The body .*\.$")):
        body_of(Query("POST", body=body))


def test_a_read_has_no_body() -> None:
    with pytest.raises(ValueError, check=says("GET has no body")):
        body_of(Query("GET", body="a=1"))


@pytest.mark.parametrize("method", METHODS)
def test_what_may_change_something(method: str) -> None:
    assert Query(method).writes is (method not in ("GET", "HEAD"))


@given(st.sampled_from(SECRETS), st.from_regex(r"[A-Za-z0-9]{16,30}", fullmatch=True))
def test_nothing_that_is_remembered_holds_a_secret(name: str, secret: str) -> None:
    query = Query("POST", f"/x?{name}={secret}", ((name, secret), ("term", "noir")), f'{{"{name}": "{secret}"}}')
    kept = query.without_secrets()

    assert secret not in f"{kept.address} {kept.params} {kept.body}"
    assert DOTS in kept.body
    assert kept.params[1] == ("term", "noir")
    assert secret not in repr(query).replace(query.address, "")
