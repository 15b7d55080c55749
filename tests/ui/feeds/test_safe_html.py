"""What a hostile feed says is words in the end."""

import re

import pytest

from desktop_app.ui.feeds.safe_html import safe
from desktop_app.ui.feeds.words import host_of


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>A <b>king</b> &amp; his <i>sons</i></p>", "<p>A <b>king</b> &amp; his <i>sons</i></p>"),
        ('<a href="http://x/?a=1&amp;b=2" target="_blank">x</a>', '<a href="http://x/?a=1&amp;b=2">x</a>'),
        ("<script>steal()</script>after", "after"),
        ("<scr<script>x</script>ipt>steal()</script>", "xipt&gt;steal()"),
        ('<img src="http://spy.example/1.gif">seen', "seen"),
        ('<a href="javascript:steal()">x</a>', "<a>x</a>"),
        ('<a href="JaVaScRiPt&#58;steal()">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a><a href="file:///etc/passwd">y</a>', "<a>x</a><a>y</a>"),
        ('<a href="/near">x</a>', "<a>x</a>"),
        ('<p onclick="steal()" style="background:url(http://spy.example/)" class="x">x</p>', "<p>x</p>"),
        ("<style>@import 'http://spy.example/'</style>x", "x"),
        ('<iframe src="http://spy.example/"></iframe><object data="x"></object>x', "x"),
        ("<svg><script>steal()</script><image href='http://spy.example/'/></svg>x", "x"),
        ('<table background="http://spy.example/"><tr><td>x</td></tr></table>', "x"),
        ("<!-- <img src=x> -->x", "x"),
        ('<meta http-equiv="refresh" content="0;url=http://spy.example/">x', "x"),
        ('<link rel="stylesheet" href="http://spy.example/">x', "x"),
        ("<p>open", "<p>open</p>"),
    ],
)
def test_only_words_and_links_are_left(html: str, shown: str) -> None:
    assert safe(html) == shown
    assert not re.search(r"spy\.example|steal\(\)(?!$)|<img|<script|on\w+=|style=", safe(html))


@pytest.mark.parametrize("unit", ["<b>", "<ul>", "<ul><li>x", "<blockquote>", "<dl><dd>x"])
def test_what_is_nested_without_end_is_not_laid_out(unit: str) -> None:
    assert safe(unit * 5_000) == ""


def test_what_is_only_long_is_shown() -> None:
    assert safe("<p>x<br></p>" * 500) == "<p>x<br></p>" * 500


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://www.netflix.com/Movie/1", "www.netflix.com"),
        ("https://user:word@real.example/", "real.example"),
        ("https://аpple.example/", "xn--pple-43d.example"),
        ("javascript:steal()", ""),
        ("file:///etc/passwd", ""),
        ("/near", ""),
        ("", ""),
    ],
)
def test_a_link_is_told_by_its_host(address: str, host: str) -> None:
    assert host_of(address) == host
