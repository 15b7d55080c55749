"""The sample people and what they have in their playlists."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from desktop_app.sandbox.youtube.library import Library, Video, channel_id, playlist_id
from desktop_app.sandbox.youtube.playlist import Entry, Playlist, Privacy, Versions, slot_id
from desktop_app.sandbox.youtube.state import Account, Channel, State

SAMPLE_DATE = 1_762_640_000
"""The samples were added one an hour up to this day in November 2025."""

HOUR = 3600
TO_WATCH, LONG, SILENT, BY_DATE, EMPTY = (
    "To watch",
    "Films for a long winter",
    "Silent evenings",
    "Newest first",
    "Later",
)


def fill(state: State) -> None:
    """Ada with a channel of her own and one of a brand, Grace with one, and Charles with none."""
    ada = Channel(channel_id("ada"), "Ada Lovelace", created=SAMPLE_DATE - 300_000_000)
    brand = Channel(channel_id("brand"), "Analytical Engines", created=SAMPLE_DATE - 200_000_000)
    grace = Channel(channel_id("grace"), "Grace Hopper", "US", SAMPLE_DATE - 250_000_000)
    state.accounts = {
        "ada@example.org": Account("ada@example.org", "analytical", [ada, brand]),
        "grace@example.org": Account("grace@example.org", "compiler", [grace]),
        "charles@example.org": Account("charles@example.org", "difference"),
    }
    films = [
        video for video in state.library if video.condition == "public" and video.seconds and video.owner != ada.id
    ]
    _spoil(state.library, films)
    ada.playlists = Versions(_adas(ada, state.library, films))
    ada.likes = [video.id for video in films[40:60]]
    brand.playlists = Versions([_playlist(brand, "Weaving machines", films[70:75], "public")])
    grace.playlists = Versions(
        [
            _playlist(grace, "At sea", films[80:92], "public"),
            _playlist(grace, "Secret", films[92:95]),
        ]
    )


def _spoil(library: Library, films: Sequence[Video]) -> None:
    """Two of the films have been deleted, and one has been made private by its owner."""
    for video, condition in ((films[7], "deleted"), (films[19], "deleted"), (films[12], "private")):
        library.change(video.id, "deleted" if condition == "deleted" else "private")


def _adas(ada: Channel, library: Library, films: Sequence[Video]) -> list[Playlist]:
    twice = [*films[:24], films[3], library.named("Rain on a tin roof, live"), library.named("A machine that weaves")]
    by_date = _playlist(ada, BY_DATE, films[30:36], "unlisted", is_manual=False)
    return [
        _playlist(ada, TO_WATCH, twice),
        _playlist(ada, LONG, films[:120], "unlisted"),
        _playlist(ada, SILENT, [one for one in films if "192" in one.title][:8], "public", "From before the talkies."),
        by_date,
        _playlist(ada, EMPTY, []),
    ]


def _playlist(
    owner: Channel,
    title: str,
    videos: Sequence[Video],
    privacy: Privacy = "private",
    description: str = "",
    *,
    is_manual: bool = True,
) -> Playlist:
    one = playlist_id(f"{owner.id} {title}")
    entries = tuple(
        Entry(slot_id(one, f"{zlib.crc32(f'{one} {n}'.encode()):08X}{n:08X}"), video.id, SAMPLE_DATE - HOUR * n)
        for n, video in enumerate(videos)
    )
    return Playlist(one, title, owner.id, description, privacy, SAMPLE_DATE - 9_000_000, entries, is_manual=is_manual)
