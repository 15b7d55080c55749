"""Search for titles in the catalogues of all linked services, and adding them to lists."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer

from desktop_app.accounts import LiveAccount
from desktop_app.domain.account import Account, AccountId, LinkState
from desktop_app.domain.errors import AccountLocked, LineupError, OutcomeUnknown, RateLimited, SignInAgain, Unreachable
from desktop_app.domain.parts import Service
from desktop_app.domain.queues import QueueRef, Title
from desktop_app.ui.details.controller import DetailsController
from desktop_app.ui.details.title_finder import FoundListing
from desktop_app.ui.import_export.controller import ImportExportController
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.search.catalogue_search import CatalogueSearch
from desktop_app.ui.search.panel import EVERYWHERE, SearchPanel
from desktop_app.ui.search.result_adder import ResultAdder
from desktop_app.ui.search.sections import Catalogue, SearchProgress, Section
from desktop_app.ui.search.title_states import TitleStates
from desktop_app.ui.search.window_drops import WindowDrops
from desktop_app.ui.search.words import TitleLocation, mark_of
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.shell.service_names import colour_of
from desktop_app.ui.workspace import Feature, Workspace

LOOK = 80
"""Milliseconds after a change of some list until results are compared with the lists again."""

RETRY, SIGN_IN_AGAIN = "Try again", "Sign in again"


class SearchController(Feature):
    """Fills the search panel of the window, and acts on what the person wants there."""

    def __init__(
        self,
        workspace: Workspace,
        detailing: DetailsController,
        import_export: ImportExportController,
    ) -> None:
        window = workspace.window
        super().__init__(window)
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._window = window
        self._detailing = detailing
        self.panel = SearchPanel(workspace.posters)
        self._adding = ResultAdder(workspace, import_export.copying, self.panel)
        self._states = TitleStates(workspace, self.panel.model, detailing.pane)
        self._sign_ins = workspace.sign_ins
        self._asking = CatalogueSearch(self._service_of, self._tasks, self)
        self._soon = QTimer(self, singleShot=True, interval=LOOK)
        self._soon.timeout.connect(self._mark_all)
        self._connect()
        self.drops = WindowDrops(workspace, import_export, self.look_for)

    def open(self) -> None:
        """Open the panel to ask every linked service."""
        self._open(EVERYWHERE)

    def open_here(self) -> None:
        """Open the panel to ask the service of the list on the screen."""
        ref = self._window.current
        self._open(self._library.id_namespace(ref.account) if ref is not None else EVERYWHERE)

    def look_for(self, term: str) -> None:
        """Open the panel with this in its field, and ask every linked service for it."""
        self.panel.field.setText(term)
        self.open()

    def serve(self, page: QueuePage, ref: QueueRef) -> None:
        """Let the page's button open the search panel, and its table take titles dropped from there."""
        del ref
        page.view.chosen_changed.connect(self._show_states)
        page.add_requested.connect(self.open_here)
        self._adding.serve(page)

    def begin(self) -> None:
        """Show which accounts can be searched."""
        self._show_scopes()

    def _follow(self, _account: LiveAccount) -> None:
        """Show anew which accounts can be searched, after one was linked, unlinked, signed out or signed in."""
        self._show_scopes()

    def _show_scopes(self) -> None:
        catalogues = self._catalogues()
        self.panel.show_scopes(catalogues)
        again = {one.key: one for one in catalogues if not self._must_sign_in(one)}
        for section in self.panel.model.sections:
            if section.remedy == SIGN_IN_AGAIN and section.key in again:
                self._ask_again(again[section.key])

    def shown(self, ref: QueueRef) -> None:
        """Show how the titles that are selected in the list stand with their account."""
        del ref
        self._show_states()

    def _hear(self, *_what: object) -> None:
        """Look again where results stand and which lists there are, because a list changed or went."""
        if self.panel.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _show_states(self) -> None:
        page = self._window.page
        if page is not None and page.model.state is not None:
            self._states.show(page.model.state.ref, page.chosen_items)

    def _connect(self) -> None:
        panel, asking = self.panel, self._asking
        self.action = self._window.menus.add_for_linked("Edit", "find", "F&ind and add…", "Ctrl+K", self.open)
        self._window.panes.add_beside(panel)
        panel.closed.connect(partial(self._window.panes.close_beside, panel))
        panel.search_requested.connect(self._ask)
        panel.typed.connect(self._suggest)
        panel.remedy_wanted.connect(self._remedy)
        panel.results.passed.connect(self._window.panes.posters_passed)
        asking.answered.connect(self._show_found)
        asking.failed.connect(self._show_failed)
        asking.suggests.connect(panel.suggestions.show)
        asking.suggested.connect(self._show_suggestions)
        self._library.list_changed.connect(self._hear)
        self._library.list_ended.connect(self._hear)
        self._library.follow_accounts(self._follow)

    # --- who is asked ---------------------------------------------------------------------------------------------

    def _open(self, scope: str) -> None:
        if self._accounts.all:
            catalogues = self._catalogues()
            self.panel.show_scopes(catalogues)
            self._asking.look(catalogues)
            self._window.panes.show_beside(self.panel)
            self.panel.start(scope)
            self._soon.start()

    def _catalogues(self) -> tuple[Catalogue, ...]:
        """A catalogue for each server of a service, asked through its first account that is signed in.

        Services that are described in a file have no catalogue.
        """
        asked: dict[str, Account] = {}
        for account in sorted(self._accounts.all, key=lambda one: one.state is LinkState.SIGN_IN_AGAIN):
            asked.setdefault(self._library.id_namespace(account.id), account)
        keys = dict.fromkeys(self._library.id_namespace(account.id) for account in self._accounts.all)
        found = ((key, asked[key], self._accounts.provider(asked[key].provider).profile) for key in keys)
        return tuple(
            Catalogue(key, self._labels.service_of(account), profile.letter, colour_of(profile), account.id)
            for key, account, profile in found
            if not profile.described
        )

    def _asked(self, scope: str) -> tuple[Catalogue, ...]:
        return tuple(one for one in self._catalogues() if scope in (EVERYWHERE, one.key))

    async def _service_of(self, account_id: AccountId) -> Service:
        """The service of an account. Raises `LineupError`."""
        return await self._library.linked(account_id).service()

    # --- asking ---------------------------------------------------------------------------------------------------

    def _ask(self, term: str, scope: str) -> None:
        asked = self._asked(scope) if term else ()
        ref = self._window.current
        shown = self._library.id_namespace(ref.account) if ref is not None else EVERYWHERE
        first = shown if any(catalogue.key == shown for catalogue in asked) else EVERYWHERE
        in_order = sorted(asked, key=lambda catalogue: catalogue.key != first)
        self.panel.begin([self._begun(catalogue) for catalogue in in_order], first)
        self._asking.ask(term, [one for one in asked if not self._must_sign_in(one)])

    def _begun(self, catalogue: Catalogue) -> Section:
        if self._must_sign_in(catalogue):
            return self._failed(catalogue, SignInAgain())
        return Section(catalogue)

    def _must_sign_in(self, catalogue: Catalogue) -> bool:
        account = self._library.account(catalogue.account)
        return account is None or account.state is LinkState.SIGN_IN_AGAIN

    def _suggest(self, term: str) -> None:
        if self.panel.suggestions.isVisible():
            self._asking.suggest(term, self._asked(self.panel.chosen_scope))

    def _show_suggestions(self, term: str, names: tuple[str, ...]) -> None:
        """Offer the names as suggestions if `term` is still in the field, without the term itself."""
        if term == self.panel.field.term:
            self.panel.suggestions.offer([name for name in names if name.casefold() != term.casefold()])

    def _show_found(self, catalogue: Catalogue, titles: tuple[Title, ...]) -> None:
        section = Section(catalogue, SearchProgress.FOUND, titles)
        self.panel.put(section)
        self._tasks.start(self._mark(section))
        self._states.mark(section)

    def _show_failed(self, catalogue: Catalogue, error: LineupError) -> None:
        self.panel.put(self._failed(catalogue, error))

    def _failed(self, catalogue: Catalogue, error: LineupError) -> Section:
        sentence = sentence_of(error, catalogue.name)
        if isinstance(error, SignInAgain | AccountLocked):
            return Section(catalogue, SearchProgress.FAILED, (), sentence.lead, SIGN_IN_AGAIN)
        # What else is said of these is about changes that wait.
        is_passing = isinstance(error, Unreachable | OutcomeUnknown | RateLimited)
        says = sentence.lead if is_passing else f"{sentence.lead} {sentence.text}"
        return Section(catalogue, SearchProgress.FAILED, (), says, RETRY)

    def _remedy(self, key: str) -> None:
        """Sign in again or repeat the search, whichever mends the section that failed."""
        section = next((one for one in self.panel.model.sections if one.key == key), None)
        if section is None or section.progress is not SearchProgress.FAILED:
            return
        if section.remedy == SIGN_IN_AGAIN:
            self._sign_ins.wanted.emit(section.catalogue.account)
        else:
            self._ask_again(section.catalogue)

    def _ask_again(self, catalogue: Catalogue) -> None:
        self.panel.put(Section(catalogue))
        self._asking.ask_again(catalogue)

    # --- where they stand -----------------------------------------------------------------------------------------

    def _mark_all(self) -> None:
        self._adding.lists_changed()
        for section in self.panel.model.sections:
            if section.titles:
                self._tasks.start(self._mark(section))

    async def _mark(self, section: Section) -> None:
        """Looked up beside the window: lists may be long."""
        found = await self._detailing.places_of(section.titles, section.catalogue.account)
        if section in self.panel.model.sections:
            marks = {title_id: self._mark_of(section.key, there) for title_id, there in found.items()}
            self.panel.model.mark(section.key, {title_id: mark for title_id, mark in marks.items() if mark})

    def _mark_of(self, key: str, found: Sequence[FoundListing]) -> str:
        """The words for the lists that surely hold the title, each list once."""
        sure = {one.ref: one for one in found if one.is_sure and one.ref in self._library}
        return mark_of([self._place(key, one) for one in sure.values()])

    def _place(self, key: str, found: FoundListing) -> TitleLocation:
        heading = self._labels.heading(found.ref)
        if self._library.id_namespace(found.ref.account) != key:
            return TitleLocation(heading.title, service=heading.service)
        account = heading.account if len(self._adding.accounts_at(key)) > 1 else ""
        return TitleLocation(heading.title, account=account, is_saved=found.number is None)
