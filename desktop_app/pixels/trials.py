"""Pictures that failed, by marks on the disk, so that none fails twice.

A mark is made before a picture is decoded and goes when that worked: where a decoder took the whole program down, it
is there at the next start. Marks are named after a picture's bytes, so other bytes are a new trial.
One folder for the process, as there is one way to the network (`route.py`): no caller can forget it.
"""

import atexit
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from desktop_app.domain.errors import BadAnswer, PictureReason
from desktop_app.private_files import begin_file, make_folder

T = TypeVar("T")

MOST_MARKS = 2_000
"""The oldest go when a folder is opened."""


class Trials:
    """The marks in a folder. For one thread at a time. A disk that cannot be written has none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._failed: set[str] | None = None
        self._under_way = ""

    def tried(self, data: bytes, decode: Callable[[], T]) -> T:
        """Decode the bytes with `decode`. Raises `BadAnswer` where that does, and at once where it did before."""
        name = sha256(data).hexdigest()
        if name in self._marks():
            raise BadAnswer(PictureReason.NOT_READABLE_BEFORE)
        self._under_way = name
        self._mark(name)
        try:
            found = decode()
        except BadAnswer:
            self._marks().add(name)
            self._under_way = ""
            raise
        self.call_off()
        return found

    def call_off(self) -> None:
        """Take the mark away again of the picture that is under way, if any: it did not fail."""
        if self._under_way:
            with suppress(OSError):
                (self._folder / self._under_way).unlink()
        self._under_way = ""

    def _mark(self, name: str) -> None:
        with suppress(OSError):
            make_folder(self._folder)
            begin_file(self._folder / name)

    def _marks(self) -> set[str]:
        if self._failed is None:
            found: list[Path] = []
            with suppress(OSError):
                found = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for path in found[:-MOST_MARKS]:
                with suppress(OSError):
                    path.unlink()
            self._failed = {path.name for path in found[-MOST_MARKS:]}
        return self._failed


_kept: list[Trials] = []


def keep_marks_in(folder: Path) -> None:
    """Keep marks in this folder from now on. An orderly end in the middle of a picture leaves none."""
    _kept[:] = [Trials(folder)]
    atexit.register(_kept[0].call_off)


def tried(data: bytes, decode: Callable[[], T]) -> T:
    """Decode the picture, under a mark as in `Trials.tried` where a folder was named."""
    return _kept[0].tried(data, decode) if _kept else decode()
