"""The list of results: walked by keys from the field, chosen within one service, dragged into lists."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.domain.queues import Item, Title
from desktop_app.ui.queue.areas import THUMBNAIL
from desktop_app.ui.queue.delegate import Posters
from desktop_app.ui.search.delegate import ResultDelegate
from desktop_app.ui.search.model import ResultRole, ResultsModel
from desktop_app.ui.search.sections import Catalogue, FoundTitle, SearchProgress, SectionNote
from desktop_app.ui.style.focus_ring import PAINTS_OWN_RING
from desktop_app.ui.widgets.carriage import carrying_from
from desktop_app.ui.widgets.drag_card import Load, no_picture, others
from desktop_app.ui.widgets.drag_rules import may_carry

_PLAIN = "QListView { background: transparent; }"
"""The window shows through, and the delegate paints what is selected."""

_DESELECT, _CHOOSE = QItemSelectionModel.SelectionFlag.Deselect, QItemSelectionModel.SelectionFlag.ClearAndSelect


class ResultsView(QListView):
    """The view of a `ResultsModel`, in which late answers above the current row do not move it."""

    chosen_changed = Signal()
    remedy_wanted = Signal(str)
    """The key of a section that failed."""

    drag_refused = Signal(str)
    """A drag came to nothing: why."""

    passed = Signal(object)
    """frozenset[str]: the addresses of posters that were in sight and no longer are."""

    def __init__(self, model: ResultsModel, posters: Posters, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty(PAINTS_OWN_RING, True)
        self._results = model
        self._posters = posters
        self._seen: frozenset[str] = frozenset()
        self._kept = ""
        self._extends = False
        self._mouse: QPoint | None = None
        self.setModel(model)
        self.setItemDelegate(ResultDelegate(posters, self))
        self.setAccessibleName("Titles found")
        self.setStyleSheet(_PLAIN)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.selectionModel().currentChanged.connect(self.chosen_changed)
        model.modelReset.connect(self.chosen_changed)

    # --- what is chosen -------------------------------------------------------------------------------------------

    @property
    def _results_chosen(self) -> tuple[FoundTitle, ...]:
        indexes = sorted(self.selectedIndexes(), key=QModelIndex.row) or [self.currentIndex()]
        return tuple(row for row in map(self._results.row_at, indexes) if isinstance(row, FoundTitle))

    @property
    def catalogue(self) -> Catalogue | None:
        """The catalogue of the chosen titles; None while none is chosen."""
        return next((row.catalogue for row in self._results_chosen), None)

    @property
    def chosen(self) -> tuple[Title, ...]:
        """The selected titles, from the top; without a selection the current one."""
        return tuple(row.title for row in self._results_chosen)

    @property
    def remedy(self) -> str:
        """The section whose failure is the current row; empty where it is none."""
        row = self._results.row_at(self.currentIndex())
        return row.section.key if isinstance(row, SectionNote) and row.section.remedy else ""

    @property
    def spoken(self) -> str:
        """The current row as it is read out; empty while there is none."""
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def choose_first(self, key: str = "") -> None:
        """Choose the first title if none is chosen, it is in sight, and no answer can come above it any more.

        `key`: the service that it must be of; empty for any.
        """
        if self.currentIndex().isValid():
            return
        for index in map(self._results.index, range(self._results.rowCount())):
            match self._results.row_at(index):
                case FoundTitle(catalogue=catalogue):
                    if key in ("", catalogue.key) and self.viewport().rect().intersects(self.visualRect(index)):
                        self.selectionModel().setCurrentIndex(index, _CHOOSE)
                    return
                case SectionNote(section=section) if section.progress is SearchProgress.SEARCHING:
                    return

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Note whether a key or press extends the selection, as Shift does, and select as Qt does."""
        command = super().selectionCommand(index, event)
        self._extends = bool(command & QItemSelectionModel.SelectionFlag.Current)
        return command

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Keep the selection within one service: another's titles cannot go into the same list."""
        super().selectionChanged(selected, deselected)
        rows = {index: self._results.row_at(index) for index in self.selectedIndexes()}
        keys = {row.catalogue.key for row in rows.values() if isinstance(row, FoundTitle)}
        current = self._results.row_at(self.currentIndex())
        if len(keys) == 1:
            (self._kept,) = keys
        elif isinstance(current, FoundTitle) and not self._extends:
            self._kept = current.catalogue.key
        foreign = QItemSelection()
        for index, row in rows.items() if len(keys) > 1 else ():
            if not isinstance(row, FoundTitle) or row.catalogue.key != self._kept:
                foreign.select(index, index)
        if not foreign.isEmpty():
            self.selectionModel().select(foreign, _DESELECT)
        self.chosen_changed.emit()

    # --- holding still --------------------------------------------------------------------------------------------

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the row that the person is about to choose where it is, while rows above it come and go."""
        looked_at = self._looked_at()
        before = self.visualRect(looked_at).top() if looked_at.isValid() else 0
        yield
        if looked_at.isValid():
            self.doItemsLayout()
            self.updateGeometries()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(looked_at).top() - before)

    def _looked_at(self) -> QPersistentModelIndex:
        """The current row if it is in sight, else the one under the mouse."""
        current, view = self.currentIndex(), self.viewport()
        if current.isValid() and view.rect().intersects(self.visualRect(current)):
            return QPersistentModelIndex(current)
        return QPersistentModelIndex(self.indexAt(self._mouse) if self._mouse is not None else QModelIndex())

    # --- posters in sight -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        now = self._posters_in_sight()
        if gone := self._seen - now:
            self.passed.emit(gone)
        self._seen = now

    def _posters_in_sight(self) -> frozenset[str]:
        first = self.indexAt(self.viewport().rect().topLeft())
        found, bottom = set(), self.viewport().height()
        for at in range(max(first.row(), 0), self._results.rowCount()):
            index = self._results.index(at)
            if self.visualRect(index).top() >= bottom:
                break
            found.add(index.data(ResultRole.POSTER))
        return frozenset(filter(None, found))

    # --- mouse ----------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse = event.position().toPoint()
        if may_carry(event):
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._mouse = None
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what a failure's remedy says when it is pressed."""
        super().mouseReleaseEvent(event)
        row = self._results.row_at(self.indexAt(event.position().toPoint()))
        if isinstance(row, SectionNote) and row.section.remedy and event.button() is Qt.MouseButton.LeftButton:
            self.remedy_wanted.emit(row.section.key)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag titles under the same card as those of a list."""
        titles = self.chosen
        if not titles:
            return
        items, dpr = tuple(map(Item, titles)), self.devicePixelRatioF()
        drag = QDrag(self)
        drag.setMimeData(self._results.mimeData(self.selectedIndexes() or [self.currentIndex()]))
        drag.setPixmap(no_picture())
        load = Load(titles[0].name, others(items), len(items), self._posters(items[0], THUMBNAIL, dpr))
        with carrying_from(self, load) as carried:
            carried.run(drag, supported, Qt.DropAction.CopyAction)
        if reason := carried.said_no:
            self.drag_refused.emit(reason)
