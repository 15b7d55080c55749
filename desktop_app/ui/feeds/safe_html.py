"""Cleaning of a feed's HTML, so that it is safe to show: words, emphasis and links; no pictures, styles or scripts."""

import re

import nh3

DEEPEST = 24
"""Levels of nesting that no honest entry reaches. To lay out a few thousand takes a minute."""

_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_EMPTY = {"br", "hr"}
_TAGS = {
    *("p", "br", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "pre", "hr"),
    *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "h3", "h4", "h5", "h6", "a"),
}
_WITHOUT_WORDS = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math"}


def safe(html: str) -> str:
    """The HTML without anything that would be fetched or run. Links lead to http and https alone.

    Empty if it is nested so deep that nobody could read it.
    """
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_WITHOUT_WORDS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        url_relative="deny",
        link_rel=None,
    )
    return cleaned if _depth(cleaned) <= DEEPEST else ""


def _depth(html: str) -> int:
    """The greatest depth of nested elements in HTML that closes every element."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name not in _EMPTY:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest
