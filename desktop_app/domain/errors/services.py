"""Errors between Lineup and a service: requests that did not arrive, answers that cannot be used, refusals."""

from collections.abc import Collection
from typing import Unpack

from desktop_app.domain.errors.base import Details, LineupError, Why


class ServiceError(LineupError):
    """Something between us and a service.

    `status` is the HTTP status, where there was an answer; `said` what the service gave as its reason, in its own
    words and without secrets.
    """

    def __init__(
        self, why: Why | None = None, *, status: int | None = None, said: str = "", **details: Unpack[Details]
    ) -> None:
        super().__init__(why, status=status, said=said, **details)
        self.status = status
        self.said = said
        self.details = details


class Unreachable(ServiceError):
    """No connection could be made; nothing was sent."""


class ServiceClosed(Unreachable):
    """The service's address answers but knows none of the service's calls: the service has moved or closed."""


class OutcomeUnknown(ServiceError):
    """The request went out and no usable answer came back. A write may have happened: read before sending again."""


class ServerFault(OutcomeUnknown):
    """5xx."""


class BadAnswer(ServiceError):
    """The answer is not what the contract says, is hostile, or is too large to be one."""


class Interposed(BadAnswer):
    """Something in front of the service answered: a hotel's page, a proxy's. Nothing is said of what was asked.

    `address`: where a browser meets the same, empty where nobody knows.
    """

    def __init__(self, why: Why | None = None, *, status: int | None = None, said: str = "", address: str = "") -> None:
        super().__init__(why, status=status, said=said, address=address)
        self.address = address


class SuddenlyEmpty(ServiceError):
    """The list came back empty although we knew titles in it: shown to the person before it is believed."""


class StaleRead(ServiceError):
    """Reads lag behind writes: the service goes on showing a state that we know is past."""


class IncompleteRead(ServiceError):
    """The service's pages left `missing` entries out, and told others twice or not at all: no order can be written."""

    def __init__(self, missing: int) -> None:
        super().__init__(missing=missing)
        self.missing = missing


class IncompleteLists(IncompleteRead):
    """The service left `missing` of the account's lists out."""


class TooLong(ServiceError):
    """The list holds `count` titles, or more; `most` are read of such a list."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count=count, most=most)
        self.count = count
        self.most = most


class RateLimited(ServiceError):
    """The service wants us to wait. `retry_after` in seconds.

    `until_tomorrow`: what it grants for a day is spent. `goes_on_at`, in Unix seconds: when what waits is sent, where
    that is known; the service's day ends at midnight in `zone`, a name of the time zone database.
    """

    def __init__(
        self,
        why: Why | None = None,
        *,
        said: str = "",
        retry_after: float = 1.0,
        until_tomorrow: bool = False,
        goes_on_at: float | None = None,
        zone: str = "",
    ) -> None:
        super().__init__(why, status=403, said=said)
        self.retry_after = retry_after
        self.until_tomorrow = until_tomorrow
        self.goes_on_at = goes_on_at
        self.zone = zone


class PreconditionFailed(ServiceError):
    """The guard held: the list changed since we last read it (RFC 9110 section 15.5.13)."""


class Refused(ServiceError):
    """The service understood the request and will not do it.

    `titles`: the ids, as the edits name them, of those that it is about, where the request was about several
    and not all were refused.
    """

    def __init__(
        self,
        why: Why | None = None,
        *,
        status: int | None = None,
        said: str = "",
        titles: Collection[str] = (),
        **details: Unpack[Details],
    ) -> None:
        super().__init__(why, status=status, said=said, **details)
        self.titles = titles


class LimitReached(Refused):
    """The account has as much as it may have. `limit` of its values is how much, where it is known."""


class MembersOnly(Refused):
    """The service does that only for those who pay. `address` of its values is where one pays."""


class LedAway(ServiceError):
    """The answer points to another address (RFC 9110 section 15.4), `address` of its values; nothing was done."""


class NotThere(ServiceError):
    """The list was deleted, or may no longer be seen."""


class ApplicationRefused(ServiceError):
    """The service no longer takes the application, whoever is signed in: deleted, or not approved."""


class AccountLocked(ServiceError):
    """The service locked or closed the account: only its support can help, and it must not be called."""


class PermissionMissing(ServiceError):
    """The account was linked without a permission that this needs. `scope` is its name at the service."""

    def __init__(self, scope: str, *, status: int | None = None) -> None:
        super().__init__(status=status, scope=scope)
        self.scope = scope


class SignInAgain(ServiceError):
    """The service no longer takes the account's token credentials."""


class KeyRefused(SignInAgain):
    """The service does not take the key that stands for the person's account: mistyped, or replaced by another."""


class ListFixed(LineupError):
    """The list may not be changed so, whoever tries; nothing was done."""


class NoRoom(LineupError):
    """The list may hold `largest` titles, `holds` so many, and was to take `wanted` more; nothing was done.

    `list_title` is the list's name.
    """

    def __init__(self, list_title: str, *, largest: int, holds: int, wanted: int) -> None:
        super().__init__(name=list_title, limit=largest, count=holds)
        self.list_title = list_title
        self.largest = largest
        self.holds = holds
        self.wanted = wanted

    @property
    def fits(self) -> int:
        """Number of further titles that the list can take."""
        return max(self.largest - self.holds, 0)
