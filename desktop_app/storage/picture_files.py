"""Pictures in a folder, up to a number of bytes. What was used least recently goes first.

One file a picture: a line of JSON, then the picture. A file is written whole under another name and put in place, and
holds a digest of itself: what is torn, damaged or foreign is deleted when it is met.
"""

import os
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from desktop_app.private_files import UNFINISHED, make_folder, write_whole


class _Head(msgspec.Struct):
    address: str
    headers: Mapping[str, str]
    fresh_until: float


_head_of = msgspec.json.Decoder(_Head).decode

_NAME = 64
"""Letters of a digest in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture as it was answered. `fresh_until` in Unix seconds; header names in lower case."""

    address: str
    headers: Mapping[str, str]
    fresh_until: float
    body: bytes


class PictureFiles:
    """Cached pictures as files, for use in one thread. Nothing raises: on a full or missing disk the cache forgets."""

    def __init__(self, folder: Path, limit: int) -> None:
        """`limit`: bytes on the disk; 0 keeps nothing."""
        self._folder = folder
        self._limit = limit
        self._sizes: OrderedDict[str, int] | None = None

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return sum(self._known().values())

    def load(self, address: str) -> Kept | None:
        """The picture, which is now the one used most recently; None where there is none that is whole."""
        name = _name(address)
        if name not in self._known():
            return None
        path = self._folder / name
        try:
            kept = _read(path.read_bytes(), address)
            os.utime(path)
        except (OSError, ValueError, RecursionError):
            self.drop(address)
            return None
        self._known().move_to_end(name)
        return kept

    def save(self, kept: Kept) -> None:
        """Keep it, and let others go until all have room. One that is larger than all room is not kept."""
        self.drop(kept.address)
        try:
            content = _written(kept)
        except UnicodeEncodeError:  # half a sign in an address
            return
        if len(content) > self._limit:
            return
        self._make_room(len(content))
        if self._put(_name(kept.address), content):
            self._known()[_name(kept.address)] = len(content)

    def drop(self, address: str) -> None:
        """Let it go."""
        self._delete(_name(address))

    def allow(self, limit: int) -> None:
        """Limit the cache to `limit` bytes and delete the excess."""
        self._limit = limit
        self._make_room(0)

    def clear(self) -> None:
        """Let all go."""
        for name in list(self._known()):
            self._delete(name)

    def _make_room(self, wanted: int) -> None:
        room = self._limit - self.size - wanted
        while room < 0:
            name, size = next(iter(self._known().items()))
            self._delete(name)
            room += size

    def _delete(self, name: str) -> None:
        if self._known().pop(name, None) is not None:
            with suppress(OSError):
                (self._folder / name).unlink()

    def _put(self, name: str, content: bytes) -> bool:
        try:
            make_folder(self._folder)
            write_whole(self._folder / name, content, durable=False)
        except OSError:
            return False
        return True

    def _known(self) -> OrderedDict[str, int]:
        """Sizes by name, the least recently used first; looked up once. What was left over goes."""
        if self._sizes is None:
            self._sizes = OrderedDict()
            found = []
            with suppress(OSError):
                found = [(entry, entry.stat()) for entry in self._folder.iterdir() if entry.is_file()]
            for path, facts in sorted(found, key=lambda pair: pair[1].st_mtime_ns):
                if len(path.name) == _NAME:
                    self._sizes[path.name] = facts.st_size
                elif path.suffix == UNFINISHED:
                    with suppress(OSError):
                        path.unlink()
            self._make_room(0)
        return self._sizes


def _name(address: str) -> str:
    return sha256(address.encode("utf-8", "replace")).hexdigest()


def _written(kept: Kept) -> bytes:
    head = msgspec.json.encode(_Head(kept.address, kept.headers, kept.fresh_until))
    return b"\n".join((sha256(head + kept.body).hexdigest().encode(), head, kept.body))


def _read(content: bytes, address: str) -> Kept:
    """Decode a cached picture. Raises `ValueError` where the file is damaged or belongs to another address."""
    digest, head, body = content.split(b"\n", 2)
    if sha256(head + body).hexdigest().encode() != digest:
        raise ValueError("damaged")
    facts = _head_of(head)
    if facts.address != address:
        raise ValueError("foreign")
    return Kept(address, facts.headers, facts.fresh_until, body)
