"""Templates keep numbers numbers, and keys of entries come back as what the service sent."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.providers.described.entry_keys import text_of, value_of
from desktop_app.providers.described.templates import CallTemplate, Values

KEYS = st.one_of(
    st.integers(-(10**17), 10**17),
    st.from_regex(r"-?[0-9]{1,12}", fullmatch=True),
    st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable() and text == text.strip()),
)


@given(KEYS)
def test_a_key_comes_back_as_it_was_sent(key: str | int) -> None:
    back = value_of(text_of(key))
    assert back == key
    assert type(back) is type(key)


@given(KEYS, KEYS)
def test_no_two_keys_have_one_text(one: str | int, other: str | int) -> None:
    assert (text_of(one) == text_of(other)) == (one == other and type(one) is type(other))


@pytest.mark.parametrize("value", [None, True, 1.5, "", " a", "a\nb", [], {}, "x" * 501, 10**30])
def test_what_is_no_key_has_no_text(value: object) -> None:
    assert text_of(value) == ""


def test_a_number_stays_a_number_and_what_is_missing_takes_its_key_along() -> None:
    body = {"at": "{index}", "id": "{slot}", "say": "no. {index}", "after": "{after}", "all": {"ids": "{ids}"}, "n": 3}
    call = CallTemplate("POST", "https://a.example/", (("p", "{index}"), ("q", "{after}"), ("r", "{ids}")), body)
    values: Values = {"index": 4, "slot": "4", "after": None, "ids": (1, "2")}

    assert call.json(values) == {"at": 4, "id": "4", "say": "no. 4", "all": {"ids": [1, "2"]}, "n": 3}
    assert call.parameters(values) == (("p", "4"), ("r", "1,2"))
    assert CallTemplate("POST", "https://a.example/").json(values) is None


@given(st.text(max_size=40))
def test_no_value_leaves_its_place_in_the_address(value: str) -> None:
    value = value.encode("utf-8", "replace").decode()
    call = CallTemplate("POST", "https://api.example/lists/{list}/items")
    parts = urlsplit(call.address({"list": value}))
    assert parts.netloc == "api.example"
    assert parts.query == parts.fragment == ""
    assert [unquote(part) for part in parts.path.split("/")] == ["", "lists", value, "items"]
