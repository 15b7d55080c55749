"""The wizard's last page: who was linked, what was granted, and a name for it."""

from contextlib import suppress

import shiboken6
from PySide6.QtCore import QDateTime, QLocale

from desktop_app.accounts import Accounts, Linked
from desktop_app.domain.errors import ServiceError
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.pages.avatar import LARGEST
from desktop_app.ui.link_wizard.pages.before_page import Permission
from desktop_app.ui.link_wizard.pages.linked_page import LinkedPage
from desktop_app.ui.link_wizard.presses import Presses
from desktop_app.ui.posters.decoder import DECODING, decoded
from desktop_app.ui.sentences.accounts import fact_in_words, store_in_words
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.shell.service_names import name_of
from desktop_app.ui.shell.tasks import Tasks


class AfterStep:
    """The last page, which fetches the person's picture in the background and waits for the last button."""

    def __init__(self, accounts: Accounts, frame: WizardFrame, presses: Presses, tasks: Tasks) -> None:
        self._accounts = accounts
        self._frame = frame
        self._presses = presses
        self._tasks = tasks
        self._page = LinkedPage()

    async def show(self, linked: Linked) -> None:
        """Show the page until the person goes on, and keep the name that they gave the account."""
        account = linked.account
        self._describe(linked)
        self._frame.strip.set_all_done()
        self._frame.set_phrase("linked again" if linked.renewed else "linked: both know each other now")
        self._frame.show_page(self._page)
        has_lists = not self._accounts.provider(account.provider).profile.described
        self._frame.set_buttons("Open the list" if has_lists else "Done", back=False, cancel=False)
        if account.person.picture:
            self._tasks.start(self._fetch_picture(account.person.picture))
        await self._presses.next()
        if self._page.label != account.label:
            self._accounts.rename(account.id, self._page.label)

    def _describe(self, linked: Linked) -> None:
        account, page = linked.account, self._page
        provider = self._accounts.provider(account.provider)
        called = name_of(provider, self._accounts.server(account.provider))
        label = account.label if linked.renewed else ""
        page.show_person(account.person.name, f"{called} account", provider.profile.name, label)
        words = profile_words(provider.profile)
        more = tuple(words.optional[scope] for scope in provider.profile.optional if scope in linked.granted)
        page.set_granted(_asked((*words.asks_for, *more)))
        page.set_limits(_asked(tuple(fact_in_words(fact, provider.profile) for fact in account.person.facts)))
        page.set_kept(f"Kept in {store_in_words(self._accounts.credentials.place)}", _lasts(linked.until, words.lasts))

    async def _fetch_picture(self, address: str) -> None:
        """Show their picture in the place of their initials, where it comes and can be read."""
        with suppress(ServiceError):
            data = await self._accounts.picture(address)
            picture = await DECODING.run(lambda: decoded(data, LARGEST))
            if shiboken6.isValid(self._page):
                self._page.show_picture(picture)


def _asked(pairs: tuple[tuple[str, str], ...]) -> tuple[Permission, ...]:
    return tuple(Permission(title, sentence) for title, sentence in pairs)


def _lasts(until: float | None, usually: str) -> str:
    """A sentence on how long the link lasts; a day is written as the person's system does."""
    if until is None:
        return usually
    day = QDateTime.fromSecsSinceEpoch(round(until)).date()
    return f"Good until {QLocale().toString(day, QLocale.FormatType.LongFormat)}; then sign in again."
