"""Plain Atom (RFC 4287), one entry a title. The service's own markup is UNKNOWN; this is the emulator's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from desktop_app.sandbox.calls import Reply
from desktop_app.sandbox.catalogue import Title
from desktop_app.sandbox.netflix.calls import ATOM
from desktop_app.sandbox.netflix.hrefs import Hrefs


@dataclass(frozen=True, slots=True)
class Entry:
    """A title in a feed. `path` is that of the item; `updated` in Unix seconds."""

    path: str
    title: Title
    updated: int


def feed(hrefs: Hrefs, path: str, title: str, entries: Sequence[Entry], updated: int) -> Reply:
    """The whole document."""
    document = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>{escape(hrefs.of(path))}</id><title>{escape(title)}</title>"
        f"<updated>{_moment(updated)}</updated>{''.join(_entry(hrefs, one) for one in entries)}</feed>"
    )
    return Reply(200, document.encode(), ATOM)


def _entry(hrefs: Hrefs, entry: Entry) -> str:
    title = entry.title
    art = hrefs.image(f"/us/boxshots/small/{title.id}.png")
    page = f"http://www.netflix.com/Movie/{title.id}"
    people = f" <b>{escape(', '.join(title.directors))}</b>" if title.directors else ""
    content = f'<a href="{page}"><img src="{escape(art)}" alt=""></a>{people} <p>{escape(title.synopsis)}</p>'
    return (
        f"<entry><id>{escape(hrefs.of(entry.path))}</id>"
        f"<title>{escape(title.name)}</title><updated>{_moment(entry.updated)}</updated>"
        f'<link rel="alternate" href="{page}"/>'
        f'<content type="html">{escape(content)}</content></entry>'
    )


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
