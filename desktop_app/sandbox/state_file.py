"""The file in which an emulator keeps what survives a restart. The demo starts twice."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_app.sandbox.calls import Tree


class StateFile:
    """Written whole or not at all, only when something changed, and for nobody else to read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = ""

    def write(self, tree: Tree) -> None:
        text = json.dumps(tree)
        if text == self._written:
            return
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, new = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        _put_in_place(Path(new), self._path)
        self._written = text

    def read(self) -> Tree | None:
        """Read the state; None if there is no file yet."""
        if not self._path.exists():
            return None
        tree: Tree = json.loads(self._path.read_text("utf-8"))
        return tree


def _put_in_place(new: Path, path: Path, pause: Callable[[float], object] = time.sleep) -> None:
    """Rename the file over an older one; Windows refuses while an indexer has that open, so for a second try again."""
    for _ in range(20):
        try:
            new.replace(path)
        except PermissionError:
            pause(0.05)
        else:
            return
    new.replace(path)
