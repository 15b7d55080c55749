"""The sections of a search as a model. A late answer fills its own section; no other row is touched."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.queues import ItemId, Title, TitleId
from desktop_app.ui.queue.words import joined
from desktop_app.ui.search import words
from desktop_app.ui.search.sections import FoundTitle, Row, Section, SectionHeading, SectionNote, body_of
from desktop_app.ui.widgets import plain_text, titles_mime

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ENABLED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

Marks = Mapping[TitleId, str]
"""In which lists titles stand already, in words."""


class ResultRole(IntEnum):
    """Item data roles that the delegate and the view ask for, beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1
    MARK = Qt.ItemDataRole.UserRole + 2
    POSTER = Qt.ItemDataRole.UserRole + 3


class ResultsModel(QAbstractListModel):
    """The sections of one search as rows. Titles can be dragged into lists."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: list[Section] = []
        self._rows: list[Row] = []
        self._marks: dict[str, Marks] = {}
        self._told: dict[str, Marks] = {}

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections as they stand now."""
        return tuple(self._sections)

    def begin(self, sections: Sequence[Section]) -> None:
        """Start over with other sections."""
        self.beginResetModel()
        self._sections = list(sections)
        self._rows = [row for section in sections for row in (SectionHeading(section), *body_of(section))]
        self._marks, self._told = {}, {}
        self.endResetModel()

    def put(self, section: Section) -> None:
        """Take over the present state of one section. A catalogue that is not searched is passed over."""
        at = next((at for at, one in enumerate(self._sections) if one.key == section.key), None)
        if at is None:
            return
        start = sum(1 + len(body_of(one)) for one in self._sections[:at])
        old, new = body_of(self._sections[at]), body_of(section)
        self._sections[at] = section
        self._rows[start] = SectionHeading(section)
        if len(old) == len(new):
            self._rows[start + 1 : start + 1 + len(new)] = new
        else:
            self._exchange(start + 1, len(old), new)
        self.dataChanged.emit(self.index(start), self.index(start + len(new)))

    def _exchange(self, start: int, old: int, new: Sequence[Row]) -> None:
        self.beginInsertRows(_ROOT, start + old, start + old + len(new) - 1)
        self._rows[start + old : start + old] = new
        self.endInsertRows()
        self.beginRemoveRows(_ROOT, start, start + old - 1)
        del self._rows[start : start + old]
        self.endRemoveRows()

    def mark(self, key: str, marks: Marks) -> None:
        """Set the lists here that hold the titles of a section."""
        self._put(self._marks, key, marks)

    def tell(self, key: str, marks: Marks) -> None:
        """Set further lists that hold the titles of a section, as the service told."""
        self._put(self._told, key, marks)

    def _put(self, marked: dict[str, Marks], key: str, marks: Marks) -> None:
        if marked.get(key, {}) == marks:
            return
        marked[key] = marks
        places = [at for at, row in enumerate(self._rows) if isinstance(row, FoundTitle) and row.catalogue.key == key]
        if places:
            self.dataChanged.emit(self.index(places[0]), self.index(places[-1]))

    def row_at(self, index: Index) -> Row | None:
        """The row at an index; None if there is none."""
        return self._rows[index.row()] if index.isValid() else None

    def titles(self, key: str, ids: Iterable[TitleId]) -> tuple[Title, ...]:
        """The titles of a section by their ids, without those that are not there."""
        found = {title.id: title for section in self._sections if section.key == key for title in section.titles}
        return tuple(found[title_id] for title_id in ids if title_id in found)

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        match role:
            case ResultRole.ROW:
                return row
            case ResultRole.MARK:
                return self._mark_of(row)
            case ResultRole.POSTER:
                return row.title.poster if isinstance(row, FoundTitle) else ""
            case Qt.ItemDataRole.DisplayRole:
                return words.name_of(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_text.tip(words.tip(row, self._mark_of(row)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.sentence(row, self._mark_of(row))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The flags of a row; a row that cannot be chosen is passed over by the keyboard."""
        match self.row_at(index):
            case None:
                return Qt.ItemFlag.NoItemFlags
            case FoundTitle():
                return _ENABLED | Qt.ItemFlag.ItemIsDragEnabled
            case SectionNote(section=Section(remedy=remedy)) if remedy:
                return _ENABLED
        return Qt.ItemFlag.ItemNeverHasChildren

    def _mark_of(self, row: Row | None) -> str:
        if not isinstance(row, FoundTitle):
            return ""
        both = (marked.get(row.catalogue.key, {}).get(row.title.id, "") for marked in (self._marks, self._told))
        return joined(both)

    # --- dragging -------------------------------------------------------------------------------------------------

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [titles_mime.TITLES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The dragged titles, all of one service: a key means nothing at another."""
        rows = [self._rows[at] for at in sorted({index.row() for index in indexes})]
        found = [row for row in rows if isinstance(row, FoundTitle)]
        first = found[0].catalogue
        titles = [row.title for row in found if row.catalogue == first]
        carried = titles_mime.CarriedTitles(tuple(ItemId(title.id) for title in titles), found_by=first.account)
        return titles_mime.encode(carried, (title.name for title in titles))
