"""What other projects recorded of TMDB can be read (contract tmdb; SOURCES.md beside the recordings)."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.errors import BadAnswer, NotApproved, NotThere, PasswordRefused, SignInAgain, UnknownApplication
from desktop_app.providers.tmdb.images import Images, images_of
from desktop_app.providers.tmdb.parser import item_of, person_of, title_of
from desktop_app.providers.tmdb.refusals import call_error, code_of, is_good, link_error
from desktop_app.providers.trees import Tree, many, number, text
from desktop_app.transport import Response
from tests.sentences import facts_told

FIXTURES = Path("/work/shared/contracts/fixtures/tmdb")
API = "https://api.themoviedb.org/3"
pytestmark = pytest.mark.skipif(not FIXTURES.is_dir(), reason="the recordings are not on this computer")


def recorded(name: str, status: int = 200) -> Response:
    """Some recordings say the status, others are the body alone."""
    tree: dict[str, Any] = json.loads((FIXTURES / f"{name}.json").read_bytes())
    told = tree.get("response", {"status": status, "headers": {}, "body": tree})
    headers = {header.lower(): value for header, value in told["headers"].items()}
    return Response(told["status"], headers, json.dumps(told["body"]).encode())


def body(name: str) -> Tree:
    tree: Tree = json.loads(recorded(name).body)
    return tree


def test_the_account() -> None:
    found = person_of(body("rec_account_200"), Images(), API)
    assert (found.user_id, found.name) == ("1234567", "Example User")
    assert found.picture == "https://www.gravatar.com/avatar/00000000000000000000000000000000?s=160&d=404"
    assert facts_told(found, "tmdb")["Account"] == "exampleuser at TMDB."
    assert "not endorsed or certified by TMDB" in facts_told(found, "tmdb")["Notice"]


def test_the_lists_of_an_account() -> None:
    rows = many(body("rec_account_lists_200"), "results")
    assert [(text(row, "id"), text(row, "name")) for row in rows[:2]] == [
        ("8678021", "ProbeList"),
        ("8678020", "ProbeList"),
    ]


def test_a_list() -> None:
    tree = body("rec_list_details_200")
    (first, *_) = found = [item_of(row, "", Images()) for row in many(tree, "items")]
    assert None not in found
    assert first is not None
    assert (first.id, first.title.name, first.title.year) == ("movie:77878", "The Lady", 2011)
    assert first.title.poster == "https://image.tmdb.org/t/p/w342/nAtFlDKS7VP1EQ3nGs8Rv2GUuTP.jpg"
    assert text(tree, "created_by") == "exampleuser"


def test_a_search() -> None:
    titles = [title_of(row, "", Images()) for row in many(body("rec_search_multi_200"), "results")]
    assert titles[0] is not None
    assert (titles[0].id, titles[0].name, titles[0].year, titles[0].kind) == ("tv:2584", "Dirty Jobs", 2005, "show")


def test_where_pictures_are() -> None:
    assert images_of({"images": body("configuration_images")}, API) == Images()


@pytest.mark.parametrize(
    ("name", "status", "kind"),
    [
        ("rec_session_new_denied_401_17", 401, NotApproved),
        ("rec_validate_with_login_401_30", 401, PasswordRefused),
        ("error_401_7", 401, UnknownApplication),
    ],
)
def test_refusals_while_signing_in(name: str, status: int, kind: type[Exception]) -> None:
    assert not is_good(recorded(name, status))
    assert type(link_error(recorded(name, status))) is kind


@pytest.mark.parametrize(
    ("name", "status", "kind"),
    [
        ("rec_list_missing_404_34", 404, NotThere),
        ("error_404_34", 404, NotThere),
        ("error_400_22", 400, BadAnswer),
        ("rec_session_new_denied_401_17", 401, SignInAgain),
    ],
)
def test_refusals_of_calls(name: str, status: int, kind: type[Exception]) -> None:
    assert type(call_error(recorded(name, status))) is kind


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("v3_list_add_item_201_12", 201, 12),
        ("v3_list_create", 201, 1),
        ("v3_list_delete_13", 200, 13),
        ("v3_watchlist_post_add", 201, 1),
        ("rec_token_new_200", 200, None),
        ("session_new_200", 200, None),
    ],
)
def test_successes(name: str, status: int, code: int | None) -> None:
    """Older bodies do not say that they are one, and a list's id was text."""
    assert is_good(recorded(name, status))
    assert code_of(recorded(name, status)) == code


def test_what_a_title_is_on() -> None:
    assert body("v3_list_item_status")["item_present"] is True
    assert body("account_states_rated")["watchlist"] is False
    assert text(body("v3_list_create"), "list_id") == "50941077760ee35e1500000c"
    assert number(body("account_states_rated"), "id") == 550
