"""What survives a restart."""

from pathlib import Path

from desktop_app.sandbox.server import Sandbox
from tests.sandbox.far_client import Clock
from tests.sandbox.trakt.far_client import Caller, Person, link

PATHS = ("/sync/watchlist?limit=250", "/users/me/lists", "/sync/ratings", "/sync/last_activities", "/users/settings")


def test_lists_and_tokens_survive_a_restart(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "sandbox.json"
    with Sandbox(clock=clock, state_file=file) as first:
        first.trakt.faults.writes_per_second(None)
        first.trakt.faults.vip("ada")
        _, token = link(first.trakt, Person(first.trakt))
        ada = Caller(first.trakt, token["access_token"])
        noir = "/users/me/lists/noir"
        ada.post("/sync/watchlist/reorder", {"rank": ada.ids()[::-1]})
        ada.post("/sync/watchlist", {"movies": [{"ids": {"trakt": 400}, "notes": "Zither"}]}, 201)
        ada.send("PUT", noir, {"name": "Black", "sort_by": "title"})
        note = ada.post("/notes", {"movie": {"ids": {"trakt": 1}}, "notes": "Twice"}, 201)
        ada.post("/sync/ratings", {"movies": [{"rating": 3, "ids": {"trakt": 9}}]}, 201)
        last = ada.ids("/sync/watchlist?page=2")[-1]
        paths = [f"/notes/{note['id']}", noir, noir + "/items", *PATHS]
        before = [ada.get(path) for path in paths]
        first.trakt.faults.edit_on_website("grace")
        order = first.trakt.state.order("grace")

    with Sandbox(clock=clock, state_file=file) as second:
        again = Caller(second.trakt, token["access_token"])
        assert [again.get(path) for path in paths] == before
        assert second.trakt.state.order("grace") == order != sorted(order)
        again.post("/sync/watchlist/remove", {"movies": [{"ids": {"trakt": 400}}]})

    with Sandbox(clock=clock, state_file=file) as third:
        third.trakt.faults.edit_on_website("ada", add=("movie", 401))
        assert third.trakt.state.order("ada")[-1] > last
