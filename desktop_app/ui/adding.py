"""Finding titles in a service's catalogue and putting them into the list on the screen."""

from PySide6.QtCore import QObject

from desktop_app.accounts import Accounts
from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Anchor
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import QueueRef, Title
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.messages import sentence_of
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.tasks import Tasks


class Adding(QObject):
    """Serves the search panel of the window."""

    def __init__(self, accounts: Accounts, lists: OpenLists, tasks: Tasks, window: MainWindow) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._lists = lists
        self._tasks = tasks
        self._window = window
        self._asked: AccountId | None = None
        window.panes.page_shown.connect(self._follow)
        window.panes.add_title.search_requested.connect(self._search)
        window.panes.add_title.add_chosen.connect(self._add)

    def _follow(self) -> None:
        """Another account's list is on the screen: a title that was found elsewhere is another one here."""
        ref = self._window.current
        if ref is not None and self._asked not in (None, ref.account):
            self._asked = None
            self._window.panes.add_title.forget()

    def _search(self, term: str) -> None:
        ref = self._window.current
        if ref is not None and term.strip():
            self._asked = ref.account
            self._window.panes.add_title.show_busy()
            self._tasks.start(self._find(ref, term))

    async def _find(self, ref: QueueRef, term: str) -> None:
        panel = self._window.panes.add_title
        try:
            found = await (await self._accounts.desk.service(ref.account)).search(term)
        except LineupError as error:
            sentence = sentence_of(error, self._lists.service(ref))
            if self._asked == ref.account:
                panel.show_error(f"{sentence.lead} {sentence.text}")
            return
        page = self._window.panes.page_of(ref)
        if page is not None:
            page.know(*found)
        if self._asked == ref.account:
            panel.show_results(term, found)

    def _add(self, title: Title, after: Anchor) -> None:
        page = self._window.page
        if page is not None and page.add(title, after):
            page.view.choose(title.id)
