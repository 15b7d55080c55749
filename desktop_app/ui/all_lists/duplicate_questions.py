"""The question whether titles of several lists are the same: one message for all pairs, and the sheet behind it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop_app.domain.all_lists import PossibleDuplicate, Stand
from desktop_app.domain.likely_pairs import evidence
from desktop_app.domain.queues import Item, TitleId
from desktop_app.ui.all_lists import pairs as words
from desktop_app.ui.all_lists.list_names import ListNames
from desktop_app.ui.all_lists.page import OverviewPage
from desktop_app.ui.all_lists.pairs import PairSide, TitlePair
from desktop_app.ui.all_lists.same_sheet import SameSheet
from desktop_app.ui.all_lists.session import OverviewSession
from desktop_app.ui.details.same_titles import SameTitles
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.workspace import Workspace

TOPIC = "titles that may be the same"
REVIEW = "Review…"
_WHY = "They share a name, but no ID confirms it."
_NONE = "No titles to compare."
_NONE_WHY = "Lineup asks here when titles of several lists share a name, but no ID says whether they are the same."


class DuplicateQuestions(QObject):
    """Asks about all possible duplicates at once while their view is on the screen, and remembers the answers."""

    def __init__(
        self,
        workspace: Workspace,
        page: OverviewPage,
        session: OverviewSession,
        naming: ListNames,
        same_titles: SameTitles,
        stands_of: Callable[[TitleId], Sequence[Stand]],
    ) -> None:
        """`stands_of`: where a title of the view stands, in lists that are still there."""
        super().__init__(page)
        self._window = workspace.window
        self._bar = workspace.window.message_bar
        self._posters = workspace.posters
        self._session = session
        self._naming = naming
        self._same_titles = same_titles
        self._stands_of = stands_of
        self._pairs: tuple[TitlePair, ...] = ()
        self._put_off: frozenset[PossibleDuplicate] = frozenset()
        self._message: Message | None = None
        self._sheet: SameSheet | None = None
        page.left.connect(self._withdraw)

    def ask(self, doubts: Sequence[PossibleDuplicate]) -> None:
        """Ask about these; again where the person said *Later* only if there are others among them."""
        if self._message is not None and not self._bar.holds(self._message):
            self._put_off = frozenset(pair.doubt for pair in self._pairs)
        known = self._session.titles
        self._pairs = tuple(self._pair(doubt) for doubt in doubts if doubt.one in known and doubt.other in known)
        if self._sheet is None:
            self._tell()

    def review(self) -> None:
        """Open the sheet with all pairs, or say that there are none."""
        if self._sheet is not None:
            self._sheet.raise_()
        elif self._pairs:
            self._withdraw()
            self._sheet = sheet = SameSheet(self._pairs, self._posters, self._window)
            sheet.confirmed.connect(self._answer)
            sheet.finished.connect(self._end)
            sheet.open()
        else:
            self._bar.show_message(Message(Kind.INFO, _NONE, _NONE_WHY))

    def _tell(self) -> None:
        """Show the message that belongs to the pairs, or none."""
        if all(pair.doubt in self._put_off for pair in self._pairs):
            self._withdraw()
            return
        lead = words.shortly(self._pairs)
        if self._message is None or self._message.lead != lead:
            action = Action(REVIEW, self.review)
            self._message = Message(Kind.QUESTION, lead, _WHY, (action,), topic=TOPIC)
            self._bar.show_message(self._message)

    def _withdraw(self) -> None:
        message, self._message = self._message, None
        if message is not None:
            self._bar.withdraw(message)

    def _answer(self, same: Sequence[PossibleDuplicate], different: Sequence[PossibleDuplicate]) -> None:
        answered = {*same, *different}
        self._put_off = frozenset(pair.doubt for pair in self._pairs if pair.doubt not in answered)
        self._same_titles.answer_all([each.pairs for each in same], [each.pairs for each in different])

    def _end(self, result: int) -> None:
        self._sheet = None
        if result == SameSheet.DialogCode.Rejected:
            self._tell()

    def _pair(self, doubt: PossibleDuplicate) -> TitlePair:
        one, other = (self._session.titles[each].title for each in (doubt.one, doubt.other))
        return TitlePair(doubt, self._side(doubt.one), self._side(doubt.other), evidence(doubt, one, other))

    def _side(self, title_id: TitleId) -> PairSide:
        stands = self._stands_of(title_id)
        where = self._naming.where(stands[0].ref) if stands else None
        return PairSide(Item(self._session.titles[title_id].title), where)
