"""Addresses on the internet, and pictures to which a service may send us."""

import pytest

from desktop_app.domain.hosts import host_of, is_near, is_plain_place, is_public, picture_address

NOT_PUBLIC = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:192.168.1.1", "::ffff:7f00:1",
    "64:ff9b::127.0.0.1", "64:ff9b::c0a8:101", "64:ff9b:1::1", "2002:7f00:1::1", "2001::1", "2001:db8::1",
    "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "ff0e::1", "100::1", "4000::1",
]  # fmt: skip

PUBLIC = ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"]
PUBLIC += ["::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_these_are_of_this_computer_the_home_network_or_nobody(address: str) -> None:
    assert not is_public(address)
    assert is_near(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_these_are_on_the_internet(address: str) -> None:
    assert is_public(address)
    assert not is_near(address)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST",
        "localhost.",
        "a.localhost",
        "nas.local",
        "nas.local.",
        "127.0.0.1.",
        "2130706433",
        "0",
        "0x7f000001",
        "127.1",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "127.0.0.1..",
        "printer",
        "router.lan",
        "nas.home.arpa",
        "metadata.google.internal",
        "intranet.corp.",
    ],
)
def test_names_and_notations_of_what_is_near(host: str) -> None:
    assert is_near(host)


HOSTILE = [
    "http://127.0.0.1:631/x", "https://127.0.0.1/x", "https://192.168.1.1/reboot.cgi", "http://169.254.169.254/latest/",
    "https://[::1]/x", "https://[::ffff:127.0.0.1]/x", "https://[64:ff9b::7f00:1]/", "https://[fe80::1%25eth0]/x",
    "https://localhost/x", "https://LOCALHOST./x", "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1/",
    "https://127.1/", "https://0/", "https://[::]/", "https://100.64.0.1/", "https://224.0.0.1/",
    "https://user@poster.example/x", "https://a:b@127.0.0.1/x", "https://poster.example@127.0.0.1/",
    "https://poster.example\\@127.0.0.1/", "https://poster.example:99999/x", "https://poster.example/a b",
    "https://poster.example/\n", "https://[::1/x", "http://poster.example:8080/x", "file:///etc/passwd", "ftp://a.example/x",
    "//poster.example/x", "poster.example/x", "https://", "https:///x", "data:image/png;base64,AA", "javascript:1", "",
]  # fmt: skip


@pytest.mark.parametrize("told", HOSTILE)
@pytest.mark.parametrize("api", ["https://api.example", "", "http://192.168.7.7:81"])
def test_a_service_cannot_send_us_there(told: str, api: str) -> None:
    assert picture_address(told, api) == ""


@pytest.mark.parametrize(
    ("told", "api", "asked"),
    [
        ("https://poster.example/1.png", "https://api.example", "https://poster.example/1.png"),
        ("https://poster.example:8443/1.png", "", "https://poster.example:8443/1.png"),
        ("http://poster.example/1.png?x=1", "https://api.example", ""),
        ("HTTPS://Poster.Example/1.png", "https://api.example", "HTTPS://Poster.Example/1.png"),
        ("http://127.0.0.1:81/1.png", "http://127.0.0.1:80", "http://127.0.0.1:81/1.png"),
        ("http://nas.local/1.png", "http://nas.local/api", "http://nas.local/1.png"),
        ("http://127.0.0.1:81/1.png", "http://127.0.0.2:81", ""),
        ("http://localhost/1.png", "http://127.0.0.1:81", ""),
    ],
)
def test_pictures_come_over_https_from_the_internet_or_from_the_near_server_itself(
    told: str, api: str, asked: str
) -> None:
    assert picture_address(told, api) == asked


@pytest.mark.parametrize(
    "netloc",
    [
        "trakt.tv", "trakt.tv.", "a-b.example:8443", "a_b.example", "localhost", "localhost:80", "127.0.0.1:1", "[::1]",
        "[::1]:8080", "xn--bcher-kva.example", "bücher.example", "printer", "3d.example",
    ],
)  # fmt: skip
def test_places_that_everybody_reads_alike(netloc: str) -> None:
    assert is_plain_place(netloc)


@pytest.mark.parametrize(
    "netloc",
    [
        r"evil.example\.trakt.tv",
        "evil.example:0000000000000000000000000000000443",
        "evil.example:0443",
        "evil.example:",
        "evil.example:+443",
        "%65vil.example",
        "trakt%2eevil.example",
        "trakt.tv%00.evil.example",
        "u@evil.example",
        "@evil.example",
        "trakt.tv;evil.example",
        "trakt.tv|evil.example",
        "<b>.example",
        "evil..example",
        ".example",
        "-a.example",
        "[fe80::1%25trakt.tv]",
        "[v1.trakt.tv]",
        "[]",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0x7f000001",
        "1.2.3.256",
        "",
        ":80",
        "trakt.tv evil.example",
        "trakt.tv\u200b",
        "trakt。tv",
    ],
)
def test_places_that_can_be_read_in_two_ways(netloc: str) -> None:
    assert not is_plain_place(netloc)
    assert host_of(f"https://{netloc}/") == ""
