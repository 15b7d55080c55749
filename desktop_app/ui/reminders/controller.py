"""Reminders: announced once a day in the message bar, listed in a pane, and on the desktop if wanted."""

from collections.abc import Collection
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QDateTime, Qt, QTimer

from desktop_app.accounts import LiveAccount
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import LineupError
from desktop_app.domain.reminders import (
    CallsNearlySpent,
    ListNearlyFull,
    Notice,
    TitlesLeaving,
    TokenEnding,
)
from desktop_app.ui.health.controller import HealthController
from desktop_app.ui.reminders.finder import ReminderFinder
from desktop_app.ui.reminders.pane import NoticesPane
from desktop_app.ui.reminders.words import ReminderNames, ReminderWords, told
from desktop_app.ui.shell.desktop_notices import NoNotices
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.workspace import Feature, Workspace

EVERY = 3_600_000
"""Milliseconds between two looks: Qt's timers know no moment in three years."""

SOON = 1_000
"""Milliseconds: many changes in a row are looked at once."""

KEYS = "Ctrl+Shift+B"


class RemindersController(Feature):
    """Shows reminders; each is announced at most once a day, also over several runs."""

    def __init__(self, workspace: Workspace, health: HealthController) -> None:
        window = workspace.window
        super().__init__(window)
        self._accounts = workspace.accounts
        self._library = workspace.library
        self._labels = workspace.labels
        self._tasks = workspace.tasks
        self._window = window
        self._screen = workspace.screen
        self._sign_ins = workspace.sign_ins
        self._history = workspace.history
        self._preferences = workspace.preferences
        self._desktop = workspace.desktop
        self._health = health
        self._watch = ReminderFinder(self._accounts)
        self._told: set[tuple[str, int]] = set()
        self.current: tuple[Notice, ...] = ()
        self.pane = NoticesPane()
        window.panes.add_beside(self.pane)
        self.pane.closed.connect(partial(window.panes.close_beside, self.pane))
        self.pane.chosen.connect(lambda place: self._do(self.current[place]))
        window.status.notices_pressed.connect(self.open)
        window.activated.connect(self.look)
        window.menus.add_for_linked("View", "messages", "&Notices", KEYS, self.open)
        self._timer = QTimer(self, interval=EVERY, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._preferences.follow(lambda now: now.leaving_days, lambda _: self.look())
        workspace.library.catalogue_told.connect(self._hear)
        workspace.library.list_changed.connect(self._hear)
        workspace.library.list_ended.connect(self._hear)
        workspace.library.follow_accounts(self._follow)

    def begin(self) -> None:
        """Look for reminders at the start."""
        self.look()

    def _hear(self, *_what: object) -> None:
        """Look again soon, because a list may be nearly full or few calls may be left."""
        self.look_soon()

    def _follow(self, _account: LiveAccount) -> None:
        """Look again after an account changed or went, so that its reminders go with it."""
        self.look()

    def look_soon(self) -> None:
        """Look again once changes pause, not amid a series of drops: in a long list a look takes some milliseconds."""
        self._soon.start()

    def look(self) -> None:
        """Look for reminders now, show all, and announce those that were not announced today."""
        self._soon.stop()
        self.current = self._watch.notices(self._preferences.current.leaving_days)
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
        """Show the list of reminders in the right pane."""
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
        """Tell in passing: the foot of the window goes on counting the reminders, and leads to all of them."""
        self._window.message_bar.show_message(Message(Kind.WARNING, lead, text, (action,), passes=True))

    async def _told_by_earlier_runs(self, today: int) -> Collection[str]:
        try:
            return await self._history.told_notices(today)
        except LineupError:
            return ()  # rather twice than never

    async def _remember(self, new: Collection[Notice], today: int) -> None:
        with suppress(LineupError):  # the same
            await self._history.tell_notices([notice.name for notice in new], today)

    async def _tell_desktop(self, words: Collection[ReminderWords]) -> None:
        """Show reminders on the desktop if the person looks elsewhere; failures show in the settings."""
        if not self._preferences.current.desktop_notices or self._window.isActiveWindow():
            return
        for each in words:
            try:
                await self._desktop.show(each.lead, each.text)
            except NoNotices:
                return

    # --- one notice -------------------------------------------------------------------------------------------------

    def _is_there(self, notice: Notice) -> bool:
        """Whether the account or the list of a notice is still there."""
        match notice:
            case TitlesLeaving(ref) | ListNearlyFull(ref):
                return ref in self._library
            case TokenEnding(account) | CallsNearlySpent(account):
                return self._library.account(account) is not None

    def _do(self, notice: Notice) -> None:
        if not self._is_there(notice):
            return
        match notice:
            case TokenEnding(account):
                self._sign_ins.wanted.emit(account)
            case TitlesLeaving(ref, titles):
                self._screen.choose_titles(ref, tuple(leaving.title for leaving in titles))
            case ListNearlyFull(ref):
                self._screen.choose(ref)
            case CallsNearlySpent():
                self._health.open()

    def _in_words(self, notice: Notice) -> ReminderWords:
        match notice:
            case TitlesLeaving(ref) | ListNearlyFull(ref):
                info = self._library.info(ref)
                names = self._names(ref.account, info.title if info is not None else "")
            case TokenEnding(account) | CallsNearlySpent(account):
                names = self._names(account)
        return told(notice, names, self._accounts.transports.now())

    def _names(self, account_id: AccountId, title: str = "") -> ReminderNames:
        account = self._library.account(account_id)
        assert account is not None  # of accounts that went there are no notices
        return ReminderNames(self._labels.service_of(account), account.label, title)

    def _today(self) -> int:
        """The present day where the person is, as a number that rises by one a day."""
        return QDateTime.fromSecsSinceEpoch(round(self._accounts.transports.now())).date().toJulianDay()
