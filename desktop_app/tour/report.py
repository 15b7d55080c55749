"""Report of the tour's steps and their outcomes."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.private_files import make_folder, write_whole


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the tour, and whether the emulator agrees."""

    name: str
    ok: bool
    detail: str = ""


class Report:
    """Steps and pictures, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._steps: list[Step] = []
        self._pictures: list[str] = []
        make_folder(folder)

    @property
    def is_good(self) -> bool:
        """Whether every step was as it should be."""
        return bool(self._steps) and all(step.ok for step in self._steps)

    def step(self, name: str, *, ok: bool, detail: str = "") -> None:
        """Note a step."""
        self._steps.append(Step(name, ok, detail))

    def picture(self, widget: QWidget, name: str) -> None:
        """Save what the widget shows."""
        file = f"{name}.png"
        self._save(widget.grab(), file)

    def screen(self, window: QWidget, name: str) -> None:
        """Save what the screen shows where the window is, with whatever floats above it.

        On Wayland, where no program sees the screen, the window alone.
        """
        area = window.frameGeometry()
        seen = window.screen().grabWindow(0, area.x(), area.y(), area.width(), area.height())
        self._save(window.grab() if seen.isNull() else seen, f"{name}.png")

    def _save(self, picture: QPixmap, file: str) -> None:
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(content, "PNG")
        write_whole(self._folder / file, bytes(content.data().data()), durable=False)
        self._pictures.append(file)

    def write(self) -> None:
        """`report.json` beside the pictures."""
        whole = {"good": self.is_good, "steps": [asdict(s) for s in self._steps], "pictures": self._pictures}
        write_whole(self._folder / "report.json", f"{json.dumps(whole, indent=2, ensure_ascii=False)}\n".encode())

    def table(self) -> str:
        """Steps as a table for the terminal."""
        rows = [f"{'ok  ' if step.ok else 'BAD '} {step.name}  {step.detail}".rstrip() for step in self._steps]
        return "\n".join((*rows, f"{len(self._pictures)} pictures in {self._folder}"))
