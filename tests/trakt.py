"""The core linked to the sandbox's Trakt, and a person who signs in at its pages."""

import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import requests

from desktop_app.auth.flow import UserCode
from desktop_app.domain.account import AccountId
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers.provider import Method, Server
from desktop_app.providers.trakt import Trakt
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.storage.credential_store import CredentialStore
from tests.core import Core, Form, Script, core_of
from tests.parts import Parts, parts_of

ADA = "ada"


class Member(Script):
    """Ada at Trakt's pages; a code is typed as soon as it is shown."""

    def __init__(self, auth: str, button: str = "approve") -> None:
        super().__init__(button, ADA)
        self._auth = auth
        self.on_code = self._type

    async def redirect_uri(self, registered: str = "") -> str:
        return registered

    def _fill_in(self, uri: str) -> str:
        page = Form(requests.get(uri, timeout=60).text)
        hidden = {name: unescape(value) for name, value in page.hidden.items()}
        answer = requests.post(
            urljoin(uri, page.action), data={**hidden, **self._typed}, timeout=60, allow_redirects=False
        )
        return answer.headers.get("Location", "")

    def _type(self, code: UserCode) -> None:
        self.codes.append(code)
        answer = requests.post(f"{self._auth}/activate", data={"code": code.code, **self._typed}, timeout=60)
        assert answer.ok, answer.text

    @property
    def _typed(self) -> dict[str, str]:
        return {"login": self.email, "password": self.password, self.button: "1"}


def make_trakt_core(
    folder: Path,
    sandbox: Sandbox,
    *,
    store: CredentialStore | None = None,
    clock: Callable[[], float] = time.time,
    provider: Trakt | None = None,
) -> Core:
    server = Server("sandbox", sandbox.trakt.api, sandbox.trakt.auth)
    provider = provider or Trakt(write_spacing=0, look_again=0.02)
    return core_of(folder, provider, server, store=store, clock=clock)


async def link(core: Core, trakt: TraktEmulator, method: Method = Method.EMBEDDED) -> AccountId:
    """Ada's account."""
    linked = await core.accounts.linker.link("trakt", method, key_of(trakt), Member(trakt.auth), core.exchanges.append)
    await core.accounts.keys.save("trakt", key_of(trakt))
    return linked.account.id


def key_of(trakt: TraktEmulator) -> ClientCredentials:
    return ClientCredentials(trakt.client_id, trakt.client_secret, trakt.redirect_uri)


async def service_of(core: Core, account: AccountId) -> Parts:
    return await parts_of(core.accounts, account)


def at_once(trakt: TraktEmulator) -> None:
    """No limits of how often: tests of something else need not wait."""
    trakt.faults.writes_per_second(None)
    trakt.faults.reads_per_five_minutes(None)


def served(trakt: TraktEmulator, shelf: str = "watchlist") -> list[str]:
    """The order that the service keeps, as our keys."""
    return [f"{kind}:{number}" for kind, number in (entry.media for entry in trakt.state.items(ADA, shelf).entries)]


def writes(trakt: TraktEmulator) -> list[tuple[str, int | None]]:
    """The API's writes: the end of the path, and the status."""
    calls = [call for call in trakt.requests if call.host == "api" and call.method != "GET"]
    return [(call.path.rpartition("/")[2], call.status) for call in calls]
