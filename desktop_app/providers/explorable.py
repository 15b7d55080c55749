"""A service that takes requests of a person's own making, beside those of its lists."""

from typing import Protocol, runtime_checkable

from desktop_app.domain.account import Person
from desktop_app.transport import Exchange, Request, Response


@runtime_checkable
class Explorable(Protocol):
    """One account. Whoever calls has made sure that the request goes to the host of `api`."""

    async def api(self) -> str:
        """The address that relative ones stand under. Raises `ServiceError` where it cannot be told now."""
        ...

    async def who(self) -> Person:
        """The account's owner: the question that tells whether its sign-in is still taken. Raises `ServiceError`."""
        ...

    async def call(self, request: Request) -> Response:
        """The answer, whatever its status, to the request with what authorizes the account's own.

        Raises `ServiceError` where there is none, or where nothing may be asked.
        """
        ...

    async def rehearse(self, request: Request) -> Exchange:
        """What `call` would send now. Sends nothing. Raises `ServiceError`."""
        ...
