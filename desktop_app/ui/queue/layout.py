"""The layout of the table: rows of one height, no grid, the title takes the width that is left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.queue.areas import Areas, areas_of, right_width, text_left
from desktop_app.ui.queue.cells import QueueColumn
from desktop_app.ui.queue.inks import Inks
from desktop_app.ui.queue.row_size import RowMeasures, RowSize, measures_of
from desktop_app.ui.style.measures import application
from desktop_app.ui.style.theme import colors


class RowLayout(QObject):
    """Keeps the rows and columns of a table at the measures of its row size, its fonts and its width."""

    def __init__(self, view: QTableView, count: Callable[[], int]) -> None:
        """`count`: the highest number that a row may have, filtered or not."""
        super().__init__(view)
        self._view = view
        self._count = count
        self._size = RowSize.COMFORTABLE
        self._right = 0
        self._inks = self._made_inks()
        self._areas: tuple[object, Areas] | None = None
        application().fontChanged.connect(self.apply)

    @property
    def size(self) -> RowSize:
        """The height in which the rows are shown."""
        return self._size

    def set_size(self, size: RowSize) -> None:
        """Show the rows in this height; the row at the top stays there."""
        if size is not self._size:
            self._size = size
            self.apply()

    def give_right(self, pixels: int) -> None:
        """Give the right column at least so many pixels, for something else than stars and states."""
        if pixels != self._right:
            self._right = pixels
            self.apply()

    @property
    def inks(self) -> tuple[Inks, Inks]:
        """Fonts and colours of usual and of chosen rows, made anew if the system changed them."""
        if not self._inks[0].are_fresh:
            self._inks = self._made_inks()
        return self._inks

    def _made_inks(self) -> tuple[Inks, Inks]:
        is_compact = self._size is RowSize.COMPACT
        return Inks(is_compact=is_compact), Inks(colors().selected, is_compact=is_compact)

    def measures(self) -> RowMeasures:
        """The measures of the rows, as wide as the table is now."""
        return measures_of(self._size, self.inks[0], self._view.viewport().width(), self._count(), self._right)

    def areas(self) -> Areas:
        """The areas of a row's parts."""
        measures, width, mirrored = self.measures(), self._view.viewport().width(), self._view.isRightToLeft()
        known = (measures, width, mirrored)
        if self._areas is None or self._areas[0] != known:
            beside = bool(self._right) and measures.is_compact and measures.is_stacked
            self._areas = known, areas_of(measures, width, mirrored=mirrored, stars_beside=beside)
        return self._areas[1]

    def apply(self) -> None:
        """Give rows and columns their measures, and leave the row at the top where it is."""
        self._inks = self._made_inks()
        view, measures = self._view, self.measures()
        rows, top = view.verticalHeader(), view.rowAt(0)
        if rows.defaultSectionSize() != measures.height:
            rows.setMinimumSectionSize(measures.height)
            rows.setDefaultSectionSize(measures.height)
            bar = view.verticalScrollBar()
            bar.setSingleStep(measures.height // 2)
            if top > 0:
                view.updateGeometries()
                bar.setValue(rows.sectionPosition(top))
        self.fit()
        view.viewport().update()

    def fit(self) -> None:
        """Give the columns their widths, because the table has another."""
        measures, columns = self.measures(), self._view.horizontalHeader()
        if columns.count() > QueueColumn.STATE:
            columns.resizeSection(QueueColumn.NUMBER, text_left(measures) - 12)
            columns.resizeSection(QueueColumn.STATE, right_width(measures) + 6)


def set_up_rows(view: QTableView) -> None:
    view.setAccessibleName("Titles in this list")
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setFrameShape(QAbstractItemView.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setMouseTracking(True)
    rows = view.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def set_up_columns(columns: QHeaderView) -> None:
    """Set up the columns: the ratings stand over the states, in the right-hand column, and have none of their own."""
    columns.hide()
    columns.setMinimumSectionSize(24)
    columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    columns.setSectionResizeMode(QueueColumn.TITLE, QHeaderView.ResizeMode.Stretch)
    columns.setSectionHidden(QueueColumn.RATING, True)
