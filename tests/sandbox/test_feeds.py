"""Feeds: each has a token of its own, and needs no signature (netflix.md, section 7)."""

import xml.etree.ElementTree as ET
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from tests.sandbox.far_client import Client

ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = {
    *("queues.disc", "queues.disc.recent", "queues.instant", "queues.instant.recent"),
    *("rental_history", "rental_history.shipped", "rental_history.watched", "rental_history.returned"),
    *("at_home", "ratings", "recommendations"),
}


def feeds(client: Client) -> dict[str, str]:
    links = client.get(f"/users/{client.user_id}/feeds", output="json").json()["resource"]["link"]
    return {link["rel"].removeprefix("http://schemas.netflix.com/feed."): link["href"] for link in links}


def titles(address: str) -> list[str]:
    feed = ET.fromstring(requests.get(address, timeout=60).content)
    return [entry.findtext(f"{ATOM}title", "") for entry in feed.findall(f"{ATOM}entry")]


def test_every_feed_opens_with_its_own_token(ada: Client) -> None:
    found = feeds(ada)

    assert found.keys() == NAMES
    assert len({dict(parse_qsl(urlsplit(one).query))["feed_token"] for one in found.values()}) == len(NAMES)
    assert all(titles(address) for address in found.values())


@pytest.mark.parametrize(
    ("name", "root"),
    [
        ("queues.disc.recent", "queue"),
        ("rental_history.watched", "rental_history"),
        ("at_home", "at_home"),
        ("ratings", "ratings"),
        ("recommendations", "recommendations"),
    ],
)
def test_the_same_data_without_atom(ada: Client, name: str, root: str) -> None:
    address = feeds(ada)[name]
    plain = requests.get(address.replace("output=atom", "output=json"), timeout=60).json()[root]
    items = next(value for key, value in plain.items() if key.endswith(("_item", "recommendation")))
    named = [one["title"]["regular"] for one in (items if isinstance(items, list) else [items])]

    assert named[:25] == titles(address)[:25]


def test_what_was_added_last_comes_first(ada: Client) -> None:
    ada.put(ada.netflix.state.catalogue.named("Vertigo").id, "disc")

    assert titles(feeds(ada)["queues.disc.recent"])[0] == "Vertigo"
    assert titles(feeds(ada)["queues.disc"])[-1] == "Vertigo"


def test_entries_hold_html(ada: Client) -> None:
    feed = ET.fromstring(requests.get(feeds(ada)["queues.instant"], timeout=60).content)
    first = feed.find(f"{ATOM}entry")

    assert first is not None
    content = first.find(f"{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert "<img src=" in (content.text or "")
    assert first.findtext(f"{ATOM}id", "").endswith("/queues/instant/available/1/63644449")


def test_feeds_of_rentals_went_with_them(ada: Client) -> None:
    address = feeds(ada)["at_home"]
    ada.netflix.faults.retire_rentals()

    assert not {name for name in feeds(ada) if "rental" in name or "home" in name}
    assert requests.get(address, timeout=60).status_code == 404
