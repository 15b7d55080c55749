"""The way that requests of this process take to the network: one for all, as Qt has one for all of its own."""

from collections.abc import Callable

Way = Callable[[str], str | None]
"""Function from the address asked to the proxy's: empty for none, None for what the environment says.

Called in the thread of the request: to find out may take seconds.
"""


def by_environment(_url: str) -> str | None:
    """Proxy by the variables of the environment (`https_proxy` and its like)."""
    return None


_ways: list[Way] = [by_environment]


def take(way: Way) -> None:
    """Send requests this way from now on."""
    _ways[0] = way


def proxy_of(url: str) -> str | None:
    """The proxy between this program and that address, as in `Way`."""
    return _ways[0](url)
