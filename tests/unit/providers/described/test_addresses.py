"""Addresses that a description may name, and those that its issuer may tell."""

import pytest

from desktop_app.providers.described.addresses import checked_endpoint, checked_told
from tests.sentences import says


@pytest.mark.parametrize(
    "address",
    [
        r"https://evil.example\.trakt.tv/token",
        "https://evil.example:0000000000000000000000000000000443/token",
        "https://%65vil.example/token",
        "https://trakt%2eevil.example/token",
        "https://[fe80::1%25trakt.tv]/token",
        "https://2130706433/token",
        "https://netfIix.example/token",
        "https://@evil.example/token",
    ],
)
def test_a_host_is_what_a_person_reads(address: str) -> None:
    with pytest.raises(ValueError, check=says(r"plain name|name, password")):
        checked_endpoint(address)


@pytest.mark.parametrize("host", ["localhost", "localhost.", "a.localhost", "127.0.0.1", "[::1]", "[::ffff:7f00:1]"])
@pytest.mark.parametrize("issuer", ["https://issuer.example", "https://8.8.8.8"])
def test_an_issuer_elsewhere_leads_nobody_to_this_computer(host: str, issuer: str) -> None:
    with pytest.raises(ValueError, check=says("on the internet")):
        checked_told(f"https://{host}/token", issuer)


@pytest.mark.parametrize("host", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "router", "nas.lan", "x.internal"])
def test_an_issuer_elsewhere_leads_nobody_into_the_home_network(host: str) -> None:
    with pytest.raises(ValueError, check=says("on the internet")):
        checked_told(f"https://{host}/token", "https://issuer.example")


def test_an_issuer_at_home_may() -> None:
    assert checked_told("https://192.168.1.1/token", "https://nas.lan") == "https://192.168.1.1/token"
