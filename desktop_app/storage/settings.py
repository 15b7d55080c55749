# ruff: noqa: RUF009 - `setting` makes a field of a dataclass
"""The table of settings: an entry is all there is to say about a setting, and whatever follows it reads it from here.

The file's template and checks, the window's rows and a backup's preview are made from the entries. The words stand
beside what they are about, as in any schema of settings; they are data, and nothing below the interface shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from pathlib import Path

from desktop_app.domain.errors import Expected
from desktop_app.domain.local_order import Newcomers
from desktop_app.domain.proxies import Proxy
from desktop_app.storage.server_addresses import ServerAddress, servers_in
from desktop_app.storage.settings_kinds import (
    STAYS_HERE,
    Choice,
    Declaration,
    Number,
    Offered,
    Place,
    ProxyKeys,
    Section,
    Switch,
    Text,
    Values,
    setting,
)

LAST = "last"
"""Start with the list that was last looked at."""


class SignInFirst(Enum):
    """Preferred way to sign in, where a service offers several."""

    SERVICE = "service"
    WINDOW = "window"
    BROWSER = "browser"


class SignInsIn(Enum):
    """The places for keys, sign-ins and a proxy's password."""

    KEYRING = "keyring"
    FILE = "file"


class Scheme(Enum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that a person may change, in the order of the file and of each page. `servers` by provider id."""

    servers: Mapping[str, ServerAddress] = field(default_factory=dict)

    theme: Scheme = setting(
        Scheme.SYSTEM,
        Choice({Scheme.SYSTEM: "As the system", Scheme.LIGHT: "Light", Scheme.DARK: "Dark"}),
        'The colors of the window: "system" (as the desktop has them), "light" or "dark".',
        Place(Section.GENERAL, "Colors", "Where the system asks for high contrast, its own colors are used."),
        portable="Light or dark",
    )
    start_with: str = setting(
        LAST,
        Offered(usual_label="The list that you looked at last", gone_label="A list that is not there now"),
        'What is shown first: "last" (the list that you last looked at), "all" (All my lists), or a list by its\n'
        "account and its name, as File → Settings… writes it.",
        Place(Section.GENERAL, "Start with", "From the next start."),
        portable="What is shown first",
    )
    refresh_minutes: float = setting(
        5.0,
        Number(1440, Expected.NEVER, "minutes", "minute", "Only when asked"),
        "How many minutes old the list on the screen may become before Lineup looks whether somebody changed it.\n"
        "0: only when you come back to the window, or ask for it.",
        Place(
            Section.GENERAL,
            "Look for changes",
            "In the list on the screen; asking is F5.",
            "Look for changes every so many minutes",
        ),
        portable="Minutes until the list is read again",
    )
    poster_cache_megabytes: float = setting(
        200.0,
        Number(100_000, Expected.NONE, "MB", "MB", "None are kept"),
        "How many megabytes of posters are kept on this computer. The ones used least recently go first. 0: none.",
        Place(Section.PICTURES, "Room for posters", "What was looked at least recently goes first."),
        portable="Megabytes of posters on this computer",
    )
    new_titles: Newcomers = setting(
        Newcomers.BOTTOM,
        Choice({Newcomers.BOTTOM: "At the bottom", Newcomers.TOP: "At the top"}),
        "Some services keep no order: the one that you make is kept on this computer. Where titles go in such a list\n"
        'that were added elsewhere: "top" or "bottom".',
        Place(Section.GENERAL, "New titles", "Added elsewhere, in lists whose order is kept on this computer."),
        portable="Where titles go that were added elsewhere",
    )
    sign_in_first: SignInFirst = setting(
        SignInFirst.SERVICE,
        Choice(
            {
                SignInFirst.SERVICE: "The way that the service recommends",
                SignInFirst.WINDOW: "In this window first",
                SignInFirst.BROWSER: "In my browser first",
            }
        ),
        'Where you sign in, if a service offers both: "service" (as it recommends), "window" (in Lineup) or "browser".',
        Place(Section.GENERAL, "Sign in", "What is proposed; the other ways are always there."),
        portable="Where you sign in",
    )
    leaving_days: float = setting(
        7.0,
        Number(365, Expected.NEVER, "days before", "day before", "Never"),
        "How many days ahead you are told that a title leaves its service. 0: never.",
        Place(
            Section.GENERAL,
            "Titles that leave",
            "Where the service says until when it has a title.",
            "Tell so many days before a title leaves",
        ),
        portable="Days ahead that you hear of titles leaving",
    )
    desktop_notices: bool = setting(
        False,
        Switch("Show notices on the desktop"),
        "Whether the desktop shows what Lineup has to say while you look at another window: true or false.",
        Place(Section.GENERAL, "Desktop", "Only while another window is used. Titles may be named."),
        portable="Notices on the desktop",
    )
    proxy: Proxy = setting(
        Proxy(),
        ProxyKeys(),
        'The way to the network: "system" (as this computer has it), "none", "manual" (an HTTP proxy) or "socks5".',
        portable=STAYS_HERE,
    )
    sign_ins_in: SignInsIn = setting(
        SignInsIn.KEYRING,
        Choice(),
        'Where keys, sign-ins and a proxy\'s password are kept: "keyring" or "file". Change it in the window, which '
        "moves them.",
        portable=STAYS_HERE,
    )
    other_keyring: str = setting(
        "",
        Text("keyrings.cryptfile.cryptfile.CryptFileKeyring"),
        "A keyring that Lineup doesn't know and that you allowed, by its full name.",
        portable=STAYS_HERE,
    )


DECLARED: Mapping[str, Declaration] = {
    each.name: each.metadata[Declaration] for each in fields(Settings) if Declaration in each.metadata
}
"""The entries by key."""


def settings_in(document: Mapping[str, object], path: Path) -> Settings:
    """The settings that a document tells, wherever it comes from. Raises `SettingsError`, which calls it by `path`.

    The message names the file, the line where there is one, the key, and what was expected.
    """
    values = Values(path, document)
    found = {key: each.kind.read(values, key, each.usual) for key, each in DECLARED.items()}
    return Settings(servers=servers_in(path, document), **found)


def top_keys(settings: Settings) -> dict[str, object]:
    """The keys outside the services' tables, as they are written; None: the key goes."""
    keys: dict[str, object] = {}
    for key, each in DECLARED.items():
        keys |= each.kind.keys(key, getattr(settings, key))
    return keys
