"""Reading queues (netflix.md, section 3)."""

import xml.etree.ElementTree as ET

import pytest

from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from tests.sandbox.far_client import ADA, GRACE, Client, Clock, status


def test_a_page_is_25_and_positions_count_from_one(ada: Client) -> None:
    queue = ada.queue()

    assert (queue["number_of_results"], queue["results_per_page"], queue["start_index"]) == ("67", "25", "0")
    assert [item["position"] for item in queue["queue_item"]] == [str(i) for i in range(1, 26)]
    assert queue["queue_item"][0]["title"]["regular"] == "The Third Man"


def test_the_whole_queue_lists_available_then_saved(ada: Client) -> None:
    items = ada.queue(max_results=500)["queue_item"]

    assert len(items) == 67
    assert ["position" in item for item in items] == [True] * 64 + [False] * 3
    assert items[-1]["id"].endswith(f"/queues/instant/saved/{items[-1]['id'].rpartition('/')[2]}")
    assert items[-1]["category"][0]["label"] == "saved"


def test_every_scalar_is_a_string(ada: Client) -> None:
    item = ada.queue(max_results=1)["queue_item"]

    assert isinstance(item, dict), "one item is an object, not a list of one"
    assert item["runtime"] == "6240"
    assert item["release_year"] == "1949"
    assert all(isinstance(item[name], str) for name in ("position", "updated", "average_rating"))


def test_nothing_is_no_key(ada: Client, netflix: NetflixEmulator, clock: Clock) -> None:
    grace = Client(netflix, clock).link(GRACE)

    queue = grace.queue(queue="disc")

    assert "queue_item" not in queue
    assert (queue["etag"], queue["number_of_results"]) == ("0", "0")


def test_the_xml_twin(ada: Client) -> None:
    answer = ada.get(ada.queue_path() + "/available", start_index=1, max_results=1)

    assert answer.content.startswith(b'<?xml version="1.0" standalone="yes"?>\n<queue><etag>')
    assert b"Rosencrantz &amp; Guildenstern" in answer.content
    item = ET.fromstring(answer.content).find("queue_item")
    assert item is not None
    title = item.find("title")
    assert title is not None
    assert title.attrib == {
        "short": "Rosencrantz & Guildenstern Are Dead",
        "regular": "Rosencrantz & Guildenstern Are Dead",
    }
    assert item.findtext("id", "").endswith("/queues/instant/available/2/60034967")
    assert answer.headers["ETag"] == f'"{ET.fromstring(answer.content).findtext("etag")}"'


def test_the_same_tag_is_not_modified(ada: Client) -> None:
    etag = ada.netflix.state.etag(ADA[0], "instant")

    answer = ada.send("GET", ada.queue_path(), headers={"If-None-Match": f'"{etag}"'})

    assert (answer.status_code, answer.content) == (304, b"")
    assert ada.send("GET", ada.queue_path(), headers={"If-None-Match": '"1"'}).status_code == 200


@pytest.mark.parametrize("value", ["0", "-1", "many", ""])
def test_max_results_is_positive(ada: Client, value: str) -> None:
    answer = ada.get(ada.queue_path(), max_results=value)

    assert status(answer) == (400, "120", "Query parameter max_results must be a positive integer.")


@pytest.mark.parametrize("name", ["start_index", "sort", "updated_min"])
def test_other_wrong_parameters(ada: Client, name: str) -> None:
    assert status(ada.get(ada.queue_path(), **{name: "x"})) == (400, "", f"{name} is invalid")


def test_sorting(ada: Client) -> None:
    by_name = [i["title"]["regular"] for i in ada.queue("/available", sort="alphabetical")["queue_item"]]
    by_date = [int(i["updated"]) for i in ada.queue("/available", sort="date_added")["queue_item"]]

    assert by_name == sorted(by_name, key=str.casefold)
    assert by_date == sorted(by_date, reverse=True)


def test_only_what_changed(ada: Client, clock: Clock) -> None:
    clock.go_on(60)
    ada.put("60034967", position=1)

    assert ada.queue(updated_min=int(clock()))["number_of_results"] == "1"
    assert ada.queue(updated_min="2008-01-01T00:00:00Z")["number_of_results"] == "67"


@pytest.mark.parametrize("place", ["60034967", "2/60034967", "77/60034967"])
def test_one_entry_by_either_id(ada: Client, place: str) -> None:
    answer = ada.get(f"{ada.queue_path()}/available/{place}", output="json")

    assert answer.json()["queue_item"]["position"] == "2"


def test_an_entry_that_is_not_there(ada: Client) -> None:
    assert status(ada.get(f"{ada.queue_path()}/available/1")) == (404, "610", "Title is not in Queue")


def test_the_index(ada: Client) -> None:
    links = ada.get(f"/users/{ada.user_id}/queues", output="json").json()["resource"]["link"]

    assert [link["href"].rpartition("/")[2] for link in links] == ["instant", "disc"]


def test_expansion_in_both_faces(ada: Client) -> None:
    link = ada.queue(max_results=1, expand="@directors,synopsis")["queue_item"]["link"]
    root = ET.fromstring(ada.get(ada.queue_path(), max_results=1, expand="@directors,synopsis").content)

    inline = {one["title"]: one for one in link}
    assert inline["directors"]["directors"]["person"]["name"] == "Carol Reed"
    assert inline["synopsis"]["synopsis"]["content"].startswith("A writer of pulp westerns")
    assert "cast" not in inline["cast"]
    assert root.findtext("queue_item/link/directors/person/name") == "Carol Reed"
    assert root.findtext("queue_item/link/synopsis", "").startswith("A writer of pulp westerns")


def test_hrefs_lead_back_here(ada: Client) -> None:
    for link in ada.queue(max_results=1)["queue_item"]["link"]:
        if link["rel"] != "alternate":
            assert ada.get(link["href"]).status_code == 200, link


def test_hrefs_on_the_hosts_of_history(ada: Client) -> None:
    ada.netflix.faults.historic_hosts(on=True)

    items = ada.queue(max_results=30)["queue_item"]

    hosts = {item["id"].split("/")[2] for item in items}
    assert {"api.netflix.com", "api-public.netflix.com"} < hosts
    assert all(item["box_art"]["large"].startswith(ada.netflix.api_address) for item in items)


def test_an_unknown_address(ada: Client) -> None:
    assert status(ada.get(f"/users/{ada.user_id}/sofa")) == (404, "", "Resource not found")


def test_until_when_a_title_can_be_had_stands_in_its_formats(ada: Client, netflix: NetflixEmulator) -> None:
    entry = netflix.state.order("ada@example.org", "instant")[0]
    netflix.state.leaving = {entry: 1_900_000_000}
    links = ada.queue(max_results=1, expand="formats")["queue_item"]["link"]
    told = next(link["delivery_formats"]["availability"] for link in links if "delivery_formats" in link)
    told = told if isinstance(told, list) else [told]

    assert {one["category"]["term"]: one.get("available_until") for one in told}["instant"] == "1900000000"


@pytest.mark.parametrize("state", ["available", "available/1"])
def test_an_entry_has_its_place_before_its_title_or_not(ada: Client, state: str) -> None:
    title = ada.netflix.state.order(ADA[0], "instant")[0]

    assert ada.get(f"{ada.queue_path()}/{state}/{title}/").status_code == 200
    assert ada.get(f"{ada.queue_path()}/{state}/{title}//").status_code == 404
    assert ada.get(f"{ada.queue_path()}/{state}/x").status_code == 404


def test_what_can_be_read_has_a_head(ada: Client) -> None:
    head = ada.send("HEAD", ada.queue_path())

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == ada.get(ada.queue_path()).headers["Content-Length"]
