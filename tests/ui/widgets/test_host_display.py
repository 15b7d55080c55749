"""Addresses in the window: no user name, no look-alike letters, secrets masked."""

import pytest
from PySide6.QtCore import QUrl

from desktop_app.ui.widgets.host_display import host_of, parts_of, place_of, whole_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://netflix.com@evil.example/", "evil.example"),
        ("https://a.example\\@evil.example/", "evil.example"),
        ("https://netflix.com\u2044x.evil.example/", "netflix.xn--comx-2g7a.evil.example"),
        ("https://n\u0435tflix.com/", "xn--ntflix-3of.com"),
        ("https://bücher.example:444/", "bücher.example:444"),
        ("http://2130706433/", "127.0.0.1"),
        ("https:///x", ""),
        ("https://a\u202eb.com/", ""),
    ],
)
def test_the_host_is_the_one_that_is_asked(address: str, host: str) -> None:
    assert host_of(QUrl(address)) == host


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://netflix.com@evil.example/activate/", "evil.example/activate"),
        ("https://evil.example:444/activate?next=x#y", "evil.example:444/activate"),
        ("https://evil.example/\u202egpj", "evil.example/%E2%80%AEgpj"),
        ("https://a\u202eb.com/", "https://a b.com/"),
    ],
)
def test_a_place_as_a_person_says_it(address: str, said: str) -> None:
    assert place_of(address) == said


def test_a_whole_address_holds_no_user_name_and_no_secret() -> None:
    address = "https://ada:word@evil.example/x?access_token=q9bzabcdefghijkl"
    assert whole_of(address) == "https://evil.example/x?access_token=q9bz••••••"
    assert parts_of(f"https://{'a' * 60}.{'b' * 60}.example/")[1] == f"{'a' * 60}.{'b' * 60}.example"
