"""What linking ends with."""

from dataclasses import dataclass

from desktop_app.domain.account import Account


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
