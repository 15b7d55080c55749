"""Questions whether titles of several lists are the same: asked one by one, or all together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desktop_app.domain.all_lists import PossibleDuplicate, Stand
from desktop_app.domain.queues import TitleId
from desktop_app.ui.all_lists import words
from desktop_app.ui.all_lists.list_names import ListNames
from desktop_app.ui.all_lists.page import OverviewPage
from desktop_app.ui.all_lists.same_dialog import NamedDoubt, SameTitlesDialog
from desktop_app.ui.all_lists.session import OverviewSession
from desktop_app.ui.details.same_titles import SameTitles


class DuplicateQuestions(QObject):
    """Names the titles of each doubt, and remembers what the person says."""

    def __init__(
        self,
        page: OverviewPage,
        session: OverviewSession,
        naming: ListNames,
        same_titles: SameTitles,
        stands_of: Callable[[TitleId], Sequence[Stand]],
    ) -> None:
        """`stands_of`: where a title of the view stands, in lists that are still there."""
        super().__init__(page)
        self._page = page
        self._session = session
        self._naming = naming
        self._same_titles = same_titles
        self._stands_of = stands_of
        self._doubts: tuple[PossibleDuplicate, ...] = ()
        page.question.answered.connect(self._answer)
        page.question.all_wanted.connect(self._ask_all)

    def ask(self, doubts: Sequence[PossibleDuplicate]) -> None:
        """Ask the first of these, and offer to answer all of them."""
        self._doubts = tuple(doubts)
        if doubts:
            doubt = doubts[0]
            named = (self._name(doubt.one), self._place(doubt.one), self._name(doubt.other), self._place(doubt.other))
            self._page.question.ask(doubt, words.question(*named), len(doubts) - 1)
        else:
            self._page.question.ask(None)

    def _ask_all(self) -> None:
        known = self._session.titles
        doubts = (doubt for doubt in self._doubts if doubt.one in known and doubt.other in known)
        pairs = [NamedDoubt(doubt, self._where(doubt.one), self._where(doubt.other)) for doubt in doubts]
        if pairs:
            dialog = SameTitlesDialog(pairs, self._page.window())
            dialog.confirmed.connect(self._answer_all)
            dialog.open()

    def _answer(self, doubt: PossibleDuplicate, same: bool) -> None:  # noqa: FBT001 - a signal's
        self._page.question.ask(None)
        self._same_titles.answer(f"{self._name(doubt.other)}, {self._place(doubt.other)},", doubt.pairs, same=same)

    def _answer_all(self, doubts: Sequence[PossibleDuplicate]) -> None:
        self._page.question.ask(None)
        self._same_titles.answer_all([doubt.pairs for doubt in doubts])

    def _where(self, title_id: TitleId) -> str:
        """A title with its lists: `Charade, 1963, in Watchlist (Trakt)`."""
        return f"{self._name(title_id)}, {self._place(title_id)}"

    def _name(self, title_id: TitleId) -> str:
        """A title's name and year: `Charade, 1963`."""
        title = self._session.titles[title_id].title
        return ", ".join(filter(None, (title.name, str(title.year or ""))))

    def _place(self, title_id: TitleId) -> str:
        """The lists that hold a title: `in Watchlist (Trakt)`."""
        stands = self._stands_of(title_id)
        return f"in {self._naming.where(stands[0].ref).words}" if stands else "in a list that is gone"
