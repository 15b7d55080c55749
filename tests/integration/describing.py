"""Accounts over one described service, and a person who follows its redirects."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import requests

from desktop_app.accounts import NO_KEY, Accounts, Linked, LiveAccount
from desktop_app.auth.flow import UserCode
from desktop_app.domain.account import AccountId, Person
from desktop_app.providers.described import DescribedProvider, read_text
from desktop_app.providers.provider import Method
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.transport import Exchange
from desktop_app.workers import Workers
from tests.authlib_server.records import REDIRECT_URI
from tests.authlib_server.telling import TellingServer
from tests.core import Script

NOW = 1_700_000_000.0
KINDS = {"none": "none", "post": "client_secret_post", "basic": "client_secret_basic"}
ADA = Person("ada-1", "Ada", "https://a.example/ada.png")


def text_of(server: TellingServer, flows: str = '"code"', more: str = "") -> str:
    """Without discovery: every endpoint stands in the file."""
    kind = next(kind for kind, method in KINDS.items() if method == server.client.method)
    secret = "" if kind == "none" else f', secret = "{server.client.secret}"'
    at = server.address
    return f"""
        name = "Far"
        flows = [{flows}]
        client = {{ id = "{server.client.client_id}"{secret} }}
        redirect_uri = "{REDIRECT_URI}"
        {more}
        [endpoints]
        authorization = "{at}/authorize"
        token = "{at}/token"
        device = "{at}/device"
        revocation = "{at}/revoke"
        [token]
        authentication = "{kind}"
        [user]
        url = "{at}/me"
        id = "sub"
        name = "name"
        picture = "picture"
        [[scopes]]
        value = "lists"
        words = "Your lists"
        [[scopes]]
        value = "notes"
        optional = true
        """


def signed_text(client: tuple[str, str], endpoints: tuple[str, str, str], user: str) -> str:
    """Describe a service of OAuth 1.0a: its client, where its three legs go, and the lines about the user."""
    request_token, authorization, token = endpoints
    return f"""
        name = "Far"
        flows = ["oauth1"]
        client = {{ id = "{client[0]}", secret = "{client[1]}" }}
        [endpoints]
        request_token = "{request_token}"
        authorization = "{authorization}"
        token = "{token}"
        [user]
        {user}
        """


def keyed_text(me: str) -> str:
    """Describe a service that takes a key in the address."""
    return f"""
        name = "Far"
        flows = ["key"]
        [calls]
        signed = "query"
        parameter = "apikey"
        [user]
        url = "{me}"
        id = "sub"
        name = "name"
        """


class Follower(Script):
    """Follows the redirect, without a page; approves a device's code as soon as it is shown."""

    def __init__(self, authlib: TellingServer | None = None) -> None:
        super().__init__()
        self.authlib = authlib

    async def redirect_uri(self, registered: str = "") -> str:
        return registered or "http://127.0.0.1:9/back"

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        answer = await asyncio.to_thread(requests.get, uri, timeout=60, allow_redirects=False)
        return self.bring_back(answer.headers["Location"])

    def show_code(self, code: UserCode) -> None:
        self.codes.append(code)
        assert self.authlib is not None
        self.authlib.decisions[code.code] = True


@dataclass
class Described:
    """`text` is the file's. `now` is the clock, in Unix seconds."""

    folder: Path
    text: str
    now: float = NOW
    exchanges: list[Exchange] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.provider = DescribedProvider(read_text(self.text, "far.toml"))
        self.journal = Journal(self.folder / "lineup.db")
        self.snapshots = Snapshots(self.folder / "cache.db", Workers("snapshots"))
        self.store = SessionStore()
        self.accounts = self.again((self.provider,))

    def again(self, providers: tuple[DescribedProvider, ...]) -> Accounts:
        """As after a restart, with these services."""
        self.changes = 0
        accounts = Accounts(providers, {}, self.store, self.journal, self.snapshots, lambda: self.now)
        library = accounts.library
        for signal in (library.account_opened, library.account_changed, library.account_ended):
            signal.connect(self._count)
        return accounts

    def _count(self, _account: LiveAccount) -> None:
        self.changes += 1

    async def link(self, agent: Script, method: Method | None = None, ticked: tuple[str, ...] = ("notes",)) -> Linked:
        """By the recommended way, with the key that the file holds, if it holds one."""
        client = await self.accounts.keys.of("far") or NO_KEY
        way = method or self.provider.profile.methods[0]
        return await self.accounts.linker.link("far", way, client, agent, self.exchanges.append, ticked)

    async def who(self, account_id: AccountId) -> Person:
        """Asked again, as the next refresh would."""
        return await (await self.accounts.library.linked(account_id).service()).who()
