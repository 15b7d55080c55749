"""Requests really go through the proxy that was set, and to this computer without one."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory

from desktop_app import route
from desktop_app.domain.errors import OutcomeUnknown, Unreachable
from desktop_app.domain.proxies import Proxy, ProxyKind
from desktop_app.transport import Request
from desktop_app.ui.settings.proxy import as_the_system_has_it, use_proxy
from tests.proxy import PAGE, proxy
from tests.sentences import says
from tests.socks import socks_proxy
from tests.unit.test_transport import Habit, answering, reset, send, serving

FAR = "http://far.example.org/page?x=1"
SYSTEM = Proxy()


@pytest.fixture(autouse=True)
def the_way_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    yield
    QNetworkProxy.setApplicationProxy(QNetworkProxy())
    route.take(route.by_environment)


def port_of(url: str) -> int:
    port = urlsplit(url).port
    assert port is not None
    return port


def ask(url: str) -> bytes:
    return send(Request("GET", url)).body


def test_a_manual_proxy_sees_the_request() -> None:
    with proxy() as seen:
        use_proxy(seen.manual())
        assert ask(FAR) == PAGE
        assert seen.asked == [("GET", FAR)]


def test_a_proxy_that_wants_a_name_gets_it() -> None:
    with proxy(wants="ada:se:c/r%et") as seen:
        use_proxy(seen.manual("ada"), "se:c/r%et")
        assert ask(FAR) == PAGE
        assert seen.turned_away == []


def test_https_is_tunnelled_and_a_refusal_reads_as_no_connection() -> None:
    with proxy() as seen:
        use_proxy(seen.manual())
        with pytest.raises(Unreachable):
            ask("https://far.example.org/")
        assert set(seen.asked) == {("CONNECT", "far.example.org:443")}


@pytest.mark.parametrize("habit", [lambda _: None, reset], ids=["closes", "resets"])
def test_an_answer_that_a_proxy_loses_is_no_request_that_was_not_sent(habit: Habit) -> None:
    with serving(habit) as server:
        use_proxy(Proxy(ProxyKind.MANUAL, "127.0.0.1", port_of(server.url)))
        with pytest.raises(OutcomeUnknown):
            send(Request("POST", FAR, json={"add": 1}))


def test_nobody_at_the_proxys_address_is_no_connection() -> None:
    with proxy() as seen:
        manual = seen.manual()
    use_proxy(manual)
    for url in (FAR, "https://far.example.org/"):
        with pytest.raises(Unreachable):
            send(Request("POST", url))


@pytest.mark.parametrize("scheme", ["socks", "socks5", "socks5h", "SOCKS5"])
def test_a_socks_proxy_of_the_environment_looks_names_up_itself(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering(b"far")) as server, socks_proxy({"far.example.org": port_of(server.url)}) as seen:
        monkeypatch.setenv("all_proxy", f"{scheme}://127.0.0.1:{seen.port}/")
        use_proxy(SYSTEM)
        assert ask(FAR) == b"far"
        assert (seen.asked, seen.faults) == (["far.example.org"], [])


def test_a_socks_proxy_of_the_systems_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering(b"far")) as server, socks_proxy({"far.example.org": port_of(server.url)}) as seen:
        found = QNetworkProxy(QNetworkProxy.ProxyType.Socks5Proxy, "127.0.0.1", seen.port)
        monkeypatch.setattr("desktop_app.ui.settings.proxy.QNetworkProxyFactory.systemProxyForQuery", lambda _: [found])
        use_proxy(SYSTEM)
        assert ask(FAR) == b"far"


@pytest.mark.parametrize("wants", [None, ("ada", "se:c/r%et")])
def test_a_socks_proxy_of_ones_own(wants: tuple[str, str] | None) -> None:
    with serving(answering(b"far")) as server, socks_proxy({"far.example.org": port_of(server.url)}, wants) as seen:
        user, password = wants or ("", "")
        use_proxy(Proxy(ProxyKind.SOCKS, "127.0.0.1", seen.port, user), password)
        assert ask(FAR) == b"far"
        assert seen.faults == []


def test_a_kind_of_proxy_that_nobody_knows_is_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "socks6://127.0.0.1:1080")
    use_proxy(SYSTEM)
    with pytest.raises(Unreachable, check=says("socks6")):
        ask(FAR)


def test_the_proxy_never_sees_what_is_meant_for_this_computer() -> None:
    with proxy() as seen, serving(answering(b"here")) as server:
        use_proxy(seen.manual())
        assert ask(server.url) == b"here"
        assert seen.asked == []


def test_none_means_none_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    with proxy() as seen:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{seen.port}")
        use_proxy(Proxy(ProxyKind.NONE))
        with serving(answering(b"straight")) as server:
            monkeypatch.setattr("desktop_app.wire._is_loopback", lambda _: False)
            assert ask(server.url) == b"straight"
        assert seen.asked == []


def test_the_systems_is_the_environments_and_its_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    with proxy() as seen:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{seen.port}")
        monkeypatch.setenv("no_proxy", "near.invalid")
        use_proxy(SYSTEM)
        assert QNetworkProxyFactory.usesSystemConfiguration()
        assert ask(FAR) == PAGE
        with pytest.raises(Unreachable):
            ask("http://near.invalid/")
        assert seen.asked == [("GET", FAR)]


def test_without_an_environment_the_systems_settings_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def told(query: object) -> list[QNetworkProxy]:
        asked.append(query.url().toString())  # type: ignore[attr-defined]
        return [QNetworkProxy(QNetworkProxy.ProxyType.HttpProxy, "127.0.0.1", seen.port)]

    monkeypatch.setenv("no_proxy", "near.invalid")  # names no proxy
    with proxy() as seen:
        monkeypatch.setattr("desktop_app.ui.settings.proxy.QNetworkProxyFactory.systemProxyForQuery", told)
        use_proxy(SYSTEM)
        assert ask(FAR) == PAGE
        assert asked == [FAR]


def test_a_system_without_a_proxy_wants_none() -> None:
    assert as_the_system_has_it(FAR) == ""
