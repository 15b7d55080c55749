"""Says what should be known ahead: once a day in the message bar, always in a list, and on the desktop where wanted."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QDateTime, QObject, Qt, QTimer

from desktop_app.accounts import Accounts
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.domain.reminders import (
    CallsNearlySpent,
    ListNearlyFull,
    Notice,
    TitlesLeaving,
    TokenEnding,
)
from desktop_app.storage.history import History
from desktop_app.ui.open_lists import OpenLists
from desktop_app.ui.reminders.desktop import Desktop, NoNotices
from desktop_app.ui.reminders.pane import NoticesPane
from desktop_app.ui.reminders.watching import Watch
from desktop_app.ui.reminders.words import Names, Told, told
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.message_bar import Action, Kind, Message
from desktop_app.ui.shell.tasks import Tasks

EVERY = 3_600_000
"""Milliseconds between two looks: Qt's timers know no moment in three years."""

SOON = 1_000
"""Milliseconds: many changes in a row are looked at once."""

KEYS = "Ctrl+Shift+B"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person has set. `desktop` is None where notices stay in the window."""

    leaving_days: Callable[[], float] = lambda: 7.0
    desktop: Callable[[], Desktop | None] = lambda: None


@dataclass(frozen=True, slots=True)
class Doings:
    """What the buttons of notices do."""

    sign_in_again: Callable[[AccountId], None]
    show_list: Callable[[QueueRef], None]
    show_titles: Callable[[QueueRef, tuple[TitleId, ...]], None]
    show_health: Callable[[], None]


class RemindersController(QObject):
    """What was told today is not told again, also not by the next run."""

    def __init__(
        self,
        accounts: Accounts,
        lists: OpenLists,
        tasks: Tasks,
        window: MainWindow,
        history: History | None,
        doings: Doings,
        wishes: Wishes,
    ) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._lists = lists
        self._tasks = tasks
        self._window = window
        self._history = history
        self._doings = doings
        self._wishes = wishes
        self._watch = Watch(accounts, lists)
        self._told: set[tuple[str, int]] = set()
        self.current: tuple[Notice, ...] = ()
        self.pane = NoticesPane()
        self.pane.closed.connect(self._close)
        self.pane.chosen.connect(lambda place: self._do(self.current[place]))
        window.status.notices_pressed.connect(self.open)
        window.view_action("messages", "&Notices", KEYS, self.open)
        self._timer = QTimer(self, interval=EVERY, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self.look)

    def look_soon(self) -> None:
        """Something changed. Not in the middle of a series of drops: in a long list a look takes some milliseconds."""
        self._soon.start()

    def look(self) -> None:
        """What is so now: shown at once; what was not told today yet is told."""
        self._soon.stop()
        self.current = self._watch.notices(self._wishes.leaving_days())
        self._window.status.show_notices(len(self.current))
        self.pane.show_notices([self._in_words(notice) for notice in self.current])
        if self._watch.dates_are_known() and not self._timer.isActive():
            self._timer.start()
        today = self._today()
        fresh = [notice for notice in self.current if (notice.name, today) not in self._told]
        if fresh:
            self._told.update((notice.name, today) for notice in fresh)
            self._tasks.start(self._tell(fresh, today))

    def open(self) -> None:
        """The list of them in the right pane."""
        self.look()
        self._window.panes.show_beside(self.pane)
        self.pane.start()

    # --- telling ---------------------------------------------------------------------------------------------------

    async def _tell(self, fresh: Collection[Notice], today: int) -> None:
        earlier = await self._told_by_earlier_runs(today)
        new = [notice for notice in fresh if notice.name not in earlier and self._is_there(notice)]
        if not new:
            return
        words = [self._in_words(notice) for notice in new]
        if len(new) == 1:
            action = Action(words[0].action, partial(self._do, new[0]))
            self._say(words[0].lead, words[0].text, action)
        else:
            self._say(f"{len(new)} notices.", " ".join(each.lead for each in words), Action("Show them", self.open))
        await self._remember(new, today)
        await self._tell_desktop(words)

    def _say(self, lead: str, text: str, action: Action) -> None:
        self._window.message_bar.show_message(Message(Kind.WARNING, lead, text, (action,)))

    async def _told_by_earlier_runs(self, today: int) -> Collection[str]:
        if self._history is None:
            return ()
        try:
            return await self._history.told_notices(today)
        except LineupError:
            return ()  # rather twice than never

    async def _remember(self, new: Collection[Notice], today: int) -> None:
        if self._history is not None:
            try:
                await self._history.tell_notices([notice.name for notice in new], today)
            except LineupError:
                return  # the same

    async def _tell_desktop(self, words: Collection[Told]) -> None:
        """Only who looks elsewhere; a desktop that shows none is spoken of in the settings."""
        desktop = self._wishes.desktop()
        if desktop is None or self._window.isActiveWindow():
            return
        for each in words:
            try:
                await desktop.show(each.lead, each.text)
            except NoNotices:
                return

    # --- one notice -------------------------------------------------------------------------------------------------

    def _is_there(self, notice: Notice) -> bool:
        """Its account, or its list, may have gone since it was seen."""
        match notice:
            case TitlesLeaving(ref) | ListNearlyFull(ref):
                return ref in self._lists
            case TokenEnding(account) | CallsNearlySpent(account):
                return self._lists.account(account) is not None

    def _do(self, notice: Notice) -> None:
        if not self._is_there(notice):
            return
        match notice:
            case TokenEnding(account):
                self._doings.sign_in_again(account)
            case TitlesLeaving(ref, titles):
                self._doings.show_titles(ref, tuple(leaving.title for leaving in titles))
            case ListNearlyFull(ref):
                self._doings.show_list(ref)
            case CallsNearlySpent():
                self._doings.show_health()

    def _in_words(self, notice: Notice) -> Told:
        match notice:
            case TitlesLeaving(ref) | ListNearlyFull(ref):
                info = self._lists.info(ref)
                names = self._names(ref.account, info.title if info is not None else "")
            case TokenEnding(account) | CallsNearlySpent(account):
                names = self._names(account)
        return told(notice, names, self._accounts.lines.now())

    def _names(self, account_id: AccountId, title: str = "") -> Names:
        account = self._lists.account(account_id)
        assert account is not None  # of accounts that went there are no notices
        return Names(self._lists.service_of(account), account.label, title)

    def _today(self) -> int:
        """The person's own day, as a number that rises."""
        return QDateTime.fromSecsSinceEpoch(round(self._accounts.lines.now())).date().toJulianDay()

    def _close(self) -> None:
        self._window.panes.take_from_side(self.pane)
        if self._window.page is not None:
            self._window.page.view.setFocus(Qt.FocusReason.OtherFocusReason)
