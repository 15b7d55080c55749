"""What survives a restart."""

from pathlib import Path

from desktop_app.sandbox.server import Sandbox
from tests.sandbox.far_client import Clock
from tests.sandbox.jellyfin.conftest import signed_in


def test_playlists_tokens_and_the_version_survive_a_restart(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "sandbox.json"
    with Sandbox(clock=clock, state_file=file) as first:
        first.jellyfin.faults.upgrade("12.0.0")
        ada = signed_in(first.jellyfin, "ada")
        playlist = ada.playlist("To watch")
        ada.move(playlist, ada.media(playlist)[0], 5)
        ada.send("POST", f"/UserFavoriteItems/{ada.media(playlist)[0]}")
        first.jellyfin.faults.kill(ada.media(playlist)[7])
        before = (ada.media(playlist), ada.lists(), ada.get("/Items", isFavorite="true", recursive="true"))

    with Sandbox(clock=clock, state_file=file) as second:
        ada.jellyfin = second.jellyfin
        again = (ada.media(playlist), ada.lists(), ada.get("/Items", isFavorite="true", recursive="true"))
        assert again == before
        assert ada.get("/System/Info/Public")["Version"] == "12.0.0"
