"""A service that is none: its flow is the test's own script, and its answers are the test's."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.accounts import Accounts
from desktop_app.auth.flow import Deviation, FlowStep, Station, UserAgent
from desktop_app.domain.account import AccountId, Fact, FactKind, Person
from desktop_app.domain.credentials import BearerToken, ClientCredentials, Credentials
from desktop_app.domain.errors import UnknownApplication
from desktop_app.domain.parts import Service
from desktop_app.providers.provider import AccountConnection, Connection, Method, Profile, Server
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.journal import Journal
from desktop_app.storage.snapshots import Snapshots
from desktop_app.tour.hands import until
from desktop_app.ui.link_wizard.environment import WizardEnvironment
from desktop_app.ui.link_wizard.frame import WizardFrame
from desktop_app.ui.link_wizard.wizard import LinkWizard
from desktop_app.ui.sentences.profiles import WORDS, ProfileWords
from desktop_app.workers import Workers

Script = Callable[[UserAgent, ClientCredentials], Awaitable[Credentials]]

PROFILE = Profile(
    id="sample",
    name="Sample",
    letter="S",
    methods=(Method.CODE, Method.BROWSER, Method.EMBEDDED),
    key_page="https://sample.example/applications",
    redirect_uri="urn:ietf:wg:oauth:2.0:oob",
    secret_is_optional=True,
)
WORDS["sample"] = ProfileWords(
    ("Nothing at all",),
    (
        ("Your lists and watchlist", "Read them, change their order, add and remove."),
        ("Your profile", "Name, picture and the limits of your account."),
    ),
    warning="Linking may unlink another program. A free Sample account keeps one linked program at a time.",
    lasts="Renews itself; you should not need to sign in again.",
    closed="Gone since 2020",
)
PERSON = Person(
    "ada-1",
    "Ada Lovelace",
    facts=(
        Fact(FactKind.PAYS_NOTHING),
        Fact(FactKind.LIMITS, limits=(("watchlist", 250), ("lists", 5))),
    ),
)
STEPS = (
    FlowStep(Station.CODE),
    FlowStep(Station.CODE_TYPED_ELSEWHERE),
    FlowStep(Station.ACCESS_TOKEN, Deviation.STATUS_TELLS_HOW_IT_GOES),
)
TOKEN = BearerToken("at-1", "rt-1")
CLIENT = ClientCredentials("client-1", "", PROFILE.redirect_uri)


class ScriptedFlow:
    """A `Flow`."""

    steps = STEPS

    def __init__(self, script: Script, client: ClientCredentials) -> None:
        self._script = script
        self._client = client

    async def authorize(self, agent: UserAgent) -> Credentials:
        return await self._script(agent, self._client)


class SampleService:
    """A `Provider`. It takes every key but "wrong", and never answers about "slow"."""

    call_spacing = 0.0

    def __init__(self, own_server: Server | None, script: Script, profile: Profile, person: Person) -> None:
        self.own_server = own_server
        self.profile = profile
        self._script = script
        self._person = person

    def steps(self, _method: Method, _client: ClientCredentials) -> tuple[FlowStep, ...]:
        return (*STEPS, FlowStep(Station.WHO))

    def flow(self, _method: Method, connection: Connection, _ticked: tuple[str, ...] = ()) -> ScriptedFlow:
        return ScriptedFlow(self._script, connection.client)

    async def check_key(self, connection: Connection) -> None:
        if connection.client.key == "slow":
            await asyncio.get_running_loop().create_future()
        if connection.client.key == "wrong":
            raise UnknownApplication(status=401)

    async def revoke(self, _connection: AccountConnection) -> bool:
        return False

    def service(self, _connection: AccountConnection) -> Service:
        return Service(who=self.who)

    async def who(self) -> Person:
        return self._person


class Sample:
    """The wizard over the real accounts, and a browser that only remembers."""

    def __init__(self, folder: Path, script: Script, address: str, profile: Profile, person: Person) -> None:
        self.time = 0.0
        self.opened: list[str] = []
        self.linked: list[AccountId] = []
        self.saved: list[tuple[str, str]] = []
        self.browser_is_there = True
        self.journal = Journal(folder / "lineup.db")
        self.snapshots = Snapshots(folder / "cache.db", Workers("snapshots"))
        own = None if profile.closed else Server(profile.name, address, address)
        provider = SampleService(own, script, profile, person)
        self.accounts = Accounts(
            (provider,),
            {},
            SessionStore(),
            self.journal,
            self.snapshots,
            lambda: time.time() + self.time,
        )
        self.parent = QWidget()
        self.wizard = LinkWizard(
            self.accounts, profile.id, WizardEnvironment(self._open_uri, self._save_server), self.parent
        )
        self.wizard.linked.connect(self.linked.append)

    @property
    def frame(self) -> WizardFrame:
        return self.wizard.frame

    async def close(self) -> None:
        await self.wizard.close()
        await self.accounts.close()
        self.parent.deleteLater()
        self.journal.close()
        self.snapshots.close()

    def _open_uri(self, uri: str) -> bool:
        self.opened.append(uri)
        return self.browser_is_there

    async def _save_server(self, _provider: str, api: str, sign_in: str) -> Server:
        self.saved.append((api, sign_in))
        return Server("elsewhere", api, sign_in or api)


@asynccontextmanager
async def sample(
    folder: Path,
    script: Script,
    address: str,
    *,
    profile: Profile = PROFILE,
    person: Person = PERSON,
    client: ClientCredentials | None = CLIENT,
) -> AsyncIterator[Sample]:
    """Its wizard, open at the first page. `address` is one that answers; without a `client` the key is asked for."""
    made = Sample(folder, script, address, profile, person)
    try:
        if client is not None:
            await made.accounts.keys.save(profile.id, client)
        made.wizard.open()
        await until(lambda: made.frame.page is not None, "the first page")
        yield made
    finally:
        await made.close()


def only(*methods: Method, redirect_uri: str = "") -> Profile:
    """The sample with other ways to sign in."""
    return replace(PROFILE, methods=methods, redirect_uri=redirect_uri)
