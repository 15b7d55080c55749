"""Owner and limits of a Trakt account, as far as its settings tell (contract trakt 3)."""

from contextlib import suppress

from desktop_app.domain.account import Person
from desktop_app.domain.errors import LimitReached, RefusalReason, ServiceError
from desktop_app.providers.trakt.answers import tree_of
from desktop_app.providers.trakt.calls import Calls
from desktop_app.providers.trakt.members import Limits, is_vip, limits, limits_in_use, person
from desktop_app.providers.trees import Tree

USAGE = "/v3/users/me/usage"


class Account:
    """Account at Trakt: its owner, settings and limits. Every method raises `ServiceError`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._limits: Limits | None = None
        self._tells_usage = True

    async def who(self) -> Person:
        return person(await self.settings(), self._calls.api)

    async def settings(self) -> Tree:
        """Limits move often: they are taken from every reading of the settings."""
        settings = tree_of(await self._calls.get("/users/settings"))
        told = limits(settings)
        if self._tells_usage and None in (told.watchlist, told.lists):
            told = told.completed(await self._limits_in_use(vip=is_vip(settings)))
        self._limits = told
        return settings

    async def _limits_in_use(self, *, vip: bool) -> Limits:
        """Ask for limits by a call of Trakt's own pages that nobody promises: without an answer nothing is known."""
        try:
            return limits_in_use(tree_of(await self._calls.get(USAGE)), vip=vip)
        except ServiceError:
            self._tells_usage = False
        return Limits()

    async def limits(self) -> Limits:
        """Limits of the account, as last told."""
        if self._limits is None:
            await self.settings()
        return self._limits or Limits()

    async def limits_now(self) -> Limits:
        """Ask for the limits now, because they move often. Empty where they are not told."""
        with suppress(ServiceError):
            await self.settings()
            return self._limits or Limits()
        return Limits()


LISTS_FULL = (RefusalReason.SETTINGS_LIMIT_LISTS, RefusalReason.LISTS_MAY_BE_FULL)
TITLES_FULL = (RefusalReason.SETTINGS_LIMIT_TITLES, RefusalReason.LIST_MAY_BE_FULL)
"""The reason where the settings tell the limit, and where nobody does."""


def full(error: LimitReached, most: int | None, whys: tuple[RefusalReason, RefusalReason]) -> LimitReached:
    """The same error with its reason. `most`: what the settings allow, where that is the reason.

    Trakt's answer gives none, and a number that allows what was refused would be a wrong one.
    """
    if error.why is not None:
        return error
    told, unknown = whys
    if most is None:
        return LimitReached(unknown, status=error.status)
    return LimitReached(told, status=error.status, limit=most)
