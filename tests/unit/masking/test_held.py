"""Secrets that the run holds are taken out of any text by their value."""

import base64
import gc
import html
import json
import secrets
import string
import threading
from array import array
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus, urlencode
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.masking import DOTS, Hold, without_held
from desktop_app.masking.held import LONGEST_HELD
from desktop_app.masking.needles import Needles
from desktop_app.masking.spellings import SHORTEST

anything = st.text(st.characters(exclude_characters=DOTS, exclude_categories=["Cs"]), min_size=SHORTEST, max_size=60)
usual = st.text(string.ascii_letters + string.digits + "-._~+/=&%'\"<> \\", min_size=SHORTEST, max_size=80)
held_texts = anything | usual

Writing = Callable[[str], str]


def in_go(secret: str) -> str:
    written = json.dumps(secret, ensure_ascii=False)[1:-1]
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


WRITINGS: dict[str, Writing] = {
    "as it is": str,
    "percent": lambda s: quote(s, safe=""),
    "percent, slashes left": quote,
    "percent in lower case": lambda s: quote(s.replace("%", "%25"), safe="%").lower() if s.islower() else quote(s),
    "form": quote_plus,
    "percent twice": lambda s: quote(quote(s, safe=""), safe=""),
    "percent three times": lambda s: quote(quote(quote(s, safe=""), safe=""), safe=""),
    "each octet in percent": lambda s: "".join(f"%{octet:02x}" for octet in s.encode()),
    "JSON": lambda s: json.dumps(s)[1:-1],
    "JSON as it is": lambda s: json.dumps(s, ensure_ascii=False)[1:-1],
    "JSON of PHP": lambda s: json.dumps(s)[1:-1].replace("/", "\\/"),
    "JSON of Go": in_go,
    "JSON in JSON": lambda s: json.dumps(json.dumps(s))[1:-1],
    "JSON by numbers": lambda s: "".join(f"\\u{unit:04X}" for unit in array("H", s.encode("utf-16-le"))),
    "HTML": html.escape,
    "an XML attribute": lambda s: quoteattr(s)[1:-1],
    "HTML by numbers": lambda s: "".join(f"&#{ord(sign)};" for sign in s),
    "Python": lambda s: repr(s)[1:-1],
    "Python's bytes": lambda s: repr(s.encode())[2:-1],
    "JSON by numbers, in JSON": lambda s: "".join(f"\\\\u{unit:04x}" for unit in array("H", s.encode("utf-16-le"))),
    "octets by numbers": lambda s: "".join(f"\\x{octet:02x}" for octet in s.encode()),
    "HTML by numbers with zeros": lambda s: "".join(f"&#{ord(sign):09};" for sign in s),
    "hexadecimal": lambda s: s.encode().hex(),
}


@pytest.mark.parametrize("writing", WRITINGS)
@given(secret=held_texts, before=st.text(max_size=20), after=st.text(max_size=20))
def test_a_held_secret_is_masked_however_it_is_written(writing: str, secret: str, before: str, after: str) -> None:
    written = WRITINGS[writing](secret)
    if len(written) < SHORTEST:
        return
    with Hold(secret):
        shown = without_held(f"{before}{written}{after}")

    assert written not in shown
    assert DOTS in shown


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@given(secret=held_texts, before=st.binary(max_size=9), after=st.binary(max_size=9))
def test_a_held_secret_is_masked_in_base64_whatever_stands_around_it(
    encode: Callable[[bytes], bytes], secret: str, before: bytes, after: bytes
) -> None:
    written = encode(before + secret.encode() + after).decode()
    inner = encode(bytes(len(before) % 3) + secret.encode()).decode().rstrip("=")[4:-1]
    with Hold(secret):
        shown = without_held(f"({written})")

    assert inner not in shown
    assert DOTS in shown


@given(user=st.text(max_size=12), secret=usual)
def test_basic_credentials_are_masked_by_the_password_in_them(user: str, secret: str) -> None:
    as_they_are = base64.b64encode(f"{user}:{secret}".encode()).decode()
    urlencoded = base64.b64encode(f"{quote(user)}:{quote(secret, safe='')}".encode()).decode()
    with Hold(secret):
        shown = without_held(f"{as_they_are}\n{urlencoded}")

    assert as_they_are not in shown
    assert urlencoded not in shown


@given(st.lists(held_texts, min_size=2, max_size=5), st.data())
def test_secrets_that_hold_or_overlap_each_other(found: list[str], data: st.DataObject) -> None:
    longer = found[0] + data.draw(st.text("abc", max_size=3)) + found[1][:3]
    text = data.draw(st.permutations([*found, longer, found[0] + found[1]]))
    with Hold(*found, longer):
        shown = without_held("|".join(text))

    assert not [secret for secret in (*found, longer) if secret in shown]


def test_what_is_shown_of_a_long_one_tells_it_from_others() -> None:
    with Hold("n1d3w4fr8rjq8w29o7mamfwn", "sixsix"):
        assert without_held("a n1d3w4fr8rjq8w29o7mamfwn b sixsix") == f"a n1d3{DOTS} b {DOTS}"


def test_a_short_text_is_not_taken_for_a_secret() -> None:
    with Hold("read", "", "to-be"):
        assert without_held("read what is to-be") == "read what is to-be"


def test_it_is_forgotten_with_its_last_holder() -> None:
    first, second = Hold("a-secret-of-two"), Hold("a-secret-of-two", "a-secret-of-one")
    first.let_go()
    first.let_go()
    assert "a-secret-of-two" not in without_held("a-secret-of-two")

    del second
    gc.collect()
    assert without_held("a-secret-of-two a-secret-of-one") == "a-secret-of-two a-secret-of-one"


def test_who_has_let_go_holds_nothing_any_more() -> None:
    hold = Hold()
    hold.let_go()
    hold.add("a-secret-that-came-late")

    assert without_held("a-secret-that-came-late") == "a-secret-that-came-late"


def test_many_threads_hold_and_mask_at_once() -> None:
    failures: list[str] = []

    def work(number: int) -> None:
        for turn in range(30):
            secret = f"secret-{number}-{turn}-{secrets.token_hex(8)}"
            with Hold(secret):
                if secret in without_held(f"<{secret}>"):
                    failures.append(secret)
            if without_held(secret) != secret:
                failures.append(secret)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []


def test_the_time_does_not_grow_with_the_number_of_secrets() -> None:
    """Looks are counted instead of seconds: each place of the text once, however many secrets are held."""
    asked: list[str] = []

    class Counted(dict[str, list[tuple[str, int]]]):
        def get(self, key: str, default: Any = None) -> Any:
            asked.append(key)
            return super().get(key, default)

    text = json.dumps([{"title": f"The Third Man {n}", "year": 1949, "id": n} for n in range(2000)])
    counts = []
    for number in (1, 100):
        needles = Needles(secrets.token_urlsafe(32) for _ in range(number))
        needles._grams = Counted(needles._grams)
        asked.clear()
        assert needles.spans(text) == []
        counts.append(len(asked))

    assert counts[0] == counts[1] <= len(text) / 8 + 1


@given(st.lists(st.text("ab", min_size=1, max_size=25), min_size=1, max_size=8), st.text("ab", max_size=200))
def test_all_that_is_looked_for_is_found(needles: list[str], haystack: str) -> None:
    covered = {place for begin, end in Needles(needles).spans(haystack) for place in range(begin, end)}
    expected = {
        place
        for needle in needles
        for begin in range(len(haystack))
        if haystack.startswith(needle, begin)
        for place in range(begin, begin + len(needle))
    }

    assert covered == expected


def test_in_a_form_in_a_form() -> None:
    secret = "p/w+d&=? of ours"
    text = urlencode({"back": f"https://a/cb?{urlencode({'x': secret})}"})
    with Hold(secret):
        assert quote(quote_plus(secret), safe="") not in without_held(text)


def test_the_beginning_of_an_endless_secret_is_held() -> None:
    secret = secrets.token_hex(LONGEST_HELD)
    with Hold(secret):
        assert secret[: LONGEST_HELD // 2] not in without_held(f"x {secret[:LONGEST_HELD]} y")
        assert len(without_held(secret)) < LONGEST_HELD + 100
