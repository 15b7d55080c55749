"""Feeds as anybody may write them: honest, broken, hostile."""

import pytest

from desktop_app.domain.errors import BadAnswer
from desktop_app.domain.feeds import FeedEntry
from desktop_app.providers.netflix.atom import LONGEST_HTML, MOST_ENTRIES, feed_of, words_of
from desktop_app.providers.trees import DEEPEST, LONGEST_TEXT
from tests.growth import assert_linear


def feed(inside: str, start: str = "") -> bytes:
    return f'{start}<feed xmlns="http://www.w3.org/2005/Atom"><title>Queue</title>{inside}</feed>'.encode()


def entry(inside: str) -> FeedEntry:
    (found,) = feed_of(feed(f"<entry><id>e/1</id><title>Ran</title>{inside}</entry>")).entries
    return found


def test_a_feed() -> None:
    told = feed_of(
        feed(
            "<updated>2025-11-08T22:13:20Z</updated>"
            "<entry><id>http://x/users/U/queues/instant/available/1/60034967</id><title>Ran &amp; I</title>"
            '<updated>2025-11-08T23:13:20+01:00</updated><link rel="self" href="http://x/self"/>'
            '<link href="http://www.netflix.com/Movie/1?a=1&amp;b=2"/>'
            '<content type="html">&lt;p&gt;A &lt;b&gt;king&lt;/b&gt;.&lt;/p&gt;</content></entry>',
            '<?xml version="1.0" encoding="utf-8"?>',
        )
    )

    assert (told.title, told.updated) == ("Queue", 1762640000)
    assert told.entries == (
        FeedEntry(
            "http://x/users/U/queues/instant/available/1/60034967",
            "Ran & I",
            1762640000,
            "A king.",
            "<p>A <b>king</b>.</p>",
            "http://www.netflix.com/Movie/1?a=1&b=2",
        ),
    )


def test_nothing_of_what_may_be_missing() -> None:
    assert feed_of(feed("<entry/>")).entries == (FeedEntry("", "(no title)"),)
    assert feed_of(feed("")).entries == ()


@pytest.mark.parametrize(
    ("content", "text", "html"),
    [
        ("<content>Plain &lt;b&gt;</content>", "Plain <b>", ""),
        ('<content type="text">Plain</content>', "Plain", ""),
        ('<content type="html"><![CDATA[<i>in</i> CDATA &amp; more]]></content>', "in CDATA & more",
         "<i>in</i> CDATA &amp; more"),
        ('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>bold</b> word</div></content>',
         "A bold word", ""),
        ('<summary type="html">short</summary>', "short", "short"),
        ('<summary>short</summary><content type="html">long</content>', "long", "long"),
        ('<content type="image/png" src="http://elsewhere.example/p.png"/>', "", ""),
        ('<content type="html">a&lt;script&gt;steal()&lt;/script&gt;b</content>', "ab", "a<script>steal()</script>b"),
    ],
)  # fmt: skip
def test_content(content: str, text: str, html: str) -> None:
    found = entry(content)

    assert (found.text, found.html) == (text, html)


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ('<link href="javascript:steal()"/>', ""),
        ('<link href="file:///etc/passwd"/><link href="https://x/2"/>', "https://x/2"),
        ('<link rel="enclosure" href="http://x/film.mp4"/>', ""),
        ('<link href=" HTTP://x/1 "/>', "HTTP://x/1"),
        ('<link href="http://x/?a=1&amp;amp;b=2"/>', "http://x/?a=1&b=2"),
    ],
)
def test_only_web_pages_are_pages(link: str, page: str) -> None:
    assert entry(link).page == page


@pytest.mark.parametrize("said", ["", "yesterday", "2025-11-08", "2025-11-08T22:13:20", "9999-99-99T00:00:00Z"])
def test_what_is_no_date_is_none(said: str) -> None:
    assert entry(f"<updated>{said}</updated>").updated is None


LAUGHS = '<!DOCTYPE feed [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    "body",
    [
        feed("<entry><title>&j;</title></entry>", LAUGHS + "]>"),
        feed("<entry><title>&x;</title></entry>", '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        feed("", '<!DOCTYPE feed SYSTEM "http://elsewhere.example/x.dtd">'),
        feed("<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1)),
        feed("<entry>"),
        b"",
        b"Invalid feed token",
        b"<rss><channel/></rss>",
        b"<feed/>",
        b'{"queue": {}}',
        b'<?xml version="1.0" encoding="nonsense"?><feed/>',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_broken_or_hostile_is_refused(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        feed_of(body)


def test_what_is_too_much_is_cut() -> None:
    told = feed_of(feed("<entry><title>x</title></entry>" * (MOST_ENTRIES + 5)))
    long = entry(f'<content type="html">{"x" * (LONGEST_HTML + 5)}</content>')

    assert len(told.entries) == MOST_ENTRIES
    assert (len(long.html), len(long.text)) == (LONGEST_HTML, LONGEST_TEXT)


def test_signs_that_turn_letters_around_are_no_words() -> None:
    assert entry("<content>a\u202eb</content>").text == "ab"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One</p><p>two</p>", "One\ntwo"),
        ("a<br>b", "a\nb"),
        ("<style>p {}</style>a<template>t</template>", "a"),
        ("<script>never closed", ""),
        ("caf&eacute; &lt;b&gt;", "café <b>"),
        ("<img src=x onerror=steal()>", ""),
        ("<<<", "<<<"),
    ],
)
def test_words_of_markup(markup: str, words: str) -> None:
    assert words_of(markup) == words


@pytest.mark.parametrize("unit", ["<!--", "<a ", "<", "&", "<b>", "<ul><li>", "</p>"])
def test_markup_without_end_takes_no_time_without_end(unit: str) -> None:
    """Python's own parser of HTML takes minutes for some of these."""
    assert_linear(lambda count: words_of(unit * count), LONGEST_HTML // 4)
