"""Titles that are carried from one list to another: copied, or with Shift moved.

At another service a title has another key: what matches is looked for, and shown before anything is added. That begins
with a person, each time: no list is ever kept like another one in the background, which Trakt's rules forbid.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.domain.account import AccountId
from desktop_app.domain.edits import Anchor, Edge, Remove, adding
from desktop_app.domain.import_export.imported_title import contents_of
from desktop_app.domain.queues import Item, ItemId, QueueRef, Title
from desktop_app.ui.import_export.previews import Previews, until_read
from desktop_app.ui.import_export.targets import TargetMenu
from desktop_app.ui.import_export.words import Errand
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.undoable_action import Undoable, UndoKeys
from desktop_app.ui.queue.words import joined
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import counted
from desktop_app.ui.sidebar.accounts import SourceKey
from desktop_app.ui.sidebar.list_words import NO_LONGER
from desktop_app.ui.widgets.drag_card import Sign, Verdict
from desktop_app.ui.widgets.drag_rules import copy_or_move
from desktop_app.ui.widgets.nested_loops import delete_when_free
from desktop_app.ui.widgets.titles_mime import CarriedTitles
from desktop_app.ui.workspace import Workspace

COPIED_ONLY = "They stay where they are, too: between services titles are copied, never moved."
NOTHING = "Nothing was copied."
SAME_LIST = "They are in this list already."
ELSEWHERE = "These titles come from another Lineup. Export them there, then import the file here."
OF_SEVERAL = "Drag titles from their own list: this view shows several lists."
NOT_READ = "It is being read, and copied then."


class CopyController(QObject):
    """Copies titles that are dropped from another list, or shows first what matches at another service."""

    def __init__(self, workspace: Workspace, previews: Previews) -> None:
        super().__init__(workspace.window)
        self._labels = workspace.labels
        self._window = workspace.window
        self._previews = previews
        self._tasks = workspace.tasks
        self._library = workspace.library
        self.undo_keys = UndoKeys(self._window)
        self._sidebar = sources = workspace.sidebar
        sources.tree.judge = self._judge
        sources.titles_dropped.connect(self._drop)
        sources.titles_dropped_on_account.connect(self._ask_which_of)
        sources.list_actions["copy"].triggered.connect(self._ask_where_for_list)

    def serve(self, page: QueuePage) -> None:
        """Accept titles dropped into this page's table from another list, and copy from it without a mouse."""
        page.view.judge = self._judge_here
        page.foreign_dropped.connect(self._drop_here)
        page.view.copy_requested.connect(self._ask_where)

    def carry_titles(self, titles: Sequence[Title], namespace: str, target: QueueRef, anchor: Anchor) -> None:
        """Add titles that a service told to a list; at another service show first what matches.

        `namespace`: that of the titles’ ids (`Library.id_namespace`).
        """
        page = self._window.panes.page_of(target)
        if page is None or not titles:
            return
        if self._library.id_namespace(target.account) == namespace:
            self._add(page, titles, anchor)
        else:
            self._preview(titles, "the search", "", target, anchor)

    # --- what a drop would do ------------------------------------------------------------------------------------

    def _judge_here(self, carried: CarriedTitles, moves: bool) -> Verdict:  # noqa: FBT001 - a judge
        """Judge titles that are held over the shown list."""
        if self._window.current is None:
            return Verdict(Sign.REFUSED, NO_LONGER)
        found = self._judge(carried, self._window.current, moves)
        return found if found.sign is Sign.REFUSED else copy_or_move(carried, found.sign is Sign.MOVE)

    def _judge(self, carried: CarriedTitles, on: SourceKey, moves: bool) -> Verdict:  # noqa: FBT001 - a judge
        """Say what dropping titles on a list or an account would do. Between services titles are copied."""
        account, source = carried.account, carried.source
        is_known = account is not None and self._library.account(account) is not None
        if account == "":
            return Verdict(Sign.REFUSED, OF_SEVERAL)  # the view over all lists, which no account has
        if account is None or not is_known or (source is not None and source not in self._library):
            return Verdict(Sign.REFUSED, ELSEWHERE)
        if not isinstance(on, QueueRef):
            return copy_or_move(carried, moves=False)
        heading = self._labels.heading(on)
        if on == source or heading.fixed:
            return Verdict(Sign.REFUSED, heading.fixed if on != source else SAME_LIST)
        is_same = self._library.id_namespace(account) == self._library.id_namespace(on.account)
        moves = moves and is_same and source is not None and not self._labels.heading(source).fixed
        sign, verb = (Sign.MOVE, "Move") if moves else (Sign.COPY, "Copy")
        return Verdict(sign, f"{verb} to {heading.title}")

    # --- what a person does --------------------------------------------------------------------------------------

    def _drop(self, ref: QueueRef, carried: CarriedTitles, move: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._carry(ref, carried, Edge.END, move=move)

    def _drop_here(self, carried: CarriedTitles, anchor: Anchor) -> None:
        if self._window.current is not None:
            self._carry(self._window.current, carried, anchor, move=carried.leaves)

    def _ask_which_of(self, account: AccountId, carried: CarriedTitles) -> None:
        self._offer(carried, account)

    def _ask_where(self, ids: tuple[ItemId, ...]) -> None:
        if self._window.current is not None and ids:
            self._offer(CarriedTitles(ids, self._window.current))

    def _ask_where_for_list(self) -> None:
        ref = self._sidebar.chosen_list or self._window.current
        if ref is not None:
            self._offer(CarriedTitles((), ref))

    def _offer(self, carried: CarriedTitles, account: AccountId | None = None) -> None:
        """Offer the lists that take titles, of all accounts or of one; a single one is taken at once."""
        menu = TargetMenu(self._labels.sources(), carried.source, account, self._window)
        menu.chosen.connect(partial(self._carry_to_end, carried))
        if account is not None and menu.only is not None:
            self._carry_to_end(carried, menu.only)
            delete_when_free(menu)
        else:
            menu.open_over(self._window.page or self._window)

    def _carry_to_end(self, carried: CarriedTitles, ref: QueueRef) -> None:
        self._carry(ref, carried, Edge.END, move=False)

    # --- carrying ------------------------------------------------------------------------------------------------

    def _carry(self, ref: QueueRef, carried: CarriedTitles, anchor: Anchor, *, move: bool) -> None:
        """Copy titles into a list; a whole list that was never read is read first."""
        source = carried.source
        if source is None or source == ref:
            return
        page = self._window.panes.page_of(source)
        if page is None or ref not in self._library:
            self._tell(NOTHING, NO_LONGER)
            return
        if carried.is_whole and not self._library[source].state.loaded:
            self._tell("Not read yet.", NOT_READ)
            self._library.list_wanted.emit(self._library[source])
            self._tasks.start(self._carry_once_read(page, partial(self._carry, ref, carried, anchor, move=False)))
            return
        view = self._library[source].state.view
        whole = (*view.items, *view.saved) if carried.is_whole else ()
        found = whole or tuple(item for item in map(view.find, carried.ids) if item is not None)
        titles, heading = [item.title for item in found], self._labels.heading(source)
        is_same = self._library.id_namespace(source.account) == self._library.id_namespace(ref.account)
        if is_same and not carried.is_whole:
            self._copy(ref, page, found, anchor, move=move)
        else:
            told = joined((heading.service, heading.account))
            remark = COPIED_ONLY if move and not is_same else ""
            account = self._library.account(source.account) if is_same else None
            known_at = account.provider if account is not None else ""
            self._preview(titles, heading.title, told, ref, anchor, remark, known_at)

    async def _carry_once_read(self, page: QueuePage, carry: Callable[[], None]) -> None:
        await until_read(page)
        carry()

    def _copy(self, ref: QueueRef, page: QueuePage, items: Sequence[Item], anchor: Anchor, *, move: bool) -> None:
        """Copy or move items within a service, without those that the target holds, as one action to undo."""
        target, titles = self._window.panes.page_of(ref), [item.title for item in items]
        put_in = self._add(target, titles, anchor) if target is not None else None
        if target is None or put_in is None:
            return
        where, done = self._labels.heading(ref).title, [target.history] if put_in else []
        new = frozenset(title.id for title in put_in)
        left = tuple(item.id for item in items if item.title.id in new)
        if left and move and page.history.perform((Remove(left),)):
            done.append(page.history)
        what = put_in[0].name if len(put_in) == 1 else counted(len(put_in), "title", "titles")
        action = Undoable(f"{'Move' if len(done) > 1 else 'Copy'} {what} to “{where}”", done)
        if done:
            self.undo_keys.be_about(action)
        if target is not self._window.page:
            self._say(put_in, where, action, " ".join(target.saved_words(titles) or ()))

    def _add(self, target: QueuePage, titles: Sequence[Title], anchor: Anchor) -> tuple[Title, ...] | None:
        """The titles that were added; None if the target refused them, which the person was told."""
        adds = adding(target.model.view, titles, anchor, target.item_of)
        if adds and not target.history.perform(adds):
            return None
        target.say_saved(titles)
        return tuple(add.item.title for add in adds)

    def _preview(
        self,
        titles: Sequence[Title],
        where: str,
        told: str,
        ref: QueueRef,
        anchor: Anchor,
        remark: str = "",
        service: str = "",
    ) -> None:
        """Show the preview of a copy.

        `where` titles come from, in a word or two, and what more is `told` of that place. `service`: the provider,
        where their keys are those of the target's service.
        """
        heading = self._labels.heading(ref)
        if heading.fixed:
            self._tell(NOTHING, heading.fixed)
            return
        what = f"Copy {counted(len(titles), 'title', 'titles')} to {heading.title} ({heading.service})"
        errand = Errand(what, joined((f"from {where}", told)), f"In {where}", "Copied.", remark)
        self._previews.open(ref, errand, lambda: contents_of(titles, service), anchor)

    def _say(self, put_in: Sequence[Title], where: str, action: Undoable, saved: str) -> None:
        """Tell how many titles were put in; `saved`: what is said of those that are saved there."""
        if not put_in:
            self._tell(NOTHING, saved or f"“{where}” holds all of it already.")
            return
        lead = f"{len(put_in)} titles" if len(put_in) > 1 else f"“{put_in[0].name}”"
        stand = "now stands" if len(put_in) == 1 else "now stand"
        text = f"{stand} at the end of “{where}”. {saved}".rstrip()
        action.offer(self._window.message_bar, Kind.OK, lead, text)

    def _tell(self, lead: str, text: str) -> None:
        self._window.message_bar.show_message(Message(Kind.INFO, lead, text))
