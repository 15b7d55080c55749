"""The settings file of a new profile: every setting as a comment that explains it."""

from desktop_app.storage.settings import DECLARED

_HEAD = """\
# Lineup's settings. Lines that begin with # are comments. What you change by hand counts from the next start;
# File → Settings… writes here, too, and leaves your comments as they are.
# No secret belongs in here: keys, sign-ins and a proxy's password are kept in the system keyring, or in a file that a
# passphrase protects.
"""

_SERVICES = """\
[netflix]
# Netflix closed its public API in 2014. A server that speaks the same interface can stand in for it:
# give its two addresses. Left out, linking Netflix says that there is nobody to talk to.
# api_address = "https://queues.example.org"
# sign_in_address = "https://login.example.org"

[trakt]
# Trakt is found at its own addresses. Its staging server, or one of your own, can stand in for it.
# api_address = "https://api-staging.trakt.tv"
# sign_in_address = "https://auth.example.org"

[tmdb]
# TMDB is found at its own addresses. A server of your own can stand in for it: the address of its API, version and all,
# and the one below which people approve.
# api_address = "https://api.example.org/3"
# sign_in_address = "https://www.example.org/authenticate"

[jellyfin]
# The address of your Jellyfin server, as you type it into a browser: with its port or its folder, if it has one.
# api_address = "http://nas:8096"

[chew]
# chew.tv has closed, as Netflix's API has: give the two addresses of a server that speaks its interface.
# api_address = "https://shows.example.org"
# sign_in_address = "https://login.example.org"
"""


def _entries() -> list[str]:
    return [
        "".join(f"{line}\n" for line in (*_comment(each.comment), *each.kind.examples(key, each.usual)))
        for key, each in DECLARED.items()
    ]


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in text.splitlines()]


TEMPLATE = "\n".join((_HEAD, *_entries(), _SERVICES))
"""The text of the file."""
