"""The outbox: shows the changes on their way in all open lists, and does what a person asks of it."""

from collections.abc import Sequence
from functools import partial

from desktop_app.domain.edits import Edit, touched
from desktop_app.domain.errors import LineupError
from desktop_app.domain.merging import rebase
from desktop_app.domain.pending_edits import Entry, EntryState, kept
from desktop_app.domain.queues import Queue, QueueRef
from desktop_app.sync.state import Health
from desktop_app.ui.outbox.entries import ListRow, OutboxRow, edit_in_words, rows_of
from desktop_app.ui.outbox.pane import OutboxPane
from desktop_app.ui.queue.words import counted, joined
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.workspace import Feature, Workspace

Dropped = tuple[QueueRef, Queue, tuple[Entry, ...]]
"""A list, how it was shown before, and what was let go of it."""


class OutboxController(Feature):
    """Fills the outbox pane with the waiting edits of the open lists."""

    def __init__(self, workspace: Workspace) -> None:
        window = workspace.window
        super().__init__(window)
        self._library = workspace.library
        self._labels = workspace.labels
        self._window = window
        self._say = workspace.say
        self.pane = pane = OutboxPane()
        window.panes.add_beside(pane)
        pane.closed.connect(partial(window.panes.close_beside, pane))
        pane.keep_requested.connect(self._keep)
        pane.drop_requested.connect(self._drop)
        pane.chosen.connect(self._show_title)
        pane.retry_requested.connect(self.retry)
        pane.drop_all_requested.connect(self._ask_to_drop_all)
        window.status.outbox_pressed.connect(self.open)
        window.menus.add_for_linked("View", "messages", "&Outbox", "Ctrl+Shift+O", self.open)
        workspace.library.list_changed.connect(self._follow)
        workspace.library.list_ended.connect(self._follow)

    def open(self) -> None:
        """Show the outbox in the right pane."""
        self.pane.show_rows(self._rows())
        self._window.panes.show_beside(self.pane)
        self.pane.start()

    def shown(self, ref: QueueRef) -> None:
        """Count the changes that wait in other lists than the one now on the screen."""
        del ref
        self.show()

    def _follow(self, *_what: object) -> None:
        """Show the changes that wait now, because some came, went, or went with their list."""
        self.show()

    def show(self) -> None:
        """Count what waits in the window's foot, and show the rows if somebody looks."""
        states = [self._library[ref].state for ref in self._library.refs]
        others = (state.waiting for state in states if state.ref != self._window.current)
        self._window.status.show_elsewhere(sum(others))
        self._window.status.show_decisions(sum(len(state.questions) for state in states))
        if self.pane.isVisible():
            self.pane.show_rows(self._rows())

    def retry(self) -> None:
        """Try now whatever waits or does not do well, and begin with short pauses again."""
        for ref in self._library.refs:
            state = self._library[ref].state
            if state.waiting or state.health is not Health.IN_STEP:
                self._library[ref].try_now()

    def _rows(self) -> tuple[OutboxRow, ...]:
        rows: list[OutboxRow] = []
        for ref in self._library.refs:
            heading, session = self._labels.heading(ref), self._library[ref]
            head = ListRow(ref, heading.title, heading.quiet)
            rows += rows_of(head, self._labels.service(ref), session.state, session.name_of)
        return tuple(rows)

    # --- the chosen ones ------------------------------------------------------------------------------------------

    def _keep(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            try:
                self._library[entry.queue].decide(entry.id, keep=True)
            except LineupError as error:
                self._report(error, entry.queue)

    def _drop(self, entries: Sequence[Entry]) -> None:
        """Let go of edits, those of one list at once, so that what stands on several is read once."""
        refs = dict.fromkeys(entry.queue for entry in entries)
        dropped = [gone for ref in refs for gone in self._let_go(ref, [e for e in entries if e.queue == ref])]
        words = edit_in_words(entries[0].edit, self._library[entries[0].queue].name_of) if len(entries) == 1 else ""
        self._tell(dropped, words)

    def _show_title(self, entry: Entry) -> None:
        """Select the row that the edit is about, if its list is on the screen."""
        page = self._window.panes.page_of(entry.queue)
        if page is not None and page is self._window.page:
            page.view.choose(touched(entry.edit)[0])

    # --- all ------------------------------------------------------------------------------------------------------

    def _ask_to_drop_all(self) -> None:
        count = sum(len(entries) for _, entries in self._waiting())
        if count:
            what = counted(count, "change")
            action = Action(f"Drop {what}", self._drop_all)
            text = "Your lists go back to how they are at their services."
            lead = f"Drop {what} not yet sent?"
            question = Message(Kind.QUESTION, lead, text, (action,), asks=True, holds=lambda: bool(self._waiting()))
            self._say(question)

    def _drop_all(self) -> None:
        dropped = [gone for ref, entries in self._waiting() for gone in self._let_go(ref, entries)]
        self._tell(dropped, "")

    def _waiting(self) -> list[tuple[QueueRef, tuple[Entry, ...]]]:
        states = ((ref, self._library[ref].state.entries) for ref in self._library.refs)
        found = ((ref, tuple(e for e in entries if e.state is EntryState.PENDING)) for ref, entries in states)
        return [(ref, entries) for ref, entries in found if entries]

    # --- letting go and bringing back -----------------------------------------------------------------------------

    def _let_go(self, ref: QueueRef, entries: Sequence[Entry]) -> list[Dropped]:
        session = self._library[ref]
        before = session.state.view
        try:
            gone = session.drop([entry.id for entry in entries])
        except LineupError as error:
            self._report(error, ref)
            return []
        return [(ref, before, gone)] if gone else []

    def _tell(self, dropped: Sequence[Dropped], words: str) -> None:
        """Tell which changes were let go, with a button that brings them back."""
        count = sum(len(gone) for _, _, gone in dropped)
        if not count:
            return
        questions = any(e.state is EntryState.NEEDS_DECISION for _, _, gone in dropped for e in gone)
        undo = Action("Send it after all" if questions else "Undo", partial(self._bring_back, dropped), is_undo=True)
        lead = "1 change was dropped." if count == 1 else f"{count:,} changes were dropped."
        names = ", ".join(self._labels.heading(ref).title for ref, _, _ in dropped)
        more = "The changes that depended on it were dropped too." if words and count > 1 else ""
        self._say(
            Message(
                Kind.INFO,
                lead,
                " ".join(p for p in (joined((words, f"In {names}" if len(dropped) > 1 else names)) + ".", more) if p),
                (undo,),
            )
        )

    def _bring_back(self, dropped: Sequence[Dropped]) -> None:
        """Done again, as new edits, on what the lists have become."""
        for ref, before, gone in dropped:
            if ref not in self._library:
                continue
            edits = _again(before, self._library[ref].state.view, [kept(entry) for entry in gone])
            try:
                if edits:
                    self._library[ref].submit(edits)
            except LineupError as error:
                self._report(error, ref)
            if not edits:
                self._say(Message(Kind.INFO, "There’s nothing to bring back.", "The list is already like that."))

    def _report(self, error: LineupError, ref: QueueRef) -> None:
        sentence = sentence_of(error, self._labels.service(ref))
        self._say(Message(Kind.ERROR, sentence.lead, sentence.text, about=ref))


def _again(before: Queue, now: Queue, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    answers = rebase(before, now, edits)
    return tuple(answer.edit for answer in answers if answer.edit is not None)
