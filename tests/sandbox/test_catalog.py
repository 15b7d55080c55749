"""Search, titles, ratings, states, feeds (netflix.md, sections 7 and 8)."""

import xml.etree.ElementTree as ET
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from desktop_app.sandbox.catalogue import catalogue
from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from tests.sandbox.far_client import ADA, Client, status

ATOM = "{http://www.w3.org/2005/Atom}"


def names(client: Client, term: str, **params: object) -> list[str]:
    found = client.get("/catalog/titles", term=term, output="json", **params).json()["catalog_titles"]
    titles = found.get("catalog_title", [])
    return [one["title"]["regular"] for one in (titles if isinstance(titles, list) else [titles])]


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("third man", "The Third Man"),
        ("the thir", "The Third Man"),
        ("rosencrantz and guild", "Rosencrantz & Guildenstern Are Dead"),
        ("amelie", "Amélie"),
        ("singin in the rain", "Singin' in the Rain"),
        ("HULOT", "Mr. Hulot's Holiday"),
        ("kurosawa", "Dersu Uzala"),
        ("m", "M"),
    ],
)
def test_search_ranks_sensibly(stranger: Client, term: str, first: str) -> None:
    assert first in names(stranger, term)[:8]
    if term != "kurosawa":
        assert names(stranger, term)[0] == first


def test_nothing_found(stranger: Client) -> None:
    assert names(stranger, "qqqq") == []


def test_search_pages_and_expands(stranger: Client) -> None:
    found = stranger.get("/catalog/titles", term="the", max_results=2, start_index=1, expand="@synopsis")
    root = ET.fromstring(found.content)

    assert root.findtext("results_per_page") == "2"
    assert root.findtext("start_index") == "1"
    assert len(root.findall("catalog_title")) == 2


def test_search_needs_a_signature(netflix: NetflixEmulator) -> None:
    params = {"term": "ran", "oauth_consumer_key": netflix.client_key}

    assert requests.get(netflix.api_address + "/catalog/titles", params=params, timeout=60).status_code == 401


def test_search_works_with_an_access_token_too(ada: Client) -> None:
    assert names(ada, "ran")[0] == "Ran"


@pytest.mark.parametrize(
    "part", ["", "/synopsis", "/cast", "/directors", "/format_availability", "/similars", "/screen_formats"]
)
def test_title_resources(stranger: Client, part: str) -> None:
    answer = stranger.get("/catalog/titles/movies/60034967" + part)

    assert answer.status_code == 200
    assert ET.fromstring(answer.content).tag in {
        "catalog_title", "synopsis", "cast", "directors", "delivery_formats", "catalog_titles", "screen_formats",
    }  # fmt: skip


def test_an_unknown_title_is_an_empty_body(stranger: Client) -> None:
    answer = stranger.get("/catalog/titles/movies/1")

    assert (answer.status_code, answer.content) == (200, b"")


def test_a_series_leads_to_its_seasons(stranger: Client) -> None:
    series = catalogue().named("Fawlty Towers")
    root = ET.fromstring(stranger.get(f"/catalog/titles/{series.path}/seasons").content)

    assert [one.findtext("id", "").rpartition("/catalog/")[2] for one in root] == [
        f"titles/{season.path}" for season in catalogue().seasons(series.id)
    ]


def test_autocomplete_is_unsigned_and_needs_a_country(netflix: NetflixEmulator) -> None:
    params = {"oauth_consumer_key": netflix.client_key, "term": "chara"}
    address = netflix.api_address + "/catalog/titles/autocomplete"

    without = requests.get(address, params=params, timeout=60)
    with_country = requests.get(address, params=params | {"country": "us"}, timeout=60)

    assert ET.fromstring(without.content).findall("autocomplete_item") == []
    found = ET.fromstring(with_country.content).find("autocomplete_item/title")
    assert found is not None
    assert found.attrib == {"short": "Charade"}


def test_people(stranger: Client) -> None:
    found = stranger.get("/catalog/people", term="tati", output="json").json()["people"]["person"]

    assert found["name"] == "Jacques Tati"
    assert stranger.get(found["id"], output="json").json()["person"]["name"] == "Jacques Tati"


def test_title_states(ada: Client, netflix: NetflixEmulator) -> None:
    refs = ",".join(ada.ref(one) for one in ("60034967", netflix.state.catalogue.named("Stalker").id))
    root = ET.fromstring(ada.send("POST", f"/users/{ada.user_id}/title_states", method="GET", title_refs=refs).content)

    states = [[one.get("term") for one in item.findall("format/category")] for item in root.iter("title_state_item")]
    assert states == [["Instant", "In Queue", "Play"], ["DVD", "Add"], ["Instant", "Add", "Play"], ["DVD", "At Home"]]


def test_ratings(ada: Client) -> None:
    path = f"/users/{ada.user_id}/ratings/title"

    assert ada.send("PUT", f"{path}/actual/60034967", rating=4).status_code == 404
    assert ada.send("POST", f"{path}/actual", title_ref=ada.ref("60034967"), rating=4).status_code == 201
    assert ada.send("PUT", f"{path}/actual/60034967", rating=5).status_code == 200
    assert status(ada.send("PUT", f"{path}/actual/60034967", rating=6)) == (400, "", "rating is invalid")

    item = ada.get(path, title_refs=ada.ref("60034967"), output="json").json()["ratings"]["ratings_item"]
    assert item["user_rating"] == "5"
    assert "predicted_rating" in item


def test_many_ratings_in_one_request(ada: Client, netflix: NetflixEmulator) -> None:
    named = netflix.state.catalogue.named
    ids = [named(name).id for name in ("The Third Man", "Whisky Galore!", "Nosferatu")]
    form = {"method": "GET", "title_refs": ",".join(map(ada.ref, ids)), "output": "json"}
    items = ada.send("POST", f"/users/{ada.user_id}/ratings/title/actual", **form).json()["ratings"]["ratings_item"]

    assert [item.get("user_rating") for item in items] == ["5", "not_interested", None]
    assert not any("predicted_rating" in item for item in items)


def test_recommendations_are_not_in_the_queue(ada: Client, netflix: NetflixEmulator) -> None:
    found = ada.get(f"/users/{ada.user_id}/recommendations", output="json").json()["recommendations"]["recommendation"]

    assert len(found) == 25
    taken = set(netflix.state.title_names(ADA[0], "instant"))
    assert not taken & {one["title"]["regular"] for one in found}


def test_feeds_open_without_a_signature_and_only_their_own_queue(ada: Client) -> None:
    links = ada.get(f"/users/{ada.user_id}/feeds", output="json").json()["resource"]["link"]
    feeds = {link["rel"].rpartition("/")[2]: link["href"] for link in links}
    instant = feeds["feed.queues.instant"]

    feed = ET.fromstring(requests.get(instant, timeout=60).content)
    as_xml = requests.get(instant.replace("output=atom", "max_results=3"), timeout=60)
    other = requests.get(instant.replace("/instant?", "/disc?"), timeout=60)
    token = dict(parse_qsl(urlsplit(instant).query))["feed_token"]

    assert [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")][:2] == [
        "The Third Man",
        "Rosencrantz & Guildenstern Are Dead",
    ]
    assert len(ET.fromstring(as_xml.content).findall("queue_item")) == 3
    assert status(other) == (401, "", "Token resource mismatch")
    assert requests.get(instant.replace(token, "x"), timeout=60).text == "Invalid feed token"
    assert requests.get(feeds["feed.queues.disc.recent"], timeout=60).status_code == 200
    assert token not in repr(ada.netflix.requests)


def test_the_user(ada: Client) -> None:
    current = ada.get("/users/current", output="json").json()["resource"]["link"]["href"]
    user = ada.get(current, output="json").json()["user"]

    assert (user["user_id"], user["last_name"], user["can_instant_watch"]) == (ada.user_id, "Lovelace", True)
    assert [one["term"] for one in user["preferred_formats"]["category"]] == ["DVD", "Blu-ray"]


def test_the_catalogue_is_whole() -> None:
    titles = list(catalogue())

    assert len(titles) > 300
    assert sum(bool(title.synopsis) for title in titles) > 80
    assert all(len(title.id) == 8 and title.minutes > 30 for title in titles)
    assert catalogue().named("Rosencrantz & Guildenstern Are Dead").id == "60034967"
    assert any(len(title.name) > 100 for title in titles)
