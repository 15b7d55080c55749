"""What the ledger says of an address tells nobody's name and no title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.path_shape import _NO_NAMES, ANY, path_shape


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/users/T1abcDEF/queues/instant", "/users/{id}/queues/instant"),
        ("/users/T1/queues/instant/available/70001", "/users/{id}/queues/instant/available/{id}"),
        ("/catalog/titles/movies/60021896", "/catalog/titles/movies/{id}"),
        ("/users/ada/lists/noir/items/remove", "/users/{id}/lists/{id}/items/remove"),
        ("/users/me/lists/reorder", "/users/me/lists/reorder"),
        ("/users/settings", "/users/settings"),
        ("/shows/game-of-thrones", "/shows/{id}"),
        ("/shows/dark/seasons", "/shows/{id}/seasons"),
        ("/shows/trending", "/shows/trending"),
        ("/u/ada/notes", "/u/{id}/notes"),
        ("/3/account/{x}/watchlist", "/3/account/{id}/watchlist"),
        ("/4/list/12/items", "/4/list/{id}/items"),
        ("/oauth/request_token?oauth_callback=x", "/oauth/request_token"),
        ("/.well-known/openid-configuration", "/.well-known/openid-configuration"),
        ("", "/"),
    ],
)
def test_ids_names_and_slugs_are_replaced(path: str, shape: str) -> None:
    assert path_shape(path) == shape


@given(st.text(alphabet=st.characters(blacklist_characters="/?"), min_size=1))
def test_nothing_but_plain_words_is_told(part: str) -> None:
    shown = path_shape(f"/films/{part}/x").split("/")[2]

    assert shown == ANY or (shown == part and part.isascii() and part.replace("_", "").isalpha()) or part[0] == "."


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True).filter(lambda name: name not in _NO_NAMES))
def test_a_name_that_looks_like_a_word_is_not_told(name: str) -> None:
    assert path_shape(f"/users/{name}/watchlist") == "/users/{id}/watchlist"


@given(st.text())
def test_as_many_parts_stand_there_as_before(path: str) -> None:
    before = path.split("?", maxsplit=1)[0]

    assert path_shape(path).count("/") == (before.count("/") if before else 1)
