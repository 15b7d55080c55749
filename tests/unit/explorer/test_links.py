"""Every address of the same service is found, whatever it is written in; no other is."""

import json
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.explorer.answer_text import laid_out
from desktop_app.explorer.links import links_in
from desktop_app.masking import DOTS

API = "http://127.0.0.1:8080/api"
paths = st.from_regex(r"[a-z0-9/_~-]{0,20}(\?[a-z]{1,3}=[a-z0-9%&=+]{0,10})?", fullmatch=True)
strings = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=10)


def cut(text: str, start: int, end: int) -> str:
    """As Qt counts."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@given(paths, strings)
def test_in_json(path: str, before: str) -> None:
    address = f"http://127.0.0.1:8080/{path}"
    text = laid_out(json.dumps({"a": before, "anything": address}).replace("8080/", "8080\\/").encode(), "")

    found = [link for link in links_in(text, API) if link.address == address]
    assert found
    assert cut(text, found[0].start, found[0].end).replace("\\/", "/") == address


@given(paths, strings)
def test_in_xml(path: str, before: str) -> None:
    address = f"http://127.0.0.1:8080/{path}"
    text = laid_out(f"<a><b>{escape(before)}</b><c href={escape(address)!r}/></a>".replace("'", '"').encode(), "")

    assert address in [link.address for link in links_in(text, API)]


def test_where_a_name_says_that_it_is_an_address() -> None:
    text = '{"next": "/page?n=2", "title": "/not this"}\nlocation: /there\n<link href="/a?b=1&amp;c=2"/>'

    assert [link.address for link in links_in(text, API)] == [
        "http://127.0.0.1:8080/page?n=2",
        "http://127.0.0.1:8080/there",
        "http://127.0.0.1:8080/a?b=1&c=2",
    ]


def test_what_is_no_link() -> None:
    text = "\n".join(
        (
            '"https://image.example/poster.jpg"',
            '"http://127.0.0.1:80/x"',
            '"http://ada:secret@127.0.0.1:8080/x"',
            f'"http://127.0.0.1:8080/feed?feed_token=0123{DOTS}"',
            '"href": "//evil.example/x"',
            '"href": "\\u002fx"',
            '"http://127.0.0.1:8080/\\ud800"',
        )
    )

    assert links_in(text, API) == ()


def test_in_a_sentence() -> None:
    text = "(see http://127.0.0.1:8080/a/b.)"

    assert [(link.start, link.end) for link in links_in(text, API)] == [(5, 30)]


@given(st.text(alphabet='ht:/p127.08"<>&;\\uhref= \n\U0001f3ac'))
def test_links_stand_in_order_and_inside(text: str) -> None:
    found = links_in(text, API)

    assert list(found) == sorted(found, key=lambda link: link.start)
    assert all(0 <= link.start < link.end <= len(text.encode("utf-16-le")) // 2 for link in found)
