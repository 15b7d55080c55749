"""What was copied along with a key is taken off and counted, and only what cannot be a key is called wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.pasted_keys import (
    INVISIBLE,
    Cleaned,
    KeyFault,
    KeyForm,
    KeyRule,
    KeyVerdict,
    cleaned,
    verdict_on,
)

KEY = "4c1d0e8a7b92f36e"
TRAKT = KeyRule((KeyForm(16),))
TMDB = KeyRule((KeyForm(32), KeyForm(parts=3)))


@pytest.mark.parametrize(
    ("pasted", "spaces", "invisible", "had_quotes", "label"),
    [
        (KEY, 0, 0, False, ""),
        (f" {KEY}\n", 2, 0, False, ""),
        (f"\u00a0\u3000{KEY}", 2, 0, False, ""),
        (f"\u200b{KEY}\ufeff", 0, 2, False, ""),
        (f" \u200b {KEY}", 2, 1, False, ""),
        (f'"{KEY}"', 0, 0, True, ""),
        (f" “{KEY}” ", 2, 0, True, ""),
        (f"'{KEY}',", 0, 0, True, ""),
        (f'"{KEY}" , ', 1, 0, True, ""),
        (f"«{KEY}»", 0, 0, True, ""),
        (f"Client ID: {KEY}", 0, 0, False, "Client ID"),
        (f"client_id={KEY}", 0, 0, False, "client_id"),
        (f'"client_id": "{KEY}",', 0, 0, True, "client_id"),
        (f"CLIENT-ID :\n{KEY} ", 1, 0, False, "CLIENT-ID"),
        (f" API Key = `{KEY}`", 1, 0, True, "API Key"),
        (f"Client-Schlüssel: {KEY}", 0, 0, False, "Client-Schlüssel"),
    ],
)
def test_a_key_is_found_in_what_was_pasted(
    pasted: str, spaces: int, invisible: int, had_quotes: bool, label: str
) -> None:
    assert cleaned(pasted, ("Client-Schlüssel",)) == Cleaned(KEY, spaces, invisible, had_quotes, label)


@pytest.mark.parametrize("key", ["key-4c1d", "id.apps.example", "token~1", "Keyword", "a'b", '"', "“", "secret", "id="])
def test_nothing_is_taken_from_a_key_that_only_looks_like_more(key: str) -> None:
    assert cleaned(key) == Cleaned(key)


@given(st.text(max_size=40))
def test_what_is_clean_stays_so(text: str) -> None:
    once = cleaned(text).text
    assert cleaned(once) == Cleaned(once)
    assert once == once.strip().strip(INVISIBLE)


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        (KEY, KeyVerdict(usual=16)),
        (KEY[:-1], KeyVerdict(KeyFault.LENGTH, usual=16)),
        (f"{KEY}.{KEY}", KeyVerdict(KeyFault.FORM)),
        ("••••••••", KeyVerdict(KeyFault.HIDDEN, certain=True)),
        ("****", KeyVerdict(KeyFault.HIDDEN, certain=True)),
        ("4c1d••••", KeyVerdict(KeyFault.HIDDEN, certain=True)),
        ("4c1d—8a7b", KeyVerdict(KeyFault.FOREIGN_SIGN, certain=True, sign="—")),
        ("4c1d\u200b8a7b", KeyVerdict(KeyFault.FOREIGN_SIGN, certain=True, sign="\u200b")),
        ("4c1d 8a7b", KeyVerdict(KeyFault.SEVERAL, certain=True)),
        ("4c1d\u00a08a7b", KeyVerdict(KeyFault.SEVERAL, certain=True)),
        ("https://app.example/apps", KeyVerdict(KeyFault.ADDRESS, certain=True)),
        ("www.app.example", KeyVerdict(KeyFault.ADDRESS, certain=True)),
    ],
)
def test_verdicts(key: str, verdict: KeyVerdict) -> None:
    assert verdict_on(key, TRAKT) == verdict


def test_a_length_that_nobody_promised_keeps_no_key_from_being_tried() -> None:
    for length in (1, 15, 17, 64, 500):
        assert not verdict_on("a" * length, TRAKT).certain
        assert verdict_on("a" * length, KeyRule()) == KeyVerdict()


@pytest.mark.parametrize(("key", "usual"), [("a" * 32, 32), (f"{'a' * 40}.{'b' * 90}.{'c' * 43}", 0)])
def test_a_service_may_have_keys_of_two_forms(key: str, usual: int) -> None:
    assert verdict_on(key, TMDB) == KeyVerdict(usual=usual)


@pytest.mark.parametrize("key", ["https://ada.example/", "correct horse battery", "the s3cret: +&%ä", "4c•1d"])
def test_a_described_service_may_have_keys_that_no_other_has(key: str) -> None:
    """RFC 6749 allows spaces, and IndieAuth takes the address of a page for a client's id."""
    verdict = verdict_on(key, KeyRule(is_plain=False))
    assert verdict.fault is not None
    assert not verdict.certain
    assert verdict_on("••••", KeyRule(is_plain=False)).certain
