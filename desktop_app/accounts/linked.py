"""Outcomes of linking an account."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from desktop_app.domain.account import Account, AccountId, Person


@dataclass(frozen=True, slots=True)
class Linked:
    """The end of a successful sign-in. `renewed`: the account was linked before.

    `until` in Unix seconds: when the sign-in ends for good, None where it renews itself or nobody says. `granted`: the
    optional scopes that the person ticked and the service gave.
    """

    account: Account
    renewed: bool
    until: float | None = None
    granted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """The account that is to be signed in to again.

    `allows_other` is asked where somebody else signed in, before they are linked, too.
    """

    account: AccountId
    allows_other: Callable[[Account, Person], Awaitable[bool]]

    async def is_met_by(self, person: Person, found: Account | None, wanted: Account | None) -> bool:
        """Whether who signed in was meant, or is to be linked all the same.

        `found`: their account, where it is linked already; `wanted`: the one that was meant, unless it went meanwhile.
        """
        if wanted is None or (found is not None and found.id == wanted.id):
            return True
        return await self.allows_other(wanted, person)
