"""Addresses of the sign-in: which of them is the way back."""

import pytest
from PySide6.QtCore import QUrl

from desktop_app.ui.link_wizard.addresses import is_at

BACK = "http://127.0.0.1/lineup/callback"


@pytest.mark.parametrize("address", [BACK, f"{BACK}/", f"{BACK}?code=c", f"{BACK}/?code=c", f"{BACK}#a"])
def test_a_slash_at_the_end_says_nothing(address: str) -> None:
    assert is_at(QUrl(address), QUrl(BACK))
    assert is_at(QUrl(BACK), QUrl(address))


@pytest.mark.parametrize(
    "address",
    [
        f"{BACK}//",
        f"{BACK}/x",
        "http://127.0.0.1/lineup",
        "http://127.0.0.1:80/lineup/callbac",
        "https://127.0.0.1/lineup/callback",
        "http://far.example/lineup/callback",
    ],
)
def test_another_page_is_another(address: str) -> None:
    assert not is_at(QUrl(address), QUrl(BACK))
