"""Lists that are shown in part, and changes that are not kept (trakt.md, last section)."""

import pytest

from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.sandbox.trakt.list_faults import VIP_ITEMS, VIP_LISTS, Kept
from tests.sandbox.trakt.far_client import Caller

WATCHLIST = "/sync/watchlist/all/rank/asc"
REORDER = "/sync/watchlist/reorder"


def walk(ada: Caller, path: str, limit: int = 50) -> list[int]:
    """The ids on all pages that the headers tell of."""
    first = ada.send("GET", f"{path}?limit={limit}")
    pages = [first, *(ada.send("GET", f"{path}?limit={limit}&page={n}") for n in range(2, _pages(first) + 1))]
    assert {page.headers["X-Pagination-Item-Count"] for page in pages} == {str(sum(len(p.json()) for p in pages))}
    return [row["id"] if "id" in row else row["ids"]["trakt"] for page in pages for row in page.json()]


def _pages(first: object) -> int:
    return int(first.headers["X-Pagination-Page-Count"])  # type: ignore[attr-defined]


def test_pages_that_overlap_hold_as_many_rows_as_promised(trakt: TraktEmulator, ada: Caller) -> None:
    true = trakt.state.order("ada")
    trakt.faults.overlap_pages()

    for _ in range(3):
        read = walk(ada, WATCHLIST)
        assert len(read) == len(true)
        assert [one for one in true if one not in read] == [true[50], true[100]]
        assert [one for one in true if read.count(one) == 2] == [true[49], true[99]]
    assert walk(ada, WATCHLIST, 250) == true


def test_overlapping_pages_heal_after_so_many_walks(trakt: TraktEmulator, ada: Caller) -> None:
    true = trakt.state.order("ada")
    trakt.faults.overlap_pages(2)

    assert [walk(ada, WATCHLIST) == true for _ in range(4)] == [False, False, True, True]

    trakt.faults.overlap_pages()
    assert walk(ada, WATCHLIST) != true
    trakt.faults.overlap_pages(0)
    assert walk(ada, WATCHLIST) == true


def test_the_lists_themselves_overlap_too(trakt: TraktEmulator, ada: Caller) -> None:
    true = walk(ada, "/users/me/lists", 2)
    trakt.faults.overlap_pages()

    assert len(set(true)) == len(true) > 2
    assert len(set(walk(ada, "/users/me/lists", 2))) < len(true)


def test_pages_are_cut_to_a_cap(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.cap_pages(40)
    answer = ada.send("GET", f"{WATCHLIST}?limit=250")

    assert (len(answer.json()), answer.headers["X-Pagination-Limit"]) == (40, "40")
    trakt.faults.cap_pages(None)
    assert len(ada.ids()) == 130


def test_somebody_takes_titles_off_between_two_pages(trakt: TraktEmulator, ada: Caller) -> None:
    true = trakt.state.order("ada")
    trakt.faults.edit_between_pages(1)

    first, second = (ada.get(f"{WATCHLIST}?limit=100&page={page}") for page in (1, 2))

    assert [row["id"] for row in (*first, *second)] == [*true[:100], *true[101:]]
    assert trakt.state.order("ada") == true[1:]


def test_a_read_of_some_types_counts_all(ada: Caller) -> None:
    everything = ada.send("GET", f"{WATCHLIST}?limit=250").json()
    shows = ada.send("GET", "/sync/watchlist/shows/rank/asc?limit=100")

    assert len(shows.json()) == sum(row["type"] == "show" for row in everything) < len(everything)
    assert shows.headers["X-Pagination-Item-Count"] == str(len(everything))
    assert shows.headers["X-Pagination-Page-Count"] == "2"
    assert ada.get("/sync/watchlist/shows/rank/asc?limit=100&page=2") == []


def test_ranks_may_fall_while_the_order_stays(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.reverse_ranks()
    rows = ada.get(f"{WATCHLIST}?limit=250")

    assert [row["id"] for row in rows] == trakt.state.order("ada")
    assert [row["rank"] for row in rows] == list(range(130, 0, -1))


def test_ranks_may_be_told_twice_or_not_at_all(trakt: TraktEmulator, ada: Caller) -> None:
    trakt.faults.blur_ranks()
    rows = ada.get(f"{WATCHLIST}?limit=250")
    ranks = [row["rank"] for row in rows]

    assert [row["id"] for row in rows] == trakt.state.order("ada")
    assert len(set(ranks)) < len(ranks) < max(ranks)
    assert ranks[-2:] != sorted(ranks)[-2:]


@pytest.mark.parametrize("how", ["as before", "otherwise"])
def test_an_order_is_answered_and_not_kept(trakt: TraktEmulator, ada: Caller, how: Kept) -> None:
    before = ada.ids()
    asked = before[::-1]
    trakt.faults.keep_orders(how)

    answer = ada.post(REORDER, {"rank": asked})

    assert (answer["updated"], answer["skipped_ids"]) == (130, [])
    assert ada.ids() == (before if how == "as before" else [asked[-1], *asked[:-1]])
    trakt.faults.keep_orders("as asked")
    ada.post(REORDER, {"rank": asked})
    assert ada.ids() == asked


@pytest.mark.parametrize("are_named", [True, False])
def test_some_items_cannot_be_removed(trakt: TraktEmulator, ada: Caller, are_named: bool) -> None:
    before = ada.ids()
    trakt.faults.fix_items(before[:1], are_named=are_named)
    body = {"movies": [{"ids": {"trakt": 1}}, {"ids": {"trakt": 2}}]}

    answer = ada.post("/sync/watchlist/remove", body)

    assert answer["deleted"]["movies"] == 1
    assert answer["not_found"]["movies"] == ([{"ids": {"trakt": 1}}] if are_named else [])
    assert ada.ids() == [before[0], *before[2:]]
    trakt.faults.fix_items(())
    assert ada.post("/sync/watchlist/remove", body)["deleted"]["movies"] == 1
    assert ada.ids() == before[2:]


def test_limits_can_be_raised(trakt: TraktEmulator, ada: Caller) -> None:
    most = ada.get("/users/settings")["limits"]["list"]["count"]
    for number in range(most - len(trakt.state.accounts["ada"].lists)):
        ada.post("/users/me/lists", {"name": f"List {number}"}, 201)
    assert ada.send("POST", "/users/me/lists", {"name": "One more"}).status_code == 420

    trakt.faults.raise_limits("ada")

    told = ada.get("/users/settings")["limits"]
    assert told["list"] == {"count": VIP_LISTS, "item_count": VIP_ITEMS}
    assert told["watchlist"]["item_count"] == told["favorites"]["item_count"] == VIP_ITEMS
    ada.post("/users/me/lists", {"name": "One more"}, 201)
