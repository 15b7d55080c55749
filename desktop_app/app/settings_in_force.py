"""Settings in force below the interface: servers, the room for posters, the order of new titles, and the proxy."""

import asyncio
from collections.abc import Mapping

from PySide6.QtCore import QUrl

from desktop_app.domain.errors import KeyringError, SignInsLocked
from desktop_app.domain.local_order import Newcomers
from desktop_app.providers.provider import Server
from desktop_app.storage.pictures import Pictures
from desktop_app.storage.server_addresses import ServerAddress
from desktop_app.storage.settings import Settings
from desktop_app.storage.sign_in_file import SignInFile
from desktop_app.ui.settings.controller import SettingsController
from desktop_app.ui.settings.proxy_password import ProxyPassword
from desktop_app.ui.shell.message_stack import Kind, Message
from desktop_app.ui.shell.messages import sentence_of
from desktop_app.ui.widgets.host_display import ENCODED
from desktop_app.ui.workspace import Workspace

MEGABYTE = 1_000_000

PASSWORD_WITHIN = 1.0
"""Seconds that a start waits for the proxy's password."""


async def put_in_force(workspace: Workspace, pictures: Pictures, servers_fixed: str = "") -> None:
    """Let the person change the settings, and the core follow them, from now on.

    `servers_fixed` says why no server can be chosen, empty where one can.
    """
    preferences, accounts, tasks = workspace.preferences, workspace.accounts, workspace.tasks
    password = ProxyPassword(lambda: accounts.credentials)
    SettingsController(workspace, pictures, password, servers_fixed)

    def take_newcomers(where: Newcomers) -> None:
        accounts.newcomers = where

    def use_servers(servers: Mapping[str, Server]) -> None:
        for provider_id, server in servers.items():
            accounts.use_server(provider_id, server)

    preferences.follow(lambda now: now.new_titles, take_newcomers)
    preferences.follow(room_for_posters, lambda room: tasks.start(pictures.allow(room)))
    if not servers_fixed:
        preferences.follow(servers_of, use_servers)
    await _take_the_way(workspace, password)


async def _take_the_way(workspace: Workspace, password: ProxyPassword) -> None:
    """Use the proxy. Lists are shown while a keyring, or the person, takes time; nothing goes past it meanwhile."""
    credentials, safekeeping = workspace.accounts.credentials, workspace.outside.safekeeping
    password.put_into_force(workspace.preferences.current.proxy)
    reading = workspace.tasks.start(_read_password(workspace, password))
    if not (isinstance(credentials, SignInFile) and credentials.is_locked):
        await asyncio.wait({reading}, timeout=PASSWORD_WITHIN)
    if safekeeping is not None:
        safekeeping.changed.connect(lambda: workspace.tasks.start(_read_password(workspace, password)))


async def _read_password(workspace: Workspace, password: ProxyPassword) -> None:
    proxy = workspace.preferences.current.proxy
    try:
        await password.load(proxy)
    except KeyringError as error:
        if not isinstance(error, SignInsLocked):  # which is asked for already
            sentence = sentence_of(error, "")
            text = f"{sentence.lead} {sentence.text}"
            workspace.say(Message(Kind.WARNING, "The proxy’s password cannot be read.", text))
    password.put_into_force(proxy)


def room_for_posters(settings: Settings) -> int:
    """Bytes that posters may take on the disk."""
    return round(settings.poster_cache_megabytes * MEGABYTE)


def servers_of(settings: Settings) -> dict[str, Server]:
    """The servers that a person named, by provider id."""
    return {provider_id: server_of(address) for provider_id, address in settings.servers.items()}


def server_of(address: ServerAddress) -> Server:
    """A server that a person named: called by its host."""
    return Server(QUrl(address.api).authority(ENCODED), address.api, address.sign_in)
