"""Titles as trees: what a catalogue title and a queue item have in common (netflix.md, sections 3 and 8)."""

from __future__ import annotations

from zlib import crc32

from desktop_app.sandbox.catalogue import Catalogue, Title
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.netflix.availability import SINCE, until
from desktop_app.sandbox.netflix.hrefs import Hrefs
from desktop_app.sandbox.netflix.render import Node, Value
from desktop_app.sandbox.netflix.state import State
from desktop_app.sandbox.netflix.versioned_queue import Entry

SCHEMAS = "http://schemas.netflix.com/"
ART = {"small": "tiny", "medium": "small", "large": "large"}

Tree = dict[str, Value]


def link(hrefs: Hrefs, path: str, rel: str, title: str, inline: Node | None = None) -> Tree:
    """A `<link>`. `inline` is the linked resource, there when `expand` asked for it (section 8)."""
    return {"href": hrefs.of(path), "rel": SCHEMAS + rel, "title": title, **(inline or {})}


def category(hrefs: Hrefs, scheme: str, term: str, content: str = "") -> Tree:
    shown: Tree = {"content": content} if content else {}
    return {**shown, "scheme": hrefs.of(f"/categories/{scheme}"), "label": term, "term": term}


class Items:
    """Writes titles as trees."""

    def __init__(self, catalogue: Catalogue, hrefs: Hrefs, clock: ServerClock, state: State) -> None:
        self._clock = clock
        self._state = state
        self._catalogue = catalogue
        self._hrefs = hrefs

    def title(self, title: Title, expand: frozenset[str]) -> Tree:
        """A `catalog_title`."""
        own = f"/catalog/titles/{title.path}"
        return {
            "id": self._hrefs.of(own),
            **self._face(title),
            "category": self._ratings_and_genres(title),
            **self._facts(title),
            "link": [*self._links(title, expand), self._web_page(title)],
        }

    def listed(self, title: Title, own: Tree, expand: frozenset[str]) -> Tree:
        """A title in a list that is no queue, with what is `own` to its entry there. The link to it is INFERRED."""
        whole = self.title(title, expand)
        links = whole["link"]
        assert isinstance(links, list)
        itself = link(self._hrefs, f"/catalog/titles/{title.path}", "catalog/title", title.name)
        return {**whole, "link": [itself, *links], **own}

    def queue_item(self, queue_path: str, entry: Entry, position: int | None, expand: frozenset[str]) -> Tree:
        """A `queue_item`. Its id holds its position; a saved one has neither (section 3)."""
        title = self._catalogue.find(entry.title_id)
        assert title is not None, entry.title_id
        state = "available" if position else "saved"
        place = f"{position}/{title.id}" if position else title.id
        numbered: Tree = {"position": str(position)} if position else {}
        return {
            "id": self._hrefs.of(f"{queue_path}/{state}/{place}"),
            **numbered,
            "updated": str(entry.updated),
            **self._face(title),
            "category": [*self._queue_categories(entry, state), *self._ratings_and_genres(title)],
            **self._facts(title),
            "link": [
                link(self._hrefs, f"{queue_path}/{state}", f"queues.{state}", f"{state} queue"),
                link(self._hrefs, f"/catalog/titles/{title.path}", "catalog/title", title.name),
                *self._links(title, expand),
                self._web_page(title),
            ],
        }

    def inline(self, title: Title, name: str) -> Tree:
        """A sub-resource by the name of its link. INFERRED: text stands in `content`, people in `person`."""
        match name:
            case "synopsis":
                return {"synopsis": {"content": title.synopsis}}
            case "directors":
                return {"directors": {"person": [self.person(one) for one in title.directors]}}
            case "cast":
                return {"cast": {"person": [self.person(one) for one in title.cast]}}
            case "formats":
                return {"delivery_formats": {"availability": [self._availability(title, one) for one in title.formats]}}
            case "seasons":
                seasons = self._catalogue.seasons(title.id)
                return {"seasons": {"catalog_title": [self.title(one, frozenset()) for one in seasons]}}
            case _:
                return {}

    def person(self, name: str) -> Tree:
        path = f"/catalog/people/{person_id(name)}"
        page = {
            "href": f"http://www.netflix.com/RoleDisplay/{name.replace(' ', '_')}",
            "rel": "alternate",
            "title": "web page",
        }
        return {"id": self._hrefs.of(path), "name": name, "link": [page]}

    def _face(self, title: Title) -> Tree:
        art: Tree = {name: self._hrefs.image(f"/us/boxshots/{size}/{title.id}.png") for name, size in ART.items()}
        return {"title": {"short": title.short_name, "regular": title.name}, "box_art": art}

    def _facts(self, title: Title) -> Tree:
        return {
            "release_year": str(title.year),
            "runtime": str(title.minutes * 60),
            "average_rating": title.rating,
        }

    def _queue_categories(self, entry: Entry, state: str) -> list[Tree]:
        term = "available now" if state == "available" else "saved"
        return [
            category(self._hrefs, "queue_availability", term, term.title()),
            category(self._hrefs, "title_formats", entry.format),
        ]

    def _ratings_and_genres(self, title: Title) -> list[Tree]:
        genres = [category(self._hrefs, "genres", genre) for genre in title.genres]
        return [category(self._hrefs, "mpaa_ratings", title.mpaa), *genres]

    def _links(self, title: Title, expand: frozenset[str]) -> list[Tree]:
        own = f"/catalog/titles/{title.path}"
        offered = [
            ("synopsis", "catalog/titles/synopsis", "synopsis"),
            ("cast", "catalog/people.cast", "cast"),
            ("directors", "catalog/people.directors", "directors"),
            ("format_availability", "catalog/titles/format_availability", "formats"),
            ("screen_formats", "catalog/titles/screen_formats", "screen formats"),
            ("languages_and_audio", "catalog/titles/languages_and_audio", "languages and audio"),
            ("similars", "catalog/titles.similars", "similars"),
        ]
        if title.kind == "series":
            offered.append(("seasons", "catalog/titles/series.seasons", "seasons"))
        links = [
            link(self._hrefs, f"{own}/{part}", rel, name, self.inline(title, name) if name in expand else None)
            for part, rel, name in offered
        ]
        if title.kind == "season":
            links.append(link(self._hrefs, f"/catalog/titles/series/{title.series}", "catalog/titles/series", "series"))
        return links

    def _web_page(self, title: Title) -> Tree:
        name = "_".join(title.name.replace("&", "and").split())
        return {
            "href": f"http://www.netflix.com/Movie/{name}/{title.id}",
            "rel": "alternate",
            "title": "web page",
        }

    def _availability(self, title: Title, format_: str) -> Tree:
        """Availability in one format. Only the right to stream ends: a disc that was bought stays (INFERRED)."""
        is_instant = format_ == "Instant"
        told = self._state.leaving
        streamed_until = until(title.id, self._clock.now()) if told is None else told.get(title.id)
        ends, term = (streamed_until, "instant") if is_instant else (None, format_)
        return {
            "available_from": str(SINCE),
            **({} if ends is None else {"available_until": str(ends)}),
            "category": category(self._hrefs, "title_formats", term),
        }


def person_id(name: str) -> int:
    return 20_000_000 + crc32(name.encode()) % 9_999_999
