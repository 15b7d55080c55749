"""Secure connections, tried for real: to the services that are linked, or that the person added."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from urllib.parse import urlsplit

from desktop_app.doctor.finding import Finding, State
from desktop_app.domain.errors import AuthoritiesUnreadable, KeyringError, ServiceError, SettingsError, TlsFault
from desktop_app.domain.host_display import shown_in
from desktop_app.providers import PROVIDERS
from desktop_app.providers.described import read_folder
from desktop_app.providers.provider import Profile
from desktop_app.storage import profile as profiles
from desktop_app.storage.account_rows import linked_services
from desktop_app.storage.credential_store import KeyringStore
from desktop_app.storage.server_addresses import ServerAddress
from desktop_app.storage.settings import Settings
from desktop_app.storage.settings_file import settings_there
from desktop_app.transport import Request, Transport
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.settings.proxy_password import ProxyPassword
from desktop_app.ui.shell.tls_words import fault_in_words, unreadable_in_words, way_out
from desktop_app.workers import Workers

WITHIN = 15.0
"""Seconds for one server."""

SUBJECT = "Secure connection"


def connections(profile: profiles.Profile) -> Iterator[Finding]:
    """Ask each server for its first line, by the way that requests of the program take."""
    try:
        settings = settings_there(profile.settings)
    except SettingsError:
        settings = Settings()
    servers = dict(_servers(profile, settings.servers))
    if not servers:
        is_linked = linked_services(profile.journal)
        why = "the linked accounts’ servers are asked without one" if is_linked else "no account is linked"
        yield Finding(State.OK, SUBJECT, f"{why}, so that no server was tried")
        return
    asyncio.run(_take_the_way(profile, settings))
    for address, service in servers.items():
        yield asyncio.run(_tried(address, service))


async def _take_the_way(profile: profiles.Profile, settings: Settings) -> None:
    password = ProxyPassword(lambda: KeyringStore(profile.keyring_prefix, allowed={settings.other_keyring}))
    with suppress(KeyringError):
        await password.load(settings.proxy)
    password.put_into_force(settings.proxy)


def _servers(profile: profiles.Profile, chosen: Mapping[str, ServerAddress]) -> Iterator[tuple[str, Profile]]:
    """Origin of each server, and whose it is."""
    linked = linked_services(profile.journal)
    for provider in PROVIDERS:
        server = chosen.get(provider.profile.id) or provider.own_server
        if provider.profile.id in {*linked, *chosen} and server is not None:
            yield from _origins((server.api, server.sign_in), provider.profile)
    for described in read_folder(profile.services, {each.profile.id for each in PROVIDERS}).providers:
        yield from _origins(described.addresses, described.profile)


def _origins(addresses: Iterable[str], profile: Profile) -> Iterator[tuple[str, Profile]]:
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme == "https":
            yield f"https://{parts.netloc}/", profile


async def _tried(address: str, profile: Profile) -> Finding:
    """The result of a handshake with the server at this address."""
    host, service, own = shown_in(address), profile.name, profile.own_authorities
    try:
        with closing(Transport(Workers("doctor"), within=WITHIN, own=own)) as transport:
            await transport.send(Request("HEAD", address))
    except TlsFault as fault:
        return Finding(State.BAD, SUBJECT, f"{service}: {fault_in_words(fault)} {way_out(fault)}")
    except AuthoritiesUnreadable as unreadable:
        return Finding(State.BAD, SUBJECT, f"{service}: {unreadable_in_words(unreadable)}")
    except ServiceError as error:
        return Finding(State.WARNING, SUBJECT, f"{service}: {host} could not be reached. {detail_of(error)}")
    return Finding(State.OK, SUBJECT, f"{service}: {host} proved who it is")
