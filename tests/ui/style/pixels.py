"""Contrast as it is on the screen: measured in what a window paints, not in what it was told to paint."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QTextEdit,
    QWidget,
)

from desktop_app.ui.style.contrast import READABLE, VISIBLE, contrast
from desktop_app.ui.style.focus_ring import PAINTS_OWN_RING

SCALE = 3
"""Pixels a pixel: the stems of letters are then wider than their soft edges."""

_GAP = 12
"""Pixels between two runs of ink on a line."""

_MARK = 18
"""Pixels up to which a run is a mark, such as a box to tick."""

_PICTURE = 30
"""Pixels from which a run is a picture and no text."""

_DIFFERENT = 12
_SURFACE = 0.6


@dataclass(frozen=True)
class Sight:
    """A window as it is painted, three times as large."""

    widget: QWidget
    image: Image.Image

    def part(self, area: QRect) -> Image.Image:
        box = (area.left(), area.top(), area.left() + area.width(), area.top() + area.height())
        return self.image.crop(tuple(value * SCALE for value in box))  # type: ignore[arg-type]

    def at(self, spot: QPoint) -> QColor:
        x, y = spot.x() * SCALE + SCALE // 2, spot.y() * SCALE + SCALE // 2
        return QColor(*self.image.getpixel((x, y))[:3])  # type: ignore[index]


def sight_of(window: QWidget) -> Sight:
    picture = QImage(window.size() * SCALE, QImage.Format.Format_RGBA8888)
    picture.setDevicePixelRatio(SCALE)
    picture.fill(QColor("magenta"))
    window.render(picture)
    size = (picture.width(), picture.height())
    return Sight(window, Image.frombytes("RGBA", size, bytes(picture.constBits())).convert("RGB"))


# --- text ---------------------------------------------------------------------------------------------------------


def faint_texts(window: QWidget) -> list[str]:
    """What is written in the window and falls short of 4.5:1, disabled widgets excepted."""
    sight = sight_of(window)
    return [
        f"{name}: {found:.2f}"
        for name, area in _texts(window)
        for wide, found in contrasts_in(sight.part(area.intersected(window.rect())))
        if found < (READABLE if wide > _MARK else VISIBLE)
    ]


def contrasts_in(picture: Image.Image) -> Iterator[tuple[float, float]]:
    """The width of each run of ink on each line, and its strongest contrast; pictures excepted."""
    if not picture.width or not picture.height:
        return
    ground = _commonest(picture)
    mask = _ink_of(picture, ground)
    for top, bottom in _bands(mask.getprojection()[1], 1):
        if bottom - top > _PICTURE * SCALE or bottom - top < 3 * SCALE:
            continue
        line = mask.crop((0, top, mask.width, bottom))
        for left, right in _bands(line.getprojection()[0], _GAP * SCALE):
            run, wide = picture.crop((left, top, right, bottom)), (right - left) / SCALE
            if wide > 2 and not (wide > _MARK and _is_surface(run, ground)):
                yield wide, _strongest(run, ground)


def _ink_of(picture: Image.Image, ground: tuple[int, ...]) -> Image.Image:
    apart = ImageChops.difference(picture, Image.new("RGB", picture.size, ground)).convert("L")
    return apart.point([255 if value > _DIFFERENT else 0 for value in range(256)])


def _bands(profile: list[int], gap: int) -> Iterator[tuple[int, int]]:
    """The stretches with ink; those closer than the gap are one."""
    start, last = -1, -1
    for at, has_ink in enumerate(profile):
        if not has_ink:
            continue
        if start >= 0 and at - last > gap:
            yield start, last + 1
            start = at
        start, last = (at if start < 0 else start), at
    if start >= 0:
        yield start, last + 1


def _is_surface(run: Image.Image, ground: tuple[int, ...]) -> bool:
    """Whether a run is another ground, such as of a row under the mouse: letters cover less."""
    colours = run.getcolors(run.width * run.height) or []
    count, colour = max(colours)
    return colour != ground and count > _SURFACE * run.width * run.height


def _commonest(picture: Image.Image) -> tuple[int, ...]:
    colours = picture.getcolors(picture.width * picture.height) or []
    return max(colours)[1]  # type: ignore[return-value]


def _strongest(picture: Image.Image, ground: tuple[int, ...]) -> float:
    colours = picture.getcolors(picture.width * picture.height) or []
    return max(contrast(QColor(*colour), QColor(*ground)) for _, colour in colours)  # type: ignore[misc]


def _texts(window: QWidget) -> Iterator[tuple[str, QRect]]:
    for widget in window.findChildren(QWidget):
        if not _is_seen(widget, window):
            continue
        inside = widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))
        if isinstance(widget, QMenuBar):
            for action in widget.actions():
                place = widget.actionGeometry(action)
                yield f"menu {action.text()}", place.translated(widget.mapTo(window, QPoint()))
        elif isinstance(widget, QAbstractItemView):
            yield from _rows(window, widget)
        elif isinstance(widget, _WRITTEN) and not (isinstance(widget, QLabel) and not widget.text()):
            yield (
                f"{type(widget).__name__} {_name(widget)[:40]!r}",
                inside.adjusted(3, 3, -3, -3)
                if not widget.property(PAINTS_OWN_RING)
                else inside.adjusted(14, 3, -14, -3),
            )


_WRITTEN = (QLabel, QAbstractButton, QLineEdit, QComboBox, QTextEdit)


def _is_seen(widget: QWidget, window: QWidget) -> bool:
    """Whether it is painted in that window, and not in one of its dialogs."""
    return widget.window() is window and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", str)()


def _rows(window: QWidget, view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    model, port = view.model(), view.viewport()
    row, width = 0, port.width()
    while (spot := view.indexAt(QPoint(width // 2, row))).isValid() and row < port.height():
        area = view.visualRect(spot)
        if area.bottom() < port.height() and area.top() >= 0:
            whole = QRect(area.left(), area.top(), width - area.left(), area.height()).adjusted(14, 3, -12, -3)
            yield f"row {spot.row()} of {model.rowCount()}", whole.translated(port.mapTo(window, QPoint()))
        row = area.bottom() + 2


# --- edges --------------------------------------------------------------------------------------------------------


def faint_edges(window: QWidget) -> list[str]:
    """Borders of what can be pressed or filled in that fall short of 3:1, inside or outside."""
    sight = sight_of(window)
    return [
        f"{type(widget).__name__} {_name(widget)!r}: {found:.2f}"
        for widget in window.findChildren(QWidget)
        if _is_seen(widget, window) and _has_edge(widget)
        if (found := _edge_contrast(sight, widget)) < VISIBLE
    ]


def _has_edge(widget: QWidget) -> bool:
    if isinstance(widget, QPushButton):
        return not (widget.property("flat") or widget.property("link") or widget.isFlat())
    if isinstance(widget, QLineEdit):
        return not isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
    return isinstance(widget, QAbstractSpinBox | QComboBox)


def _edge_contrast(sight: Sight, widget: QWidget) -> float:
    """The weaker of the contrasts on both sides of the lower edge; a filled button has one side only."""
    place = QRect(widget.mapTo(sight.widget, QPoint()), widget.size())
    foot = QPoint(place.left() + 12, place.bottom())
    outside = sight.at(foot + QPoint(0, 3)) if foot.y() + 3 < sight.widget.height() else sight.at(foot)
    edge = sight.at(foot)
    if widget.property("primary"):
        return contrast(edge, outside)
    return min(contrast(edge, outside), contrast(edge, sight.at(foot - QPoint(0, 4))))
