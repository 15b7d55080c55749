"""At home and rental history, while the service had them and afterwards (netflix.md, sections 1 and 8)."""

import xml.etree.ElementTree as ET

import pytest

from desktop_app.sandbox.netflix.emulator import NetflixEmulator
from tests.sandbox.far_client import GRACE, Client, status

DAY = 86_400
RENTALS = ("/at_home", "/rental_history", "/rental_history/shipped", "/rental_history/returned")


def items(client: Client, path: str, root: str, **params: object) -> list[dict[str, object]]:
    found = client.get(f"/users/{client.user_id}{path}", output="json", **params).json()[root].get(f"{root}_item", [])
    return found if isinstance(found, list) else [found]


def names(client: Client, path: str) -> list[str]:
    return [str(one["title"]["regular"]) for one in items(client, path, "rental_history")]  # type: ignore[index]


def links(client: Client) -> set[str]:
    found = client.get(f"/users/{client.user_id}", output="json").json()["user"]["link"]
    return {link["rel"].rpartition("/")[2] for link in found}


def test_at_home(ada: Client) -> None:
    (disc,) = items(ada, "/at_home", "at_home")

    assert str(disc["id"]).startswith(f"{ada.netflix.api_address}/users/{ada.user_id}/at_home/")
    assert disc["title"] == {"short": "Stalker", "regular": "Stalker"}
    assert int(str(disc["estimated_arrival_date"])) - int(str(disc["shipped_date"])) == DAY
    assert "returned_date" not in disc


def test_at_home_in_xml(ada: Client) -> None:
    root = ET.fromstring(ada.get(f"/users/{ada.user_id}/at_home").content)
    title = root.find("at_home_item/link[@rel='http://schemas.netflix.com/catalog/title']")

    assert root.tag == "at_home"
    assert title is not None
    assert title.get("href") == ada.ref(ada.netflix.state.catalogue.named("Stalker").id)


def test_nothing_at_home_is_no_key(netflix: NetflixEmulator, stranger: Client) -> None:
    grace = stranger.link(GRACE)
    told = grace.get(f"/users/{grace.user_id}/at_home", output="json").json()["at_home"]

    assert told["number_of_results"] == "0"
    assert "at_home_item" not in told


def test_the_rental_history_and_its_parts(ada: Client) -> None:
    assert names(ada, "/rental_history")[:4] == ["Stalker", "Mirror", "Persona", "Solaris"]
    assert names(ada, "/rental_history/shipped") == ["Stalker", "Mirror", "Solaris", "Amarcord", "Andrei Rublev"]
    assert names(ada, "/rental_history/returned") == ["Mirror", "Solaris", "Amarcord", "Andrei Rublev"]
    assert names(ada, "/rental_history/watched") == ["Persona", "Playtime", "The Third Man"]


def test_pages(ada: Client) -> None:
    (second,) = items(ada, "/rental_history", "rental_history", start_index=1, max_results=1)
    refused = ada.get(f"/users/{ada.user_id}/rental_history", max_results=0)

    assert str(second["id"]).endswith(ada.netflix.state.catalogue.named("Mirror").id)
    assert status(refused)[:2] == (400, "120")


@pytest.mark.parametrize("path", RENTALS)
@pytest.mark.parametrize("gone", [404, 410])
def test_what_was_removed_in_2012(ada: Client, path: str, gone: int) -> None:
    ada.netflix.faults.retire_rentals(gone)

    assert status(ada.get(f"/users/{ada.user_id}{path}")) == (gone, "", "Resource not found")


def test_the_user_no_longer_links_to_what_was_removed(ada: Client) -> None:
    rentals = {"at_home", "rental_history"}
    assert rentals <= links(ada)

    ada.netflix.faults.retire_rentals()
    assert not rentals & links(ada)
    assert "recommendations" in links(ada)

    ada.netflix.faults.retire_rentals(named=True)
    assert rentals <= links(ada)

    ada.netflix.faults.retire_rentals(None)
    assert items(ada, "/at_home", "at_home")


def test_rentals_are_the_persons_own(ada: Client) -> None:
    grace = ada.netflix.state.account(GRACE[0]).user_id

    assert ada.get(f"/users/{grace}/at_home").status_code == 401
    assert ada.send("POST", f"/users/{ada.user_id}/at_home").status_code == 404
