"""The core linked to the sandbox's Jellyfin, and a person who types a code in its web client."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.accounts import NO_KEY
from desktop_app.auth.flow import UserCode
from desktop_app.domain.account import AccountId
from desktop_app.providers.jellyfin import Jellyfin
from desktop_app.providers.jellyfin.parser import LIST
from desktop_app.providers.provider import Method, Server
from desktop_app.sandbox.jellyfin.emulator import JellyfinEmulator
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import CredentialStore
from tests.core import Core, Script, core_of
from tests.sandbox.jellyfin.far_client import type_code

ADA = "ada"
TO_WATCH = "To watch"


class Viewer(Script):
    """A person of the server; a code is typed as soon as it is shown."""

    def __init__(self, jellyfin: JellyfinEmulator, name: str = ADA, password: str = "analytical") -> None:
        super().__init__()
        self._jellyfin = jellyfin
        self.email, self.password = name, password
        self.answers = {"name": name, "password": password}
        self.on_code = self._type

    def _type(self, code: UserCode) -> None:
        self.codes.append(code)
        assert type_code(self._jellyfin, code.code, self.email, self.password) == 200


def server_of(jellyfin: JellyfinEmulator) -> Server:
    web = jellyfin.web.removesuffix("/web/quickconnect")
    return Server("sandbox", jellyfin.address, web)


def make_jellyfin_core(
    folder: Path,
    sandbox: Sandbox,
    *,
    store: CredentialStore | None = None,
    provider: Jellyfin | None = None,
) -> Core:
    return core_of(folder, provider or Jellyfin(poll_every=0.01), server_of(sandbox.jellyfin), store=store)


async def link(
    core: Core,
    jellyfin: JellyfinEmulator,
    method: Method = Method.CODE,
    viewer: Callable[[JellyfinEmulator], Viewer] = Viewer,
) -> AccountId:
    """The viewer's account."""
    linked = await core.accounts.linker.link("jellyfin", method, NO_KEY, viewer(jellyfin), core.exchanges.append)
    return linked.account.id


def list_named(jellyfin: JellyfinEmulator, name: str = TO_WATCH) -> str:
    """Our name of a playlist."""
    return LIST + jellyfin.state.named(name).id


def key_of(jellyfin: JellyfinEmulator, name: str = TO_WATCH) -> str:
    """The server's id of a playlist."""
    return jellyfin.state.named(name).id


def writes(jellyfin: JellyfinEmulator) -> list[str]:
    """Methods and ends of paths of the calls that change something."""
    return [
        f"{call.method} {call.path.rpartition('/jellyfin')[2]}" for call in jellyfin.requests if call.method != "GET"
    ]
