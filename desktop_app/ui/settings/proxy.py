"""Application of a proxy: to our requests and to the embedded browser, at once."""

from urllib.request import getproxies_environment

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from desktop_app import route
from desktop_app.domain.proxies import Proxy, ProxyKind

_Type = QNetworkProxy.ProxyType

SOCKS_PORT = 1080


def use_proxy(proxy: Proxy, password: str = "") -> None:
    """Send all requests of this program through the proxy, except those to this computer."""
    match proxy.kind:
        case ProxyKind.SYSTEM:
            QNetworkProxyFactory.setUseSystemConfiguration(True)
            if (named := _socks_of_environment()) is not None:
                QNetworkProxy.setApplicationProxy(named)  # the embedded browser would speak HTTP to it
            route.take(as_the_system_has_it)
        case ProxyKind.NONE:
            QNetworkProxy.setApplicationProxy(QNetworkProxy(_Type.NoProxy))
            route.take(lambda _: "")
        case ProxyKind.MANUAL | ProxyKind.SOCKS:
            kind = _Type.HttpProxy if proxy.kind is ProxyKind.MANUAL else _Type.Socks5Proxy
            manual = QNetworkProxy(kind, proxy.host, proxy.port, proxy.user, password)
            QNetworkProxy.setApplicationProxy(manual)
            address = address_of(manual)
            route.take(lambda _: address)


def as_the_system_has_it(url: str) -> str | None:
    """The proxy of the system's settings or script, empty for none; None if the environment's counts."""
    if getproxies_environment().keys() - {"no"}:  # exceptions alone name no proxy
        return None
    found = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url)))
    return address_of(found[0]) if found else ""


def _socks_of_environment() -> QNetworkProxy | None:
    """The SOCKS5 proxy for sign-in pages, where the environment names one. `no_proxy` does not count for them."""
    told = getproxies_environment()
    url = QUrl(told.get("https") or told.get("all") or "")
    if url.scheme() not in {"socks", "socks5", "socks5h"}:
        return None
    decoded = QUrl.ComponentFormattingOption.FullyDecoded
    user, password = url.userName(decoded), url.password(decoded)
    return QNetworkProxy(_Type.Socks5Proxy, url.host(), url.port(SOCKS_PORT), user, password)


def address_of(proxy: QNetworkProxy) -> str:
    """The proxy's address, empty where there is none. It holds the password."""
    if proxy.type() in (_Type.NoProxy, _Type.DefaultProxy):
        return ""
    url = QUrl()
    url.setScheme("socks5h" if proxy.type() is _Type.Socks5Proxy else "http")
    url.setHost(proxy.hostName())
    url.setPort(proxy.port())
    url.setUserName(proxy.user(), QUrl.ParsingMode.DecodedMode)
    url.setPassword(proxy.password(), QUrl.ParsingMode.DecodedMode)
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
