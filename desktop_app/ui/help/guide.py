"""The guide: chapters of the documentation as they ship with the program, cut into pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from desktop_app.ui.style.resources import text_of

LINKED_IN_START = tuple(dict.fromkeys(re.findall(r"\]\((linking-[\w-]+)\.md\)", text_of("guide/start.md"))))
"""Chapters about single services, in the order in which the first chapter leads to them."""

CHAPTERS = ("start", "using", *LINKED_IN_START, "backups", "describing-a-service")
"""Names of the chapters' files, in their order; setup.py ships them."""

SHORTEST = 100
"""Characters that the words before a chapter's first section have to have to be a page of their own."""

BEFORE, AFTER = 30, 60
"""Characters that a found passage shows before and behind the first word that was searched."""

_PICTURE = re.compile(r"^!\[.*?\]\(.*?\)\s*$", re.MULTILINE)
_ELSEWHERE = re.compile(rf"\[([^\]]*)\]\((?!{'|'.join(CHAPTERS)}|https?:)[^)]*\)")
"""Links to pages that do not ship; only their words are kept."""

_MARKS = re.compile(r"[*_`|#]|\]\([^)]*\)|\[")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the guide. `key` is `file#number`; `text` is Markdown with the heading."""

    key: str
    title: str
    text: str

    @property
    def plain(self) -> str:
        """The text without marks, on one line."""
        return " ".join(_MARKS.sub(" ", self.text).split())


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the guide."""

    name: str
    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that a search found, and the passage with the words, empty where they are in its title."""

    page: Page
    passage: str


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters, in their order."""
    return tuple(chapter_of(name, _text_of(name)) for name in CHAPTERS)


def chapter_of(name: str, text: str) -> Chapter:
    """Cut a chapter at its second-level headings; what stands before them is its first page."""
    text = _ELSEWHERE.sub(r"\1", _PICTURE.sub("", text))
    start, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    heading, _, introduction = start.partition("\n")
    title = heading.removeprefix("#").strip()
    pages = [("Overview", f"# {title}\n{introduction}")] if len(introduction.strip()) >= SHORTEST else []
    pages += [(_title_of(section), f"# {section}") for section in sections]
    return Chapter(name, title, tuple(Page(f"{name}#{at}", *page) for at, page in enumerate(pages)))


def found_in(pages: Sequence[Page], words: str) -> tuple[Hit, ...]:
    """Pages that have all the words, in any case; those that have them in the title come first."""
    wanted = words.casefold().split()
    hits = tuple(_hits(pages, wanted)) if wanted else ()
    return tuple(sorted(hits, key=lambda hit: bool(hit.passage)))


def _hits(pages: Sequence[Page], wanted: Sequence[str]) -> Iterator[Hit]:
    for page in pages:
        plain = page.plain
        folded, title = plain.casefold(), page.title.casefold()
        if all(word in title for word in wanted):
            yield Hit(page, "")
        elif all(word in folded or word in title for word in wanted):
            at = min(place for word in wanted if (place := folded.find(word)) >= 0)
            yield Hit(page, _passage(plain, at))


def _passage(plain: str, at: int) -> str:
    start, end = max(0, at - BEFORE), at + AFTER
    return f"{'…' if start else ''}{plain[start:end].strip()}{'…' if end < len(plain) else ''}"


def _text_of(name: str) -> str:
    """The text of a chapter; in a checkout most are where the documentation is, from where setup.py ships them."""
    try:
        return text_of(f"guide/{name}.md")
    except FileNotFoundError:
        return text_of(f"../docs/{name}.md")


def _title_of(section: str) -> str:
    return _MARKS.sub("", section.partition("\n")[0]).strip()
