"""The file in which an emulator keeps what survives a restart. The demo starts twice."""

from __future__ import annotations

from pathlib import Path


class StateFile:
    """Written whole or not at all, only when something changed, and for nobody else to read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._written = ""

    def write(self, text: str) -> None:
        if text == self._written:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_name(self._path.name + ".new")
        new.touch(mode=0o600)
        new.write_text(text, "utf-8")
        new.replace(self._path)
        self._written = text

    def read(self) -> str | None:
        """None: there is no file yet."""
        return self._path.read_text("utf-8") if self._path.exists() else None
