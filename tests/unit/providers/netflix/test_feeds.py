"""The list of feeds: addresses on the server that was asked, with what XML escaped undone."""

from typing import Any

import pytest

from desktop_app.domain.errors import BadAnswer
from desktop_app.masking import masked_uri
from desktop_app.providers.netflix.feeds import feed_infos

API = "http://127.0.0.1:4312"
TOKEN = "T1SecretOfTheFeed0001"
QUERY = f"feed_token={TOKEN}&oauth_consumer_key=key0001key0001&output=atom"


def link(href: str, name: str = "queues.instant") -> dict[str, Any]:
    return {"href": href, "rel": f"http://schemas.netflix.com/feed.{name}", "title": "queues instant"}


def addresses(*hrefs: str) -> list[str]:
    return [info.address for info in feed_infos({"resource": {"link": [link(href) for href in hrefs]}}, API)]


@pytest.mark.parametrize(
    "href",
    [
        f"{API}/users/U/queues/instant?{QUERY}",
        f"http://api-public.netflix.com/users/U/queues/instant?{QUERY}",
        f"http://api.netflix.com/users/U/queues/instant?{QUERY.replace('&', '&amp;')}",
        f"https://evil.example/users/U/queues/instant?{QUERY}",
    ],
)
def test_an_address_is_one_of_the_server_that_was_asked(href: str) -> None:
    assert addresses(href) == [f"{API}/users/U/queues/instant?{QUERY}"]


@pytest.mark.parametrize(
    "href",
    ["", "javascript:steal()", f"{API}/catalog/titles?{QUERY}", f"{API}/users/U/queues/instant", "http://[::x"],
)
def test_what_is_no_feed_is_passed_over(href: str) -> None:
    assert addresses(href) == []


def test_names() -> None:
    links = [link(f"{API}/users/U/at_home?{QUERY}", "at_home"), link(f"{API}/users/U/x?{QUERY}", "new.one")]

    assert [(info.name, info.title) for info in feed_infos({"resource": {"link": links}}, API)] == [
        ("at_home", "At home"),
        ("new.one", "Queues instant"),
    ]


def test_one_feed_and_none() -> None:
    (only,) = feed_infos({"resource": {"link": link(f"{API}/users/U/ratings?{QUERY}", "ratings")}}, API)

    assert only.name == "ratings"
    assert feed_infos({"resource": {}}, API) == ()
    with pytest.raises(BadAnswer):
        feed_infos({"queue": {}}, API)


def test_its_secret_is_masked_wherever_it_may_be_shown() -> None:
    (info,) = feed_infos({"resource": {"link": link(f"{API}/users/U/ratings?{QUERY}")}}, API)

    assert TOKEN not in repr(info)
    assert TOKEN not in masked_uri(info.address)
    assert "key0001key0001" not in masked_uri(info.address)
