"""Serves the window about feeds: asks each account's service for them, reads them, and adds their titles to lists."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop_app.domain.account import Account, AccountId
from desktop_app.domain.edits import Edge
from desktop_app.domain.errors import LineupError
from desktop_app.domain.feeds import FeedEntry, FeedInfo, Feeds
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.feeds.address import copy_secret
from desktop_app.ui.feeds.feed_tree import AccountFeeds
from desktop_app.ui.queue.words import saved_already
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.widgets.link_button import open_page
from desktop_app.ui.workspace import Feature, Workspace

if TYPE_CHECKING:
    from desktop_app.ui.feeds.window import FeedsWindow

COPIED = "The address is on the clipboard. Paste it into your feed reader, and nowhere else."
NOT_ADDED = "It was not added; the main window says why."
UNTOLD = "The feed does not list it any more, or does not say which title it is."


class FeedsController(Feature):
    """The feeds window: made when first wanted, one reading at a time, addresses forgotten when it is closed."""

    def __init__(self, workspace: Workspace) -> None:
        window = workspace.window
        super().__init__(window)
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._main_window = window
        self._under_way: asyncio.Task[None] | None = None
        self.window: FeedsWindow | None = None
        window.menus.add_for_linked("View", "windows", "&Feeds…", "Ctrl+Shift+F", self.open)

    def open(self) -> None:
        """Put the window on the screen."""
        window = self.window or self._made()
        is_new = not window.isVisible()
        window.show()
        window.raise_()
        window.activateWindow()
        window.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_new:
            self._look()

    def _made(self) -> "FeedsWindow":
        from desktop_app.ui.feeds.window import FeedsWindow  # noqa: PLC0415 - few open it, and a start need not wait

        self.window = made = FeedsWindow(self._main_window)
        made.refreshed.connect(self._look)
        made.closed.connect(self._forget)
        made.stopped.connect(self._stop)
        made.copy_wanted.connect(self._copy)
        made.tree.chosen.connect(self._read)
        made.reading.link_wanted.connect(open_page)
        made.reading.add_wanted.connect(self._add)
        return made

    # --- which there are -----------------------------------------------------------------------------------------

    def _look(self) -> None:
        self._begin(self._list, "Looking for feeds…")

    async def _list(self) -> str:
        """List the feeds account by account; a failure at one service does not hide another's."""
        found: list[AccountFeeds] = []
        accounts = self._accounts.all
        for number, account in enumerate(accounts, 1):
            self._shown.say(f"Looking for feeds… {number} of {len(accounts)}", is_busy=True)
            feeds = await self._feeds_of(account)
            if feeds is not None:
                found.append(feeds)
                self._shown.show_accounts(found)
        self._shown.show_accounts(found)
        chosen = self._shown.tree.current
        return await self._show(*chosen) if chosen is not None else ""

    async def _feeds_of(self, account: Account) -> AccountFeeds | None:
        """The feeds of an account, or the error as words; None if the service has no feeds for anybody."""
        name = f"{self._labels.service_of(account)} · {account.label}"
        try:
            feeds = await self._feeds(account.id)
            return None if feeds is None else AccountFeeds(account.id, name, await feeds.all())
        except LineupError as error:
            return AccountFeeds(account.id, name, words=sentence_of(error, self._labels.service_of(account)).lead)

    async def _feeds(self, account: AccountId) -> Feeds | None:
        return (await self._accounts.library.linked(account).service()).feeds

    # --- one of them ---------------------------------------------------------------------------------------------

    def _read(self, account: AccountId, info: FeedInfo) -> None:
        self._shown.show_nothing()
        self._shown.reading.show_targets(self._targets(account))
        self._begin(partial(self._show, account, info), f"Reading “{info.title}”…")

    async def _show(self, account: AccountId, info: FeedInfo) -> str:
        feeds = await self._feeds(account)
        if feeds is not None:
            self._shown.show_feed(await feeds.read(info), info.title)
        return ""

    def _targets(self, account: AccountId) -> list[tuple[QueueRef, str]]:
        infos = [(ref, self._library.info(ref)) for ref in self._library.refs_of(account) if ref in self._library]
        return [(ref, info.title) for ref, info in infos if info is not None and not info.fixed]

    def _copy(self) -> None:
        chosen = self._shown.tree.current
        if chosen is not None:
            copy_secret(chosen[1].address)
            self._shown.say(COPIED)

    # --- into a list ---------------------------------------------------------------------------------------------

    def _add(self, entry: FeedEntry, ref: QueueRef) -> None:
        chosen = self._shown.tree.current
        if chosen is not None:
            self._begin(partial(self._put_in, chosen[1], entry, ref), f"Looking for “{entry.title}”…")

    async def _put_in(self, info: FeedInfo, entry: FeedEntry, ref: QueueRef) -> str:
        """Add the title of an entry to a list; returns the sentence that tells the outcome."""
        feeds = await self._feeds(ref.account)
        title = await feeds.title(info, entry) if feeds is not None else None
        page = self._main_window.panes.page_of(ref)
        if title is None or page is None:
            return UNTOLD
        where = self._labels.heading(ref).title
        view = self._library[ref].state.view
        if any(item.id in view for item in view.items_of(title.id)):
            return f"“{title.name}” stands in “{where}” already."
        if view.items_of(title.id):
            return " ".join(saved_already([title.name], where))
        return f"“{title.name}” now stands at the end of “{where}”." if page.add((title,), Edge.END) else NOT_ADDED

    # --- under way -----------------------------------------------------------------------------------------------

    def _begin(self, work: Callable[[], Awaitable[str]], words: str) -> None:
        """Begin some work in place of what was under way; `work` returns the sentence for its end."""
        self._stop()
        self._shown.say(words, is_busy=True)
        self._under_way = self._tasks.start(self._through(work))

    async def _through(self, work: Callable[[], Awaitable[str]]) -> None:
        """Do the work and show its sentence in the window, or the sentence of its error."""
        try:
            said = await work()
        except LineupError as error:
            chosen = self._shown.tree.current
            account = self._library.account(chosen[0]) if chosen is not None else None
            sentence = sentence_of(error, self._labels.service_of(account) if account is not None else "The service")
            said = f"{sentence.lead} {sentence.text}".strip()
        self._shown.say(said)

    def _stop(self) -> None:
        if self._under_way is not None and not self._under_way.done():
            self._under_way.cancel()
            self._shown.say("Stopped.")

    def _forget(self) -> None:
        """Forget all addresses, because the window is closed."""
        self._stop()
        self._shown.clear()

    @property
    def _shown(self) -> "FeedsWindow":
        assert self.window is not None
        return self.window
