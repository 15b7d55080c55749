"""Titles that are carried from one list to another: copied, or with Shift moved."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.domain.edits import Add, Anchor, Edge, Remove
from desktop_app.domain.queues import Item, QueueRef, Title
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.message_bar import Kind, Message
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.queue.mime import Carried
from desktop_app.ui.queue.page import QueuePage

OTHER_SERVICE = "Every service numbers titles in its own way. Search for it in this list: Ctrl+N."


class Carrying(QObject):
    """Looks the carried titles up in the list that they come from, and edits both lists."""

    def __init__(self, lists: OpenLists, window: MainWindow) -> None:
        super().__init__(window)
        self._lists = lists
        self._window = window
        window.panes.sources.titles_dropped.connect(self._drop)

    def serve(self, page: QueuePage) -> None:
        """Take what is dropped into this page's table from another list."""
        page.foreign_dropped.connect(self._drop_here)

    def _drop(self, ref: QueueRef, carried: Carried, move: bool) -> None:  # noqa: FBT001 - a signal's argument
        target = self._window.panes.page_of(ref)
        if target is None or carried.source is None or carried.source == ref:
            return
        put_in = self._copy(target, carried, Edge.END)
        source = self._window.panes.page_of(carried.source)
        if put_in and move and source is not None:
            source.history.perform((Remove(tuple(item.id for item in put_in)),))
        if put_in is not None:
            self._say(put_in, self._lists.heading(ref).title)

    def _drop_here(self, carried: Carried, anchor: Anchor) -> None:
        page = self._window.page
        if page is not None:
            self._copy(page, carried, anchor)

    def carry_titles(self, titles: Sequence[Title], provider: str, target: QueueRef, anchor: Anchor) -> None:  # noqa: ARG002
        """Titles that were found at this provider's service, to a list of another one: said why not."""
        self._window.message_bar.show_message(Message(Kind.INFO, "Nothing was copied.", OTHER_SERVICE))

    def _copy(self, target: QueuePage, carried: Carried, anchor: Anchor) -> tuple[Item, ...] | None:
        """Add what the target does not hold yet, in its order, as one action; what was added.

        None where the target refused it, and said why: the key of a title is another title's at another service.
        """
        if carried.source is None or carried.source not in self._lists or target.model.state is None:
            return ()
        if self._provider(carried.source) != self._provider(target.model.state.ref):
            self._window.message_bar.show_message(Message(Kind.INFO, "Nothing was copied.", OTHER_SERVICE))
            return None
        source, there = self._lists[carried.source].state.view, target.model.state.view
        found = (source.find(title_id) for title_id in carried.ids)
        new = tuple(item for item in found if item is not None and there.find(item.id) is None)
        anchors: tuple[Anchor, ...] = (anchor, *(item.id for item in new))
        adds = tuple(Add(item, after) for item, after in zip(new, anchors, strict=False))
        return new if not adds or target.history.perform(adds) else None

    def _provider(self, ref: QueueRef) -> str:
        account = self._lists.account(ref.account)
        return account.provider if account is not None else ""

    def _say(self, put_in: tuple[Item, ...], where: str) -> None:
        if not put_in:
            lead, text = "Nothing was copied.", f"“{where}” holds all of it already."
        else:
            lead = f"{len(put_in)} titles" if len(put_in) > 1 else f"“{put_in[0].title.name}”"
            text = f"now stands at the end of “{where}”." if len(put_in) == 1 else f"now stand at the end of “{where}”."
        self._window.message_bar.show_message(Message(Kind.INFO, lead, text))
