"""What other projects recorded of Trakt can be read (contract trakt; SOURCES.md beside the recordings)."""

import json
from pathlib import Path

import pytest

from desktop_app.auth.token_response import token_of
from desktop_app.providers.trakt.answers import one_of, rows_of, tree_of
from desktop_app.providers.trakt.bodies import counted
from desktop_app.providers.trakt.computed import cached_for
from desktop_app.providers.trakt.members import Limits, limits, list_info, person
from desktop_app.providers.trakt.pages import Pages
from desktop_app.providers.trakt.parser import item_of, title_of
from desktop_app.providers.trees import one, text
from desktop_app.transport import Response
from tests.sentences import facts_told

FIXTURES = Path("/work/shared/contracts/fixtures/trakt")
pytestmark = pytest.mark.skipif(not FIXTURES.is_dir(), reason="the recordings are not on this computer")


def recorded(name: str, status: int = 200) -> Response:
    return Response(status, {"content-type": "application/json"}, (FIXTURES / f"{name}.json").read_bytes())


def test_a_watchlist() -> None:
    first, second = (item_of(row) for row in rows_of(recorded("sync_watchlist_movies")))
    assert (first.id, first.key, first.added) == ("movie:1", "101", 1_409_562_611)
    assert (first.title.name, first.title.year, first.title.kind) == ("TRON: Legacy", 2010, "movie")
    assert first.title.ids == (("trakt", "1"), ("slug", "tron-legacy-2010"), ("imdb", "tt1104001"), ("tmdb", "20526"))
    assert second.title.web_page == "https://trakt.tv/movies/the-dark-knight-2008"


def test_a_list_of_all_kinds() -> None:
    titles = [item_of(row).title for row in rows_of(recorded("users_list_items_all_types"))]
    assert [title.kind for title in titles] == ["movie", "show", "season", "episode", "person"]
    assert titles[2].name == "Breaking Bad, Season 1"
    assert (titles[3].name, titles[3].part) == ("Wedding Day", "S00E02 · Breaking Bad")
    assert len({title.id for title in titles}) == len(titles)
    assert all(title.web_page for title in titles)


def test_a_search() -> None:
    titles = [title_of(row) for row in rows_of(recorded("search_text"))]
    assert [title.name for title in titles[:2]] == ["TRON: Legacy", "Tron: Uprising"]
    assert (titles[2].name, titles[2].part) == ("The Renegade (1)", "S01E01 · Tron: Uprising")
    assert titles[2].id == "episode:793693"


def test_additions_and_reorders_are_counted() -> None:
    assert counted(tree_of(recorded("sync_watchlist_add_201")), "added", "existing") == 5
    assert counted(tree_of(recorded("users_list_items_add_201")), "added", "existing") == 6
    assert tree_of(recorded("sync_watchlist_reorder_200"))["skipped_ids"] == [12]
    assert tree_of(recorded("users_list_items_reorder_200"))["skipped_ids"] == [12]


def test_lists_with_names() -> None:
    infos = [list_info(row, Limits(list_items=100), is_own=True) for row in rows_of(recorded("users_lists"))]
    assert [(info.name, info.largest, info.privacy) for info in infos if info] == [
        ("lists/55", 100, "public"),
        ("lists/52", 100, "public"),
    ]
    made = list_info(one_of(recorded("users_list_create_201")), Limits(), is_own=True)
    assert made is not None
    assert (made.title, made.largest) == ("Star Wars in machete order", None)


def test_the_settings() -> None:
    settings = tree_of(recorded("users_settings"))
    found = person(settings)
    assert (found.name, found.picture) == ("Example User", "https://example.invalid/avatar.png")
    assert facts_told(found, "trakt")["Membership"] == "VIP."
    assert limits(settings) == Limits(100, 100, 100, 2)


def test_the_last_activities() -> None:
    activities = tree_of(recorded("sync_last_activities"))
    assert text(one(activities, "watchlist"), "updated_at").startswith("20")


def test_ratings() -> None:
    rows = rows_of(recorded("sync_ratings"))
    assert [(title_of(row).id, text(row, "rating")) for row in rows] == [("movie:1", "10"), ("movie:6", "10")]


def test_a_token() -> None:
    token = token_of(recorded("oauth_token_200"), received=1_487_889_742.0)
    assert token.expires_at == 1_487_889_741 + 7200
    assert token.scopes == ("public",)


def test_the_order_of_2026_is_that_of_the_rows() -> None:
    """Ranks are neither unique, nor without holes, nor do they always rise."""
    rows = rows_of(recorded("users_watchlist_shows_2026_ranks"))
    ranks = [row["rank"] for row in rows]
    assert len(set(ranks)) < len(ranks)
    assert ranks != sorted(ranks)
    items = [item_of(row) for row in Pages(recorded("users_watchlist_shows_2026_ranks"), rows, "100")]
    assert [item.key for item in items] == [str(row["id"]) for row in rows]
    with_a_hole = rows_of(recorded("users_list_items_rank_hole_2026"))
    assert item_of(with_a_hole[0]).title.name == "Perfect Blue"
    assert [row["rank"] for row in with_a_hole] != list(range(1, len(with_a_hole) + 1))


def test_a_read_of_2026_that_is_filtered_by_type_shows_a_part_of_the_list() -> None:
    """The headers of a filtered read count all types: as a read of the whole list it would leave many entries out."""
    headers = json.loads((FIXTURES / "users_watchlist_shows_2026_headers.json").read_bytes())["headers"]
    rows = rows_of(recorded("users_watchlist_shows_2026_ranks"))
    pages = Pages(Response(200, headers, b""), rows, "100")
    assert (pages.count, pages.size, pages.left_out) == (3, 100, 285 - len(rows))


@pytest.mark.parametrize(("name", "seconds"), [("users_list_items", 600), ("users_watchlist_movies", 0)])
def test_lists_with_a_name_come_out_of_a_shared_cache(name: str, seconds: int) -> None:
    headers = json.loads((FIXTURES / f"{name}_2026_headers.json").read_bytes())["headers"]
    assert cached_for(headers.get("cache-control", "")) == seconds


def test_a_search_of_2026_has_scores_beyond_floats_and_full_objects() -> None:
    rows = rows_of(recorded("search_show_2026"))
    assert all(isinstance(row["score"], int) and row["score"] > 2**53 for row in rows)
    first = title_of(rows[0])
    assert (first.id, first.name, first.year) == ("show:614", "Futurama", 1999)
    assert first.overview
