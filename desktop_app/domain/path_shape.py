"""Shape of a URL's path: ids, names and slugs are replaced, so that it tells nothing about a person. Pure."""

import re

ANY = "{id}"
_WORD = re.compile(r"[a-z][a-z_]{0,31}")
_VERSION = re.compile(r"v?[0-9]{1,2}(\.[0-9])?")
_NAMED_AFTER = frozenset(
    (
        *("user", "users", "u", "account", "accounts", "member", "members", "profile", "profiles", "person", "people"),
        *("list", "lists", "playlist", "playlists", "channel", "channels", "feed", "feeds", "group", "groups"),
        *("movie", "movies", "show", "shows"),
    )
)
"""Parts of a path that are followed by somebody's or something's name, though that may look like a word."""

_NO_NAMES = frozenset(
    ("me", "settings", "current", "items", "hidden", "requests", "reorder", "popular", "trending", "search", "latest")
)
_WELL_KNOWN = frozenset((".well-known", "openid-configuration", "oauth-authorization-server"))


def path_shape(path: str) -> str:
    """Shape of the path, for example /users/{id}/queues/instant. Nothing in it tells one account from another."""
    parts = path.split("?", 1)[0].split("/")
    shaped: list[str] = []
    for place, part in enumerate(parts):
        before = shaped[-1] if shaped else ""
        shaped.append(part if _is_open(part, before, is_first=place == 1) else ANY)
    return "/".join(shaped) or "/"


def _is_open(part: str, before: str, *, is_first: bool) -> bool:
    if not part or part in _WELL_KNOWN:
        return True
    if is_first and _VERSION.fullmatch(part):
        return True
    return _WORD.fullmatch(part) is not None and (before not in _NAMED_AFTER or part in _NO_NAMES)
