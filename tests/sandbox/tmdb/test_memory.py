"""What survives a restart."""

from pathlib import Path

from desktop_app.sandbox.server import Sandbox
from tests.sandbox.far_client import Clock
from tests.sandbox.tmdb.far_client import Caller, Person, link, v4_link

ACCOUNT = "/3/account/1815"
PATHS = (
    f"{ACCOUNT}/watchlist/movies?sort_by=created_at.desc",
    f"{ACCOUNT}/favorite/tv",
    f"{ACCOUNT}/rated/movies",
    f"{ACCOUNT}/lists",
    "/3/movie/990004/account_states",
)


def test_lists_and_sessions_survive_a_restart(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "sandbox.json"
    with Sandbox(clock=clock, state_file=file) as first:
        first.tmdb.faults.requests_per_second(None)
        ada, (ada4, _) = link(first.tmdb, Person(first.tmdb)), v4_link(first.tmdb, Person(first.tmdb))
        ada.post(ACCOUNT + "/watchlist", {"media_type": "movie", "media_id": 990004, "watchlist": True})
        ada.post("/3/movie/990004/rating", {"value": 3.5})
        ada4.send("PUT", "/4/list/8679002", {"name": "Sundays", "sort_by": "title.asc"})
        made = ada.send("POST", "/3/list", {"name": "Rain"}).json()["list_id"]
        before = [ada.get(path) for path in PATHS] + [ada4.get("/4/list/8679002")]
        first.tmdb.faults.account_standing("grace", 31)
        first.tmdb.faults.edit_on_website("grace", "watchlist", add=("movie", 990004))

    with Sandbox(clock=clock, state_file=file) as second:
        second.tmdb.faults.requests_per_second(None)
        again, again4 = Caller(second.tmdb, ada.query), Caller(second.tmdb, token=ada4.token)
        assert [again.get(path) for path in PATHS] + [again4.get("/4/list/8679002")] == before
        assert second.tmdb.state.accounts["grace"].standing == 31
        assert second.tmdb.state.keys("grace")[-1] == ("movie", 990004)
        assert again.send("POST", "/3/list", {"name": "Snow"}).json()["list_id"] > made


def test_the_sheet_tells_what_a_developer_needs() -> None:
    from desktop_app.sandbox.__main__ import _sheet

    with Sandbox() as sandbox:
        sheet = _sheet(sandbox)
        for told in (
            f"{sandbox.tmdb.api}/3\n",
            f"{sandbox.tmdb.api}/4\n",
            sandbox.tmdb.website,
            sandbox.tmdb.api_key,
            sandbox.tmdb.read_access_token,
        ):
            assert told in sheet
