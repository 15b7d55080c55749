"""The sample people of the server and their playlists."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.sandbox.jellyfin.library import Media, media_id
from desktop_app.sandbox.jellyfin.moves import Entry
from desktop_app.sandbox.jellyfin.state import Playlist, State, User

SAMPLE_DATE = 1_762_640_000
TO_WATCH, LONG, SHARED, SECRET, MUSIC = "To watch", "Films for a long winter", "At sea", "Grace's own", "Piano"


def fill(state: State) -> None:
    """Ada, whose account is linked in tests; Grace, whose server it is; and a child who sees few films."""
    films = [one for one in state.library if one.type == "Movie"]
    episodes = [one for one in state.library if one.type == "Episode"]
    ada = User(media_id("ada"), "ada", "analytical", favorites={one.id for one in films[10:16]})
    grace = User(media_id("grace"), "grace", "compiler", is_administrator=True)
    child = User(media_id("kim"), "kim", "", hidden={one.id for one in films[::3]})
    state.users = {one.id: one for one in (ada, grace, child)}
    song = [one for one in state.library if one.type == "Audio"]
    made = (
        _playlist(TO_WATCH, ada, [*films[:18], *episodes[:6]]),
        _playlist(LONG, ada, films[:120]),
        _playlist(SHARED, grace, films[30:38], is_open=True, shares=((ada.id, True),)),
        _playlist("For all to see", grace, films[40:44], is_open=True),
        _playlist(SECRET, grace, films[50:53]),
        _playlist(MUSIC, ada, song, "Audio"),
        _playlist("Empty", ada, []),
    )
    state.playlists = {one.id: one for one in made}


def _playlist(
    name: str,
    owner: User,
    media: Sequence[Media],
    media_type: str = "Video",
    *,
    is_open: bool = False,
    shares: tuple[tuple[str, bool], ...] = (),
) -> Playlist:
    entries = tuple(Entry(media_id(f"{name} {one.id}"), one.id) for one in media)
    moments = (SAMPLE_DATE - 9_000_000, SAMPLE_DATE)
    return Playlist(media_id(f"playlist {name}"), name, owner.id, entries, media_type, is_open, shares, *moments)
