"""A person's own Jellyfin server, from version 10.9 on; how it differs from version to version is in `versions.py`."""

from desktop_app.auth.flow import Flow, FlowStep
from desktop_app.domain.account import Person
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.parts import Service
from desktop_app.providers.jellyfin.calls import Calls
from desktop_app.providers.jellyfin.catalogue import Catalogue
from desktop_app.providers.jellyfin.editor import Editor
from desktop_app.providers.jellyfin.lists import Lists
from desktop_app.providers.jellyfin.parser import Parser
from desktop_app.providers.jellyfin.profile import CODE_STEPS, PASSWORD_STEPS, PROFILE, WHO
from desktop_app.providers.jellyfin.sign_in import EVERY, NameAndPasswordFlow, QuickConnectFlow, check_server
from desktop_app.providers.provider import AccountConnection, Connection, Method, Profile


class Jellyfin:
    """A `Provider`. `poll_every` in seconds."""

    call_spacing = 0.0

    def __init__(self, *, poll_every: float = EVERY) -> None:
        self._poll_every = poll_every

    @property
    def profile(self) -> Profile:
        return PROFILE

    @property
    def own_server(self) -> None:
        return None

    def steps(self, method: Method, _client: ClientCredentials) -> tuple[FlowStep, ...]:
        return (*(PASSWORD_STEPS if method is Method.PASSWORD else CODE_STEPS), WHO)

    def flow(self, method: Method, connection: Connection, _ticked: tuple[str, ...] = ()) -> Flow:
        if method is Method.PASSWORD:
            return NameAndPasswordFlow(connection)
        return QuickConnectFlow(connection, every=self._poll_every)

    async def check_key(self, connection: Connection) -> None:
        """No application has a key here; what is checked is that a Jellyfin server answers at the address."""
        await check_server(connection)

    async def revoke(self, connection: AccountConnection) -> bool:
        """Sign out. Raises `SignInAgain` where the sign-in is over already."""
        await Calls(connection).write("POST", "/Sessions/Logout")
        return True

    def service(self, connection: AccountConnection) -> Service:
        calls = Calls(connection)
        parser = Parser(calls.api, calls.web)
        catalogue = Catalogue(calls, parser, connection.clock.ours)

        async def who() -> Person:
            return parser.person(await calls.me())

        return Service(
            who=who,
            lists=Lists(calls, parser),
            editor=Editor(calls),
            catalogue=catalogue,
            title_keys=catalogue,
            explorer=calls,
        )
