"""State of the emulated service: accounts, queues, ratings, token credentials."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from threading import RLock

from desktop_app.sandbox.catalogue import Catalogue
from desktop_app.sandbox.netflix.rental import DAY, KINDS, Rental
from desktop_app.sandbox.netflix.versioned_queue import Entry, Queue, Version

QUEUE_FORMATS = {"instant": "Instant", "disc": "DVD"}
SAMPLE_DATE = 1_762_640_000
"""The sample titles were added one an hour up to this day in November 2025."""


@dataclass(slots=True)
class Account:
    """A subscriber."""

    email: str
    password: str = field(repr=False)
    user_id: str
    first_name: str
    last_name: str
    nickname: str
    preferred_formats: tuple[str, ...]
    at_home: tuple[Rental, ...]
    rental_history: tuple[Rental, ...]
    queues: dict[str, Queue]
    ratings: dict[str, str] = field(default_factory=dict)

    @property
    def discs_at_home(self) -> frozenset[str]:
        """Ids of titles."""
        return frozenset(rental.title_id for rental in self.at_home)


@dataclass(slots=True)
class RequestToken:
    """Temporary credentials (RFC 5849, section 2.1): ten minutes, one use."""

    token: str
    secret: str = field(repr=False)
    callback: str
    created: float
    user_id: str = ""
    verifier: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AccessToken:
    """Token credentials: good until the subscriber revokes them (section 2.3)."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    user_id: str
    revoked: bool = False


class State:
    """State of the service behind one lock, so that a call sees no half-done change."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.lock = RLock()
        self.leaving: dict[str, int] | None = None
        """Unix second until which a title can be had, by its id; others stay. None: some leave, made up."""
        self.catalogue = catalogue
        self.accounts = {account.user_id: account for account in _sample_accounts(catalogue)}
        self.request_tokens: dict[str, RequestToken] = {}
        self.access_tokens: dict[str, AccessToken] = {}

    def account(self, name: str) -> Account:
        """The account with this e-mail address or user id; KeyError when there is none."""
        with self.lock:
            return next((a for a in self.accounts.values() if a.email == name), None) or self.accounts[name]

    def order(self, account: str, queue: str) -> list[str]:
        """The ids of the available titles, in the order that is true now. For tests and the demo."""
        return [entry.title_id for entry in self.version(account, queue).available]

    def saved(self, account: str, queue: str) -> list[str]:
        return [entry.title_id for entry in self.version(account, queue).saved]

    def etag(self, account: str, queue: str) -> str:
        return self.version(account, queue).etag

    def version(self, account: str, queue: str) -> Version:
        with self.lock:
            return self.account(account).queues[queue].current

    def title_names(self, account: str, queue: str) -> list[str]:
        """Names of the titles in `order`."""
        return [self.title_name(title_id) for title_id in self.order(account, queue)]

    def title_name(self, title_id: str) -> str:
        title = self.catalogue.find(title_id)
        return title.name if title else title_id


def _sample_accounts(catalogue: Catalogue) -> Iterator[Account]:
    source = files("desktop_app.resources") / "sandbox" / "accounts.json"
    for row in json.loads(source.read_text("utf-8")):
        queues = {}
        for name, format_ in QUEUE_FORMATS.items():
            available, saved = (_entries(catalogue, row[key], format_) for key in (name, f"{name}_saved"))
            queues[name] = Queue(name, row["user_id"])
            if available or saved:
                queues[name].change(available, saved, float("-inf"))
        yield Account(
            email=row["email"],
            password=row["password"],
            user_id=row["user_id"],
            first_name=row["first_name"],
            last_name=row["last_name"],
            nickname=row["nickname"],
            preferred_formats=tuple(row["preferred_formats"]),
            at_home=tuple(_rental(catalogue, one) for one in row["at_home"]),
            rental_history=tuple(_rental(catalogue, one) for one in row["rental_history"]),
            queues=queues,
            ratings={catalogue.named(name).id: stars for name, stars in row["ratings"].items()},
        )


def _rental(catalogue: Catalogue, row: dict[str, str | int]) -> Rental:
    """Rental in a row of the sample, whose dates are days before the sample's last date."""
    dates = {kind: SAMPLE_DATE - DAY * int(row[kind]) for kind in KINDS if kind in row}
    return Rental(catalogue.named(str(row["title"])).id, **dates)


def _entries(catalogue: Catalogue, names: list[str], format_: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(catalogue.named(name).id, SAMPLE_DATE - 3600 * (len(names) - i), format_) for i, name in enumerate(names)
    )
