"""Videos that the sandbox's YouTube knows: one of each film of the common catalogue, and some made for tests."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from desktop_app.sandbox.catalogue import Title, catalogue, plain

Condition = Literal["public", "unlisted", "private", "deleted"]
FIRST_UPLOAD = 1_262_304_000
"""January 2010; each film went up some days after the one before it."""


@dataclass(frozen=True, slots=True)
class Video:
    """A video. `owner` and `maker` are its channel's id and name; `seconds` is 0 for a live stream."""

    id: str
    title: str
    owner: str
    maker: str
    seconds: int
    published: float
    description: str = ""
    condition: Condition = "public"


class Library:
    """Videos, which can disappear."""

    def __init__(self, videos: Iterator[Video]) -> None:
        self._videos = {video.id: video for video in videos}

    def __iter__(self) -> Iterator[Video]:
        return iter(self._videos.values())

    def find(self, video_id: str) -> Video | None:
        return self._videos.get(video_id)

    def named(self, title: str) -> Video:
        """The video with exactly this title; KeyError when there is none. For sample data and tests."""
        for video in self:
            if video.title == title:
                return video
        raise KeyError(title)

    def change(self, video_id: str, condition: Condition) -> None:
        self._videos[video_id] = replace(self._videos[video_id], condition=condition)

    def search(self, words: str) -> list[Video]:
        """Public videos with all these words in their title or their maker's name, the likeliest first."""
        wanted = plain(words).split()
        found = [one for one in self if one.condition == "public" and _rank(one, wanted) is not None]
        return sorted(found, key=lambda one: (_rank(one, wanted), one.title))


def library() -> Library:
    """A library of its own for each emulator: the videos in it change."""
    return Library(iter(_samples()))


@cache
def _samples() -> tuple[Video, ...]:
    films = [title for title in catalogue() if title.kind == "movie"]
    live = Video(video_id("live"), "Rain on a tin roof, live", channel_id("Rain"), "Rain & Sleep", 0, FIRST_UPLOAD)
    home = Video(video_id("ada"), "A machine that weaves", channel_id("ada"), "Ada Lovelace", 754, FIRST_UPLOAD)
    return (*(_film(number, title) for number, title in enumerate(films)), live, home)


def _film(number: int, title: Title) -> Video:
    maker = title.directors[0] if title.directors else "Film archive"
    return Video(
        video_id(title.id),
        f"{title.name} ({title.year})",
        channel_id(maker),
        maker,
        title.minutes * 60 + number % 60,
        FIRST_UPLOAD + number * 700_003,
        title.synopsis,
    )


def video_id(seed: str) -> str:
    """Eleven letters, the same for the same seed in each run."""
    return _digest(f"video {seed}")[:11]


def channel_id(seed: str) -> str:
    return "UC" + _digest(f"channel {seed}")[:22]


def playlist_id(seed: str) -> str:
    return "PL" + _digest(f"playlist {seed}")[:32]


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def _rank(video: Video, wanted: list[str]) -> int | None:
    title, both = plain(video.title).split(), plain(f"{video.title} {video.maker}").split()
    if not wanted or not all(any(word.startswith(one) for word in both) for one in wanted):
        return None
    if title[: len(wanted)] == wanted:
        return 0
    return 1 if all(any(word.startswith(one) for word in title) for one in wanted) else 2
