"""Feeds: what an account has, for whoever knows a feed's address (RFC 4287)."""

from dataclasses import dataclass, field
from typing import Protocol

from desktop_app.domain.queues import Title


@dataclass(frozen=True, slots=True)
class FeedInfo:
    """A feed of an account. `address` opens it without a sign-in: it is a secret, never logged and never kept."""

    name: str
    title: str
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """`key` is the entry's own, `updated` in Unix seconds. `page` is an http or https address, else empty.

    `html` is as the feed has it, and must be made safe before it is shown; empty where it holds plain `text` alone.
    """

    key: str
    title: str
    updated: int | None = None
    text: str = ""
    html: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read, in its own order."""

    title: str
    updated: int | None
    entries: tuple[FeedEntry, ...]


class Feeds(Protocol):
    """The account's feeds. Every method raises `ServiceError`."""

    async def all(self) -> tuple[FeedInfo, ...]:
        """Feeds of the account, in the service's order."""
        ...

    async def read(self, info: FeedInfo, /) -> Feed:
        """The feed with its entries."""
        ...

    async def title(self, info: FeedInfo, entry: FeedEntry, /) -> Title | None:
        """The title that the entry is about; None where the service does not tell."""
        ...
