"""How services look and are called in the window."""

from desktop_app.providers.provider import Profile, Server

_COLOURS = {"netflix": "#9C3D3D", "trakt": "#7A4A86", "tmdb": "#2F6C74", "chew": "#7A6233"}


def colour_of(provider_id: str) -> str:
    """The quiet colour of a service's tile."""
    return _COLOURS.get(provider_id, "#5A6472")


def name_of(profile: Profile, server: Server | None) -> str:
    """The service's name; the sandbox and a compatible server always say so."""
    return f"{profile.name} ({server.name})" if server is not None and profile.closed else profile.name
