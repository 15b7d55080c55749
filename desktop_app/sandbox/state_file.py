"""The file in which an emulator keeps what survives a restart. The demo starts twice."""

from __future__ import annotations

import json
import os
import tempfile
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
        Path(new).replace(self._path)
        self._written = text

    def read(self) -> Tree | None:
        """Read the state; None if there is no file yet."""
        if not self._path.exists():
            return None
        tree: Tree = json.loads(self._path.read_text("utf-8"))
        return tree
