"""The account that a sign-in is meant to renew, and the question where somebody else signs in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.domain.account import Account, AccountId, Person
from desktop_app.ui.link_wizard.pages.other_page import OtherQuestion
from desktop_app.ui.shell.messages import counted

LONGEST = 40
"""Characters of a name on a button."""


@dataclass(frozen=True, slots=True)
class AccountToRenew:
    """The account to sign in to again. `waiting` tells the lists in which its changes wait, and how many."""

    account: AccountId
    waiting: Callable[[], Sequence[tuple[str, int]]]


def question_about(
    wanted: Account, person: Person, service: str, waiting: Sequence[tuple[str, int]], *, is_linked: bool
) -> OtherQuestion:
    """Ask what to do where `person` signed in and `wanted` was meant.

    `is_linked`: the person has an account here, too.
    """
    meant, came = _names(wanted, person)
    kept = ", ".join(f"{counted(count, 'change', 'changes')} in “{title}”" for title, count in waiting)
    return OtherQuestion(
        title=f"You signed in as {came}",
        sentence=f"You wanted to sign in to {service} as {meant} again. That account still waits for a sign-in.",
        waiting=f"Not sent yet, and kept for {meant}: {kept}." if kept else "",
        remedy=f"If the page goes on as {came} by itself, sign out there first.",
        again=f"Sign in as {_on_a_button(meant)}",
        other=f"Renew {_on_a_button(came)}’s account" if is_linked else f"Add {_on_a_button(came)} as another account",
    )


def _on_a_button(name: str) -> str:
    """The name, as long as a button bears; its ampersand is none of Qt's."""
    return (name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…").replace("&", "&&")


def _names(wanted: Account, person: Person) -> tuple[str, str]:
    """The names of both people; two of one name are told apart by what the service calls them."""
    if wanted.person.name != person.name:
        return wanted.person.name, person.name
    return f"{wanted.person.name} ({wanted.person.user_id})", f"{person.name} ({person.user_id})"
