"""The API (chew.md, sections 3 and 4), and what may go wrong with it."""

import pytest
import requests

from desktop_app.sandbox.chew.emulator import ChewEmulator
from tests.sandbox.chew.far_client import MADE_UP, get, slugs, token


def test_who_am_i(chew: ChewEmulator) -> None:
    assert get(chew, "/users/me", token(chew)).json()["user"]["id"] == 2240


def test_my_shows_newest_first_without_the_private_ones(chew: ChewEmulator) -> None:
    found = get(chew, "/users/me/shows", token(chew))

    assert slugs(found)[:2] == ["open-decks", "hangover-cure"]
    assert len(slugs(found)) == 9
    assert found.json()["meta"] == {"page": 1, "per_page": 25, "total": 9}
    assert found.headers[MADE_UP] == "1"


def test_private_ones_want_their_scope(chew: ChewEmulator) -> None:
    with_private = token(chew, "read,private")

    assert len(slugs(get(chew, "/users/me/shows", with_private))) == 12
    assert slugs(get(chew, "/shows", with_private, slug="rehearsal")) == ["rehearsal"]
    assert slugs(get(chew, "/shows", with_private, slug="navy-nights")) == []
    assert slugs(get(chew, "/shows", token(chew), slug="rehearsal")) == []


def test_live_ones(chew: ChewEmulator) -> None:
    bearer = token(chew)
    assert slugs(get(chew, "/users/me/shows", bearer, live="true")) == ["open-decks"]
    chew.website.go_live("open-decks", live=False)
    assert slugs(get(chew, "/users/me/shows", bearer, live="true")) == []


def test_public_shows_of_all(chew: ChewEmulator) -> None:
    found = slugs(get(chew, "/shows", token(chew)))

    assert "compiler-beats" in found
    assert "navy-nights" not in found


def test_pages(chew: ChewEmulator) -> None:
    bearer = token(chew)
    whole = slugs(get(chew, "/users/me/shows", bearer))
    parts = [slugs(get(chew, "/users/me/shows", bearer, page=str(n), per_page="4")) for n in (1, 2, 3, 4)]

    assert [len(part) for part in parts] == [4, 4, 1, 0]
    assert [slug for part in parts for slug in part] == whole
    assert get(chew, "/users/me/shows", bearer, page="0").status_code == 400


def test_a_key_does_all_and_the_header_wins_over_it(chew: ChewEmulator) -> None:
    key = chew.service.people[1].key

    assert get(chew, "/users/me", key=key).json()["user"]["id"] == 3240
    assert get(chew, "/users/me", token(chew), key=key).json()["user"]["id"] == 2240
    assert get(chew, "/users/me", key="wrong").status_code == 401
    assert get(chew, "/users/me").status_code == 401


@pytest.mark.parametrize("path", ["/users/me", "/users/me/shows", "/shows"])
def test_a_missing_scope_is_named(chew: ChewEmulator, path: str) -> None:
    found = get(chew, path, token(chew, "email"))

    assert (found.status_code, found.json()) == (403, {"error": "insufficient_scope", "scope": "read"})


def test_chats(chew: ChewEmulator) -> None:
    show = chew.website.show("open-decks")
    address = f"{chew.api_address}/v1/shows/{show.id}/chats"
    key = {"key": chew.service.people[0].key}

    assert requests.post(address, params=key, data={"message": "Hello"}, timeout=60).status_code == 200
    assert chew.service.messages == [(show.id, "Hello")]
    refused = requests.post(
        address, headers={"Authorization": f"Bearer {token(chew)}"}, data={"message": "x"}, timeout=60
    )
    assert refused.json()["scope"] == "write"
    nowhere = requests.post(f"{chew.api_address}/v1/shows/1/chats", params=key, data={"message": "x"}, timeout=60)
    assert nowhere.status_code == 404


def test_shapes_that_nobody_is_sure_of(chew: ChewEmulator) -> None:
    bearer = token(chew)
    chew.switches.flat_user = chew.switches.text_ids = True
    chew.switches.meta = chew.switches.invented_fields = False
    found = get(chew, "/shows", bearer, slug="friday-set")

    assert found.json() == {"shows": [{"id": "2741", "slug": "friday-set", "name": "Friday set", "user_id": "2240"}]}
    assert MADE_UP not in found.headers


def test_a_loose_match(chew: ChewEmulator) -> None:
    chew.switches.loose_slugs = True

    assert sorted(slugs(get(chew, "/shows", token(chew, "read,private"), slug="tape-archive"))) == [
        "tape-archive-1",
        "tape-archive-2",
    ]


def test_nothing_at_all(chew: ChewEmulator) -> None:
    bearer = token(chew)
    chew.website.empty("ada")

    assert slugs(get(chew, "/users/me/shows", bearer)) == []


def test_too_many_calls(chew: ChewEmulator) -> None:
    bearer = token(chew)
    chew.switches.limited = 1
    found = get(chew, "/users/me", bearer)

    assert (found.status_code, found.headers["Retry-After"], found.json()) == (429, "30", {"error": "rate_limited"})
    assert get(chew, "/users/me", bearer).status_code == 200


def test_errors_in_html(chew: ChewEmulator) -> None:
    chew.switches.html_errors = True
    found = get(chew, "/users/me", key="wrong")

    assert found.status_code == 401
    assert found.text.startswith("<!DOCTYPE html>")


def test_closed_means_404_for_everything(chew: ChewEmulator) -> None:
    bearer = token(chew)
    chew.switches.closed = True

    assert get(chew, "/users/me", bearer).status_code == 404
    assert requests.get(f"{chew.sign_in_address}/oauth/authorize", timeout=60).status_code == 404


def test_no_such_address_and_no_such_method(chew: ChewEmulator) -> None:
    assert get(chew, "/queues").status_code == 404
    assert requests.post(f"{chew.api_address}/v1/shows", timeout=60).status_code == 405
