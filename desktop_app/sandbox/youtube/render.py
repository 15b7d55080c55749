"""Resources as Google writes them (youtube.md, sections 3 and 4), and their entity-tags."""

from __future__ import annotations

import hashlib
import html
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zlib import crc32

from desktop_app.sandbox.calls import Tree
from desktop_app.sandbox.youtube.library import Library, Video
from desktop_app.sandbox.youtube.playlist import Entry, Playlist
from desktop_app.sandbox.youtube.state import Channel

SIZES = {
    "default": ("default", 120, 90),
    "medium": ("mqdefault", 320, 180),
    "high": ("hqdefault", 480, 360),
    "standard": ("sddefault", 640, 480),
    "maxres": ("maxresdefault", 1280, 720),
}
"""Pictures of a video: file name, width and height."""

LIST_SIZES = ("default", "medium", "high")


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes resources; each holds the parts that were asked for. `pictures` is the address of the pictures' host."""

    library: Library
    pictures: str
    channels: dict[str, Channel]
    etags_change: bool = False

    def channel(self, channel: Channel, parts: Iterable[str]) -> Tree:
        picture = f"{self.pictures}/vi/channel/default.jpg"
        title = {"title": channel.title, "description": ""}
        every: Tree = {
            "snippet": {
                **title,
                "publishedAt": iso(channel.created),
                "thumbnails": {
                    name: {"url": picture, "width": size, "height": size}
                    for name, size in (("default", 88), ("medium", 240), ("high", 800))
                },
                "localized": title,
                "country": channel.country,
            },
            "contentDetails": {
                "relatedPlaylists": {"likes": "LL", "favorites": "", "uploads": channel.uploads_id},
            },
            "status": {"privacyStatus": "public", "isLinked": True, "longUploadsStatus": "eligible"},
            "statistics": {
                "viewCount": "0",
                "subscriberCount": "0",
                "hiddenSubscriberCount": False,
                "videoCount": str(sum(video.owner == channel.id for video in self.library)),
            },
        }
        return self._resource("channel", channel.id, every, parts)

    def playlist(self, one: Playlist, parts: Iterable[str]) -> Tree:
        owner = self.channels[one.owner]
        tags = {"tags": list(one.tags)} if one.tags else {}
        language = {"defaultLanguage": one.language} if one.language else {}
        every: Tree = {
            "snippet": {
                "publishedAt": microseconds(one.created),
                "channelId": owner.id,
                "title": one.title,
                "description": one.description,
                "thumbnails": self._cover(one),
                "channelTitle": owner.title,
                **tags,
                **language,
                "localized": {"title": one.title, "description": one.description},
            },
            "status": {"privacyStatus": one.privacy},
            "contentDetails": {"itemCount": len(one.entries)},
        }
        return self._resource("playlist", one.id, every, parts)

    def item(self, one: Playlist, entry: Entry, position: int | None, parts: Iterable[str]) -> Tree:
        """A slot of a playlist; an answer to an insert without a position tells none."""
        video = self.library.find(entry.video)
        shown = video if video and video.condition in {"public", "unlisted"} else None
        owner = self.channels[one.owner]
        by = {"videoOwnerChannelTitle": shown.maker, "videoOwnerChannelId": shown.owner} if shown else {}
        note = {"note": entry.note} if entry.note else {}
        published = {"videoPublishedAt": iso(shown.published)} if shown else {}
        every: Tree = {
            "snippet": {
                "publishedAt": iso(entry.added),
                "channelId": owner.id,
                **self._told(video),
                "channelTitle": owner.title,
                "playlistId": one.id,
                **({} if position is None else {"position": position}),
                "resourceId": {"kind": "youtube#video", "videoId": entry.video},
                **by,
            },
            "contentDetails": {"videoId": entry.video, **note, **published},
            "status": {"privacyStatus": _privacy(video)},
        }
        return self._resource("playlistItem", entry.id, every, parts)

    def video(self, one: Video, parts: Iterable[str]) -> Tree:
        every: Tree = {
            "snippet": {
                "publishedAt": iso(one.published),
                "channelId": one.owner,
                "title": one.title,
                "description": one.description,
                "thumbnails": self._thumbnails(one),
                "channelTitle": one.maker,
                "categoryId": "1",
                "liveBroadcastContent": "none" if one.seconds else "live",
                "localized": {"title": one.title, "description": one.description},
            },
            "contentDetails": {
                "duration": duration(one.seconds),
                "dimension": "2d",
                "definition": "hd",
                "caption": "true",
                "licensedContent": False,
                "contentRating": {},
                "projection": "rectangular",
            },
            "status": {
                "uploadStatus": "processed",
                "privacyStatus": one.condition,
                "license": "youtube",
                "embeddable": True,
                "publicStatsViewable": True,
                "madeForKids": False,
            },
        }
        return self._resource("video", one.id, every, parts)

    def found(self, one: Video, parts: Iterable[str]) -> Tree:
        """A search result. Search alone writes titles as HTML."""
        snippet = {
            "publishedAt": iso(one.published),
            "channelId": one.owner,
            "title": html.escape(one.title),
            "description": one.description[:120],
            "thumbnails": self._thumbnails(one, LIST_SIZES),
            "channelTitle": one.maker,
            "liveBroadcastContent": "none" if one.seconds else "live",
            "publishTime": iso(one.published),
        }
        named = {"kind": "youtube#video", "videoId": one.id}
        tree: Tree = {"kind": "youtube#searchResult", "etag": self.etag(snippet), "id": named}
        return tree | ({"snippet": snippet} if "snippet" in parts else {})

    def etag(self, tree: object) -> str:
        """Entity-tag of what stands in `tree`; another one on each call where the switch says so."""
        text = json.dumps(tree, sort_keys=True) + (secrets.token_hex(4) if self.etags_change else "")
        return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:20]).decode().rstrip("=")

    def _resource(self, kind: str, resource_id: str, every: Tree, parts: Iterable[str]) -> Tree:
        tree = {name: every[name] for name in every if name in set(parts)}
        return {"kind": f"youtube#{kind}", "etag": self.etag([resource_id, every]), "id": resource_id, **tree}

    def _told(self, video: Video | None) -> Tree:
        if video is None or video.condition == "deleted":
            return {"title": "Deleted video", "description": "This video is unavailable.", "thumbnails": {}}
        if video.condition == "private":
            return {"title": "Private video", "description": "This video is private.", "thumbnails": {}}
        return {"title": video.title, "description": video.description, "thumbnails": self._thumbnails(video)}

    def _thumbnails(self, video: Video, names: Iterable[str] = SIZES) -> Tree:
        """Pictures by the names of their sizes. Some videos have none of the two largest."""
        is_small = crc32(video.id.encode()) % 7 == 3
        files = {name: SIZES[name] for name in names if name in LIST_SIZES or not is_small}
        return {
            name: {"url": f"{self.pictures}/vi/{video.id}/{file}.jpg", "width": width, "height": height}
            for name, (file, width, height) in files.items()
        }

    def _cover(self, one: Playlist) -> Tree:
        """Picture of the first video that has one; else a picture of none."""
        videos = (self.library.find(entry.video) for entry in one.entries)
        first = next((video for video in videos if video and video.condition in {"public", "unlisted"}), None)
        if first is not None:
            return self._thumbnails(first)
        files = {name: SIZES[name] for name in LIST_SIZES}
        return {
            name: {"url": f"{self.pictures}/vi/no_thumbnail/{file}.jpg", "width": width, "height": height}
            for name, (file, width, height) in files.items()
        }


def _privacy(video: Video | None) -> str:
    return "privacyStatusUnspecified" if video is None or video.condition == "deleted" else video.condition


def duration(seconds: int) -> str:
    """ISO 8601; a live stream has `P0D`."""
    if not seconds:
        return "P0D"
    parts = ((seconds // 3600, "H"), (seconds // 60 % 60, "M"), (seconds % 60, "S"))
    return "PT" + "".join(f"{count}{unit}" for count, unit in parts if count)


def iso(moment: float) -> str:
    return datetime.fromtimestamp(int(moment), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def microseconds(moment: float) -> str:
    """The form of playlists: no zone but Z, and six digits (seen in 2026)."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
