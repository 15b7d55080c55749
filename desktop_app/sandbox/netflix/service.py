"""Shared state of the emulated service, given to every resource."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from desktop_app.sandbox.catalogue import Catalogue, Title
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.netflix.errors import ApiError, invalid
from desktop_app.sandbox.netflix.faults import Faults
from desktop_app.sandbox.netflix.hrefs import Hrefs
from desktop_app.sandbox.netflix.items import Items
from desktop_app.sandbox.netflix.state import Account, State


@dataclass
class Service:
    """The pieces of one emulator, for the functions that answer its calls."""

    catalogue: Catalogue
    state: State
    clock: ServerClock
    faults: Faults
    hrefs: Hrefs
    client_key: str
    client_secret: str
    application_name: str
    sign_in_address: str
    prefill: bool

    @cached_property
    def items(self) -> Items:
        return Items(self.catalogue, self.hrefs, self.clock, self.state)

    def account(self, user_id: str) -> Account:
        """The account of a path that the OAuth check has let through."""
        return self.state.accounts[user_id]

    def referred(self, title_ref: str) -> Title:
        """The title that a `title_ref` names, or the errors of section 6."""
        named = self.hrefs.title(title_ref)
        if named is None:
            raise invalid("title_ref")
        title_id, path = named
        title = self.catalogue.find(title_id)
        if title is None or title.path != path:
            raise ApiError(400, "Title not found or not available", 130)
        return title
