"""Atom (RFC 4287) as values. Without a DTD there are no entities to expand and nothing to fetch."""

import re
import xml.etree.ElementTree as ET
from datetime import datetime
from html import unescape
from xml.parsers import expat

import nh3

from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.domain.feeds import Feed, FeedEntry
from desktop_app.providers.trees import DEEPEST, cleaned

_ATOM = "{http://www.w3.org/2005/Atom}"
MOST_ENTRIES = 1000
LONGEST_HTML = 20_000
"""Characters of one entry's markup; what comes behind is not shown."""

_UNSEEN = {"script", "style", "title", "template", "noscript"}
_BREAKS = {"p", "br", "div", "li", "dt", "dd", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
_TAG = re.compile("<[^>]*>")


def feed_of(body: bytes) -> Feed:
    """The feed in an answer. Raises `BadAnswer` on anything broken, hostile, or that is no feed."""
    try:
        root = _parsed(body)
    except (ValueError, LookupError, expat.ExpatError, AssertionError) as error:
        raise BadAnswer(AnswerReason.FEED_NOT_WELL_FORMED) from error
    if root.tag != f"{_ATOM}feed":
        raise BadAnswer(AnswerReason.NOT_A_FEED)
    entries = root.findall(f"{_ATOM}entry")[:MOST_ENTRIES]
    return Feed(_words(root.find(f"{_ATOM}title")), _moment(root), tuple(map(_entry, entries)))


def _parsed(body: bytes) -> ET.Element:
    builder, depth = ET.TreeBuilder(), 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ValueError
        builder.start(_tag(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_tag(name))

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.Parse(body, True)
    return builder.close()


def _refuse(*_declared: object) -> None:
    raise ValueError


def _tag(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _entry(node: ET.Element) -> FeedEntry:
    content = node.find(f"{_ATOM}content")
    told = content if content is not None else node.find(f"{_ATOM}summary")
    return FeedEntry(
        key=cleaned(node.findtext(f"{_ATOM}id", "")),
        title=_words(node.find(f"{_ATOM}title")) or "(no title)",
        updated=_moment(node),
        text=_words(told),
        html=_markup(told),
        page=_page(node),
    )


def _words(construct: ET.Element | None) -> str:
    """A text construct (section 3.1) as plain words."""
    if construct is None:
        return ""
    if construct.get("type") == "html":
        return cleaned(words_of(construct.text or ""))
    return cleaned(" ".join("".join(construct.itertext()).split()))


def _markup(construct: ET.Element | None) -> str:
    """HTML as it stands there; of XHTML the words are enough, and a place elsewhere (`src`) is not fetched."""
    if construct is None or construct.get("type") != "html":
        return ""
    return (construct.text or "")[:LONGEST_HTML]


def _page(node: ET.Element) -> str:
    """The page about it: of http and https alone."""
    links = [one for one in node.findall(f"{_ATOM}link") if one.get("rel", "alternate") == "alternate"]
    pages = (one.get("href", "").strip().replace("&amp;", "&") for one in links)
    return next((cleaned(page) for page in pages if page.lower().startswith(("http://", "https://"))), "")


def _moment(node: ET.Element) -> int | None:
    """RFC 3339, which every Atom date is (section 3.3)."""
    said = node.findtext(f"{_ATOM}updated") or node.findtext(f"{_ATOM}published") or ""
    try:
        moment = datetime.fromisoformat(said.strip())
        return int(moment.timestamp()) if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def words_of(markup: str) -> str:
    """The words of HTML, a line for each block. What is never to be read, such as scripts, is no words."""
    left = nh3.clean(markup[:LONGEST_HTML], tags=_BREAKS, attributes={}, clean_content_tags=_UNSEEN)
    lines = (" ".join(unescape(line).split()) for line in _TAG.split(left))
    return "\n".join(line for line in lines if line)
