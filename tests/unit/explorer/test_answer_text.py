"""Answers laid out: nothing is lost that fits, nothing is obeyed, nothing takes long."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.explorer.answer_text import LONGEST_LINE, LONGEST_SHOWN, Kind, kind_of, laid_out, legible

strings = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=8)
trees = st.recursive(
    st.none() | st.booleans() | st.integers() | strings,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(trees, max_size=4) | st.dictionaries(st.text("abc", max_size=3), trees, max_size=4))
def test_json_means_the_same_laid_out(tree: object) -> None:
    shown = laid_out(json.dumps(tree).encode(), "application/json")

    assert json.loads(shown) == tree
    assert shown == json.dumps(tree, indent=2)


def test_json_keeps_what_a_parser_would_lose() -> None:
    assert laid_out(b'{"a":1e400,"a":0.10,"b":12345678901234567890.0}', "") == (
        '{\n  "a": 1e400,\n  "a": 0.10,\n  "b": 12345678901234567890.0\n}'
    )


def test_xml_has_an_element_a_line() -> None:
    body = b'<?xml version="1.0"?>\n<a><b x="1">text &amp; more</b><c/><d><e></e>\n</d></a>'

    assert laid_out(body, "text/xml").split("\n") == [
        '<?xml version="1.0"?>',
        "<a>",
        '  <b x="1">text &amp; more</b>',
        "  <c/>",
        "  <d>",
        "    <e></e>",
        "  </d>",
        "</a>",
    ]


def test_no_entity_is_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;">]><a>&d;</a>'

    assert "<a>&d;</a>" in laid_out(bomb, "text/xml")
    assert "cccccccc" not in laid_out(bomb, "text/xml")


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (b' {"a": 1}', "text/html", Kind.JSON),
        (b"\xef\xbb\xbf<a/>", "", Kind.XML),
        (b"<p>", "text/html; charset=utf-8", Kind.TEXT),
        (b"<!DOCTYPE html><p>", "", Kind.TEXT),
        (b"oauth_token=1", "", Kind.TEXT),
        (b"", "", Kind.TEXT),
        (b"\x89PNG", "image/png", Kind.NO_TEXT),
        (b"ab\0", "", Kind.NO_TEXT),
    ],
)
def test_kinds(body: bytes, content_type: str, kind: Kind) -> None:
    assert kind_of(body, content_type) is kind


def test_a_page_is_shown_as_text() -> None:
    page = "<html><script>alert(1)</script></html>"

    assert laid_out(page.encode(), "text/html") == page


@given(st.text())
def test_nothing_is_left_that_a_screen_obeys(text: str) -> None:
    shown = legible(text)

    assert not [sign for sign in shown if (sign < " " and sign not in "\n\t") or sign in "\u202e\u2028\u2066\x7f\x9b"]


HOSTILE = (
    b"<!--" * 2_000_000,
    b"<![CDATA[" * 900_000,
    b"[" * 8_000_000,
    b"<a>" * 2_600_000,
    b'{"' + b"\\" * 8_000_000,
    b'"\\' * 4_000_000,
    b"<a b='" * 1_300_000,
    b"x" * 8_000_000,
    b"\xff" * 8_000_000,
)


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: repr(body[:8]))
def test_hostile_answers_are_bounded_in_size_and_time(body: bytes) -> None:
    begun = time.process_time()
    shown = laid_out(body, "")

    assert time.process_time() - begun < 2
    assert len(shown) < LONGEST_SHOWN + 30_000
    assert max(map(len, shown.split("\n"))) < LONGEST_LINE + 50
    assert shown.endswith(f"(Only the beginning of {len(body)} bytes is shown.)")


@given(st.binary(max_size=200))
def test_no_answer_breaks_it(body: bytes) -> None:
    assert isinstance(laid_out(body, ""), str)
