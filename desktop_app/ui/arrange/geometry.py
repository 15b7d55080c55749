"""The geometry of a row in the preview: now on the leading side, afterwards on the trailing one."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle

from desktop_app.ui.style.theme import grown

_NUMBER = 34
_POSTER = 28
_WIDE = 620
_NARROW = 520
_EDGE = 12
_ROW = 48


def row_height() -> int:
    """The height of a row in the type of now."""
    return grown(_ROW)


@dataclass(frozen=True, slots=True)
class RowGeometry:
    """The leading edges and widths of everything in a row of the given width, before mirroring."""

    width: int
    direction: Qt.LayoutDirection

    @property
    def is_wide(self) -> bool:
        """Whether there is room for posters on both sides."""
        return self.width >= grown(_WIDE)

    @property
    def has_posters(self) -> bool:
        """Whether there is room for any."""
        return self.width >= grown(_NARROW)

    @property
    def gap(self) -> int:
        """The width between the two dots of a line."""
        return max(min(self.width * 13 // 100, 120), 36)

    @property
    def stage_width(self) -> int:
        """The width for the word on how far a title's move has come."""
        return grown(92 if self.is_wide else 78)

    @property
    def column(self) -> int:
        """The width of number, poster and words together, on either side."""
        return (self.width - 2 * _EDGE - self.gap - self.stage_width - 16) // 2

    @property
    def start(self) -> int:
        """The x at which lines begin."""
        return _EDGE + self.column + 8

    @property
    def end(self) -> int:
        """The x at which lines end."""
        return self.start + self.gap

    def number(self, top: int, *, after: bool) -> QRect:
        """The rectangle of a row's number."""
        return self._laid(self._left(after=after), top, grown(_NUMBER) - 10, row_height())

    def poster(self, top: int, *, after: bool) -> QRect:
        """The rectangle of a row's poster."""
        return self._laid(self._left(after=after) + grown(_NUMBER), top + 4, grown(_POSTER), row_height() - 8)

    def words(self, top: int, *, after: bool) -> QRect:
        """The rectangle of a row's two lines of words."""
        lead = grown(_NUMBER) + (grown(_POSTER) + 12 if self.shows_poster(after=after) else 0)
        return self._laid(self._left(after=after) + lead, top, self.column - lead - (0 if after else 4), row_height())

    def stage(self, top: int) -> QRect:
        """The rectangle of the word on how far a row's move has come."""
        left = self._left(after=True) + self.column + 4
        return self._laid(left, top, self.stage_width, row_height())

    def heading(self, height: int, *, after: bool) -> QRect:
        """The rectangle of the heading over a column."""
        return self._laid(self._left(after=after) + grown(_NUMBER), 0, self.column, height)

    def shows_poster(self, *, after: bool) -> bool:
        """Whether a column has posters; on a narrow page the column of afterwards keeps them longest."""
        return self.has_posters if after else self.is_wide

    def x(self, plain: int) -> int:
        """An x from the leading edge, mirrored in languages that run from the right."""
        return self.width - plain if self.direction is Qt.LayoutDirection.RightToLeft else plain

    def _left(self, *, after: bool) -> int:
        return self.end + 8 if after else _EDGE

    def _laid(self, left: int, top: int, width: int, height: int) -> QRect:
        whole = QRect(0, top, self.width, height)
        return QStyle.visualRect(self.direction, whole, QRect(left, top, width, height))
