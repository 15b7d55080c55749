"""Hosts are shown as they are, never as another one, and always with the part that says whose they are."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.host_display import LONGEST, cut_host, own_part, shown_host, shown_in


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("www.Netflix.com", "www.netflix.com"),
        ("netflix.com.", "netflix.com"),
        ("localhost", "localhost"),
        ("192.0.2.1", "192.0.2.1"),
        ("::1", "[::1]"),
        ("xn--bcher-kva.example", "bücher.example"),
        ("straße.de", "straße.de"),
        ("яндекс.рф", "яндекс.рф"),
        ("ξενοδοχείο.gr", "ξενοδοχείο.gr"),
        ("日本語ラーメン.jp", "日本語ラーメン.jp"),
        ("한국.kr", "한국.kr"),
        ("ｎｅｔｆｌｉｘ。com", "netflix.com"),
    ],
)
def test_names_that_can_be_read(host: str, shown: str) -> None:
    assert shown_host(host) == shown


@pytest.mark.parametrize(
    "label",
    [
        "n\u0435tflix",  # one Cyrillic letter
        "\u0430\u0440\u0440\u04cf\u0435",  # all Cyrillic, and reads "apple"
        "\u0440\u0430\u0443\u0440\u0430\u04cf",
        "\u03bd\u03b5\u03c4",  # all Greek, and reads "vet"
        "netfl\u0131x",  # no dot
        "net\u0142lix",  # a stroke
        "netf\u013cix",  # a cedilla
        "\u0261oogle",
        "g\u4e00gle",
        "\u4e00",
        "com\u30ce",
        "net\u200bflix",
        "net\u202efilx",
        "net\u2066flix",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0645\u062b\u0627\u0644",
        "\u0967\u0968",
        "caf\u00e9\u0301",
        "a\u2044b",
        "\u0501\u043e\u043c\u0430\u0456\u043d",
    ],
)
def test_what_looks_like_something_else_is_shown_as_it_is_looked_up(label: str) -> None:
    assert shown_host(f"{label}.example").startswith("xn--")
    assert shown_host(f"{label}.example").isascii()


@pytest.mark.parametrize(
    "label", ["xn--", "xn--a", "xn--abc-", "xn--\u00fc", "xn--99999999", "xn--xn---epa", "a b", "a\nb"]
)
def test_what_is_no_name_pretends_nothing(label: str) -> None:
    shown = shown_host(f"{label}.example")
    assert shown.isascii()
    assert shown.isprintable()
    assert " " not in shown
    assert not shown.startswith("abc")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://netflix.com@evil.example/x", "evil.example"),
        ("https://netflix.com:pw@evil.example:444/x", "evil.example:444"),
        ("https://netflix.com:443/x", "netflix.com"),
        ("http://netflix.com:443/x", "netflix.com:443"),
        ("http://[::1]:8080/", "[::1]:8080"),
        ("http://[::1/", ""),
        ("https://a.example:99999/", ""),
        ("nowhere", ""),
    ],
)
def test_addresses(address: str, shown: str) -> None:
    assert shown_in(address) == shown


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("www.netflix.com", "netflix.com"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("a.b.example.com.br", "example.com.br"),
        ("lure.github.io", "lure.github.io"),
        ("www.lure.pages.dev", "lure.pages.dev"),
        ("a.netflix.co", "netflix.co"),
        ("192.0.2.1", "192.0.2.1"),
        ("localhost", "localhost"),
    ],
)
def test_whose_it_is(host: str, own: str) -> None:
    assert own_part(host) == own


def test_a_long_host_loses_its_left_end() -> None:
    host = f"www.netflix.com.{'a' * 50}.evil.co.uk"
    assert shown_host(host) == f"…{host[-(LONGEST - 1) :]}"
    assert shown_host(host, whole=True) == host
    assert shown_host(f"www.netflix.com.{'a' * 62}.co.uk", 8443, "https") == f"…{'a' * 62}.co.uk:8443"
    assert cut_host("sandbox") == "sandbox"


LETTERS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12) | st.text(
    "abcо е\u0440\u0456\u0131\u200b\u200d\u202e\u2066\u0301üéя日ノ-.", min_size=1, max_size=12
)


@given(st.lists(LETTERS, min_size=1, max_size=6), st.booleans())
@example(["www", "netfl\u0131x", "com"], True)
def test_nothing_invisible_or_mixed_is_ever_shown(labels: list[str], as_looked_up: bool) -> None:
    host = ".".join(labels)
    if as_looked_up:
        host = ".".join(f"xn--{label.encode('punycode').decode()}" for label in labels)
    shown = shown_host(host)

    assert all(unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zs", "Mn", "Me", "Co", "Cn") for sign in shown)
    assert all(unicodedata.bidirectional(sign) not in ("R", "AL", "AN") for sign in shown)
    assert all(not _is_mixed(label) for label in shown.split("."))


@given(st.lists(LETTERS, min_size=1, max_size=40))
def test_the_own_part_is_always_there(labels: list[str]) -> None:
    host = ".".join(labels).strip(".")
    if host and ":" not in host:
        assert shown_host(host).endswith(own_part(host))


def _is_mixed(label: str) -> bool:
    families = {unicodedata.name(sign, "").split()[0] for sign in label if sign.isalpha()}
    return (
        len(families - {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"})
        + any(family in families for family in ("CJK", "HIRAGANA", "KATAKANA"))
        > 1
    )
