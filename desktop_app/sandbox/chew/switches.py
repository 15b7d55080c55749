"""Switches for unknowns of the service, to be set one way or the other, and for faults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Switches:
    """Switches, at first all off, which is as the contract has it.

    `limited`: how many calls are now answered with 429. `closed`: 404 for everything.
    """

    flat_user: bool = False
    """`user_id` in the place of `user.id`, as an older client read it."""

    text_ids: bool = False
    loose_slugs: bool = False
    """`slug` finds what begins so."""

    invented_fields: bool = True
    """Fields that no client is known to have read."""

    meta: bool = True
    html_errors: bool = False
    refresh_token: bool = False
    """Add a refresh token to the token's body, though nothing takes it."""

    forgets_state: bool = False
    """The implicit grant brings no state back."""

    limited: int = 0
    closed: bool = False
