"""The panel in which titles are searched for and added. It asks; the window searches, and adds."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.edits import Edge
from desktop_app.ui.queue.delegate import Posters, drawn_posters
from desktop_app.ui.queue.words import DOT
from desktop_app.ui.search.destination import Destination
from desktop_app.ui.search.field import SearchField
from desktop_app.ui.search.model import ResultsModel
from desktop_app.ui.search.sections import Catalogue, SearchProgress, Section, summary
from desktop_app.ui.search.suggestions import Suggestions
from desktop_app.ui.search.view import ResultsView
from desktop_app.ui.widgets.announcement import announce
from desktop_app.ui.widgets.drop_down import DropDown
from desktop_app.ui.widgets.label import ElidedLabel, Label
from desktop_app.ui.widgets.pane_head import MARGIN, PANE_TOP, PaneHead
from desktop_app.ui.widgets.silent_tip import set_silent_tip

EVERYWHERE = ""
"""The scope of all services."""

_EVERYBODY = ("All services", EVERYWHERE)

_HINT = "Type a title. Add what is found to a list, or drag it there."


class SearchPanel(QWidget):
    """A field, a choice of catalogues, the results, and their destination. Adding leaves it open; Escape closes it."""

    search_requested = Signal(str, str)
    """Emitted with the text to look for, and the service: its key, or `EVERYWHERE`."""

    typed = Signal(str)
    add_chosen = Signal(object, object, object)
    """The titles, QueueRef, Edge."""

    position_wanted = Signal(object, object)
    """The titles, QueueRef: the person is to be asked for the place."""

    catalogue_chosen = Signal(object)
    """Catalogue or None: titles of another service are chosen now."""

    remedy_wanted = Signal(str)
    closed = Signal()

    def __init__(self, posters: Posters = drawn_posters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find and add")
        self.model = ResultsModel(self)
        self._term = ""
        self._heard = ""
        self._preferred = EVERYWHERE
        self._catalogue: Catalogue | None = None
        self.field = SearchField(self)
        self.scope = DropDown("Services to search", self)
        self.scope.addItem(*_EVERYBODY)
        self.suggestions = Suggestions(self)
        self._sum = ElidedLabel("", 12, role="second_text", parent=self)  # no row moves for it
        self._hint = Label(_HINT, 13, role="second_text", wraps=True, parent=self)
        self.results = ResultsView(self.model, posters, self)
        self.destination = Destination(self)
        self._build()
        self._connect()
        self._allow()

    @property
    def term(self) -> str:
        """The term that was last searched for."""
        return self._term

    @property
    def found(self) -> int:
        """The number of titles that were found."""
        return sum(len(section.titles) for section in self.model.sections)

    @property
    def chosen_scope(self) -> str:
        """The service that is asked, or `EVERYWHERE`."""
        return str(self.scope.currentData() or EVERYWHERE)

    # --- what is told to it ---------------------------------------------------------------------------------------

    def start(self, scope: str = EVERYWHERE) -> None:
        """Show the panel with the keyboard in its field, asking everybody or one service."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        at = max(self.scope.findData(scope), 0)
        if at != self.scope.currentIndex():
            self.scope.setCurrentIndex(at)
        else:
            self._search()

    def show_scopes(self, catalogues: Sequence[Catalogue]) -> None:
        """Offer the catalogues that can be searched, and search again once the panel is seen.

        The chosen scope stays if it is still there.
        """
        scopes = [_EVERYBODY, *((one.name, one.key) for one in catalogues)]
        if scopes == [(self.scope.itemText(at), self.scope.itemData(at)) for at in range(self.scope.count())]:
            return
        before = self.chosen_scope
        with QSignalBlocker(self.scope):
            self.scope.clear()
            for name, key in scopes:
                self.scope.addItem(name, key)
            self.scope.setCurrentIndex(max(self.scope.findData(before), 0))
        if self.isVisible():
            self._search_anew()
        else:
            self._term = ""
            self.begin(())

    def begin(self, sections: Sequence[Section], preferred: str = EVERYWHERE) -> None:
        """Show the sections of a search that was just begun.

        `preferred`: the service of the list on the screen. Titles of others are added only if the person chooses them.
        """
        self._preferred = preferred
        self.model.begin(sections)
        self._heard = ""
        self._sum_up()

    def put(self, section: Section) -> None:
        """Show the answer of one catalogue."""
        with self.results.held():
            self.model.put(section)
        self.results.choose_first(self._preferred)
        self._sum_up()
        self._tell_sum()

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, PANE_TOP, 0, 16)
        column.setSpacing(8)
        head = PaneHead("Find and add", "the search")
        head.close_pressed.connect(self._leave)
        column.addWidget(head)
        column.addLayout(_within_margins(self.field, self.scope, self.suggestions, self._sum, self._hint))
        column.addWidget(self.results, 1)
        column.addLayout(_within_margins(self.destination))

    def _connect(self) -> None:
        self.field.textEdited.connect(self._allow)
        self.field.typed.connect(self.typed)
        self.field.paused.connect(self._search)
        self.field.confirmed.connect(self._confirm)
        self.field.steered.connect(self._steer)
        self.field.suggestions_wanted.connect(self.suggestions.enter)
        self.suggestions.taken.connect(self._take)
        self.suggestions.left.connect(self.field.setFocus)
        self.scope.currentIndexChanged.connect(self._search_anew)
        self.results.activated.connect(self._act)
        self.results.remedy_wanted.connect(self.remedy_wanted)
        self.results.chosen_changed.connect(self._follow_choice)
        self.destination.add_wanted.connect(lambda ref, edge: self.add_chosen.emit(self.results.chosen, ref, edge))
        self.destination.position_wanted.connect(lambda ref: self.position_wanted.emit(self.results.chosen, ref))

    # --- searching ------------------------------------------------------------------------------------------------

    def _search(self) -> None:
        if self.field.term != self._term:
            self._search_anew()

    def _search_anew(self) -> None:
        self._term = self.field.term
        self.search_requested.emit(self._term, self.chosen_scope)
        self._allow()

    def _take(self, name: str) -> None:
        self.field.setText(name)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search()

    def _confirm(self) -> None:
        """Return in the field: search what is new, else do what the list's own Return does."""
        if self.field.term != self._term:
            self._search()
        else:
            self._act()

    def _act(self) -> None:
        if key := self.results.remedy:
            self.remedy_wanted.emit(key)
        else:
            self.destination.add(Edge.END)

    def _allow(self) -> None:
        """Enable adding, unless the results still belong to other words: Return may be quicker than an answer."""
        self.destination.allow(allowed=self._term == self.field.term and bool(self.results.chosen))

    def _follow_choice(self) -> None:
        if self.results.catalogue != self._catalogue:
            self._catalogue = self.results.catalogue
            self.catalogue_chosen.emit(self._catalogue)
        self._allow()

    def _sum_up(self) -> None:
        said = summary(self.model.sections)
        self._sum.setText(said)
        set_silent_tip(self._sum, said)
        self._sum.setVisible(bool(self.model.sections))
        self._hint.setVisible(not self.model.sections)

    def _tell_sum(self) -> None:
        """Have it said what a search found, once all have answered, with the title that Return adds."""
        sections = self.model.sections
        said = summary(sections).replace(DOT, ", ")
        if said == self._heard or any(section.progress is SearchProgress.SEARCHING for section in sections):
            return
        self._heard = said
        if self.isVisible():
            announce(self.results, ". ".join(filter(None, (said, self.results.spoken))))

    def _steer(self, event: QKeyEvent) -> None:
        """Walk the results. The keyboard stays in the field, so that the row has to be said."""
        before = self.results.currentIndex()
        self.results.keyPressEvent(event)
        if self.results.currentIndex() != before:
            announce(self.results, self.results.spoken)

    def _leave(self) -> None:
        self.closed.emit()  # first, while it is known that the keyboard is in here
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


def _within_margins(*widgets: QWidget) -> QVBoxLayout:
    """The rows of the list reach further out: their pictures stand on the same margin."""
    column = QVBoxLayout()
    column.setContentsMargins(MARGIN, 0, MARGIN, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return column
