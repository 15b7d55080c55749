"""From a service's answer to domain values, beside the reading of the same bytes alone."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from xml.etree import ElementTree as ET

from desktop_app.providers.netflix.answers import tree_of
from desktop_app.providers.netflix.parser import queue_page
from desktop_app.transport import Response
from tests.benchmarks.measure import Figure, ratio

_GENRE = {"scheme": "http://x/categories/genres", "label": "Comedy", "term": "Comedy"}


def figures() -> Iterator[Figure]:
    for count in (500, 10_000):
        as_json, as_xml = _as_json(count), _as_xml(count)
        yield _figure(f"parsing {count:,} queue items, JSON", as_json, partial(json.loads, as_json), "json.loads")
        yield _figure(f"parsing {count:,} queue items, XML", as_xml, partial(ET.fromstring, as_xml), "xml.etree")


def _figure(name: str, body: bytes, bare: Callable[[], object], compared_with: str) -> Figure:
    response = Response(200, {}, body)
    return ratio(name, lambda: queue_page(tree_of(response)), bare, f"bare {compared_with}, at most 3", 15)


def _as_json(count: int) -> bytes:
    entry = {
        "position": "1",
        "updated": "1311530716",
        "title": {"regular": "A film", "short": "A film"},
        "release_year": "1949",
        "runtime": "6240",
        "average_rating": "3.7",
        "box_art": {"large": "http://127.0.0.1/large/1.png"},
        "category": [_GENRE] * 3,
    }
    entries = [{**entry, "id": f"http://x/available/{n}/{n}", "link": _links(n)} for n in range(count)]
    return json.dumps({"queue": {"etag": "1", "number_of_results": str(count), "queue_item": entries}}).encode()


def _as_xml(count: int) -> bytes:
    entries = "".join(map(_entry, range(count)))
    return f"<queue><etag>1</etag><number_of_results>{count}</number_of_results>{entries}</queue>".encode()


def _entry(number: int) -> str:
    links = "".join(_element("link", link) for link in _links(number))
    return (
        f"<queue_item><id>http://x/available/{number}/{number}</id><position>1</position>"
        '<updated>1311530716</updated><title regular="A film" short="A film"/><release_year>1949</release_year>'
        "<runtime>6240</runtime><average_rating>3.7</average_rating>"
        f'<box_art large="http://127.0.0.1/large/1.png"/>{_element("category", _GENRE) * 3}{links}</queue_item>'
    )


def _element(name: str, attributes: dict[str, str]) -> str:
    said = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<{name} {said}/>"


def _links(number: int) -> list[dict[str, str]]:
    return [
        {
            "rel": "http://schemas.netflix.com/catalog/title",
            "href": f"http://x/catalog/titles/movies/{number}",
            "title": "t",
        },
        {"rel": "alternate", "href": f"http://x/Movie/{number}", "title": "web page"},
    ]
