"""Names and colours of services in the window."""

from desktop_app.domain.host_display import cut_host
from desktop_app.providers.provider import Profile, Provider, Server
from desktop_app.ui.sentences.profiles import profile_words

GREY = "#5A6472"


def colour_of(profile: Profile) -> str:
    """The quiet colour of a service's tile; grey where it has none of its own."""
    return profile.colour or GREY


def is_elsewhere(provider: Provider, server: Server | None) -> bool:
    """Whether the server is another than the service's own: the sandbox, or a compatible one."""
    own = provider.own_server
    return server is not None and (own is None or server.name != own.name)


def name_of(provider: Provider, server: Server | None) -> str:
    """The service's name, with a note if it is the sandbox or a compatible server."""
    name = provider.profile.name
    return f"{name} ({cut_host(server.name)})" if server is not None and is_elsewhere(provider, server) else name


def standing_of(profile: Profile) -> str:
    """A word on the service's state if one is needed: `closed since 2014`."""
    closed = profile_words(profile).closed
    return closed[:1].lower() + closed[1:]
