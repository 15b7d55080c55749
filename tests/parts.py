"""The parts of a linked account's service, for tests that know which of them are there."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from desktop_app.accounts import Accounts
from desktop_app.domain.account import AccountId, Person
from desktop_app.domain.feeds import Feeds
from desktop_app.domain.parts import (
    Catalogue,
    ListEditor,
    Lists,
    Ratings,
    Service,
    Suggestions,
    TitleDetails,
    TitleKeys,
)
from desktop_app.domain.title_states import TitleStates

Part = TypeVar("Part")


def there(part: Part | None) -> Part:
    """The part; the test fails where the service lacks it."""
    assert part is not None
    return part


class Parts:
    """A `Service` whose every part that is asked for must be there."""

    def __init__(self, service: Service) -> None:
        self.service = service

    @property
    def who(self) -> Callable[[], Awaitable[Person]]:
        return self.service.who

    @property
    def lists(self) -> Lists:
        return there(self.service.lists)

    @property
    def editor(self) -> ListEditor:
        return there(self.service.editor)

    @property
    def catalogue(self) -> Catalogue:
        return there(self.service.catalogue)

    @property
    def suggestions(self) -> Suggestions:
        return there(self.service.suggestions)

    @property
    def title_keys(self) -> TitleKeys:
        return there(self.service.title_keys)

    @property
    def details(self) -> TitleDetails:
        return there(self.service.details)

    @property
    def title_states(self) -> TitleStates:
        return there(self.service.title_states)

    @property
    def ratings(self) -> Ratings:
        return there(self.service.ratings)

    @property
    def feeds(self) -> Feeds:
        return there(self.service.feeds)


async def parts_of(accounts: Accounts, account: AccountId) -> Parts:
    """Connect the account. Raises `LineupError`."""
    return Parts(await accounts.library.linked(account).service())
