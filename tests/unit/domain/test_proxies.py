"""What is taken for a proxy: a typing mistake must not end in requests that go anywhere else."""

import pytest

from desktop_app.domain.proxies import Proxy, ProxyKind


@pytest.mark.parametrize(
    "host", ["proxy.example.org", "proxy.example.org.", "proxy", "my_proxy", "10.0.0.1", "::1", "fe80::1", "bücher.de"]
)
def test_a_host(host: str) -> None:
    assert Proxy(ProxyKind.MANUAL, host, 8080).objection is None


@pytest.mark.parametrize(
    "host",
    ["", ".", "a..b", ".a", "-a", "a-", "1:2:3", "a:b:c", "p:8080", "http://p", "p/x", "a b", "p" * 64, "p." * 130],
)
def test_no_host(host: str) -> None:
    assert Proxy(ProxyKind.MANUAL, host, 8080).objection
    assert not Proxy(ProxyKind.NONE, host, 8080).objection
