"""The address tells the host plainly and its secrets never."""

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.providers.provider import Method
from desktop_app.ui.link_wizard.address_bar import AddressBar
from desktop_app.ui.link_wizard.pages.page_sheet import PageSheet
from desktop_app.ui.link_wizard.ways import WORDS
from desktop_app.ui.widgets.host_display import parts_of

SECRET = "q9bzabcdefghijkl"


@pytest.fixture
def bar(qtbot: QtBot) -> AddressBar:
    bar = AddressBar()
    qtbot.addWidget(bar)
    return bar


def test_secrets_are_masked_everywhere(bar: AddressBar) -> None:
    bar.set_address(f"https://api-user.netflix.com/oauth/login?oauth_token={SECRET}&x=1#access_token={SECRET}")

    assert bar.field.text.startswith("https://api-user.netflix.com/oauth/login?oauth_token=q9bz••••••&x=1#")
    for shown in (bar.field.text, bar.field.toolTip(), bar.field.accessibleDescription()):
        assert SECRET not in shown


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://netflix.com@evil.example/x", "evil.example"),
        ("http://127.0.0.1:8080/x", "127.0.0.1:8080"),
        ("http://[::1]:80/", "[::1]"),
        ("https://n\u0435tflix.com/", "n\u0435tflix.com".encode("idna").decode()),
    ],
)
def test_host_is_the_one_really_asked(url: str, host: str) -> None:
    assert parts_of(url)[1] == host


@pytest.mark.parametrize(
    ("url", "icon", "remark"),
    [
        ("https://netflix.com/", "lock", ""),
        ("http://localhost:5000/", "warning", "this computer"),
        ("http://netflix.com/", "warning", "not encrypted"),
        ("", "", ""),
    ],
)
def test_lock_only_where_it_is_encrypted(bar: AddressBar, url: str, icon: str, remark: str) -> None:
    bar.set_address(url)
    assert (bar.field.icon_name, bar.field.remark) == (icon, remark)
    assert not bar.grab().isNull()


def test_buttons(bar: AddressBar, qtbot: QtBot) -> None:
    back, reload = bar.findChildren(QToolButton)
    bar.offer_instead(WORDS[Method.BROWSER])
    browser = bar.findChild(QPushButton)
    assert browser is not None
    assert browser.text().strip() == "Use my browser instead"
    assert not back.isEnabled()
    bar.set_can_go_back(True)
    with qtbot.waitSignals([bar.back_pressed, bar.reload_pressed, bar.instead_pressed]):
        back.click()
        reload.click()
        browser.click()


def test_progress(bar: AddressBar) -> None:
    line = bar.findChild(QProgressBar)
    assert line is not None
    bar.set_progress(40)
    assert line.value() == 40
    bar.set_progress(100)
    assert line.value() == 0


def test_page_shows_one_view_and_a_notice(qtbot: QtBot) -> None:
    page = PageSheet()
    qtbot.addWidget(page)
    first, second = QLabel("first"), QLabel("second")
    qtbot.addWidget(first)
    page.set_view(first)
    page.set_view(second)
    assert first.parent() is None
    assert second.isVisibleTo(page)

    page.set_notice("Passkeys do not work here.", "Use my browser")
    action = next(each for each in page.findChildren(QPushButton) if each.text() == "Use my browser")
    with qtbot.waitSignal(page.notice_pressed):
        action.click()
    page.set_notice("")
    assert not action.isVisibleTo(page)


def test_one_slash_parts_host_and_path() -> None:
    assert "".join(parts_of("http://127.0.0.1:46529/oauth/login?oauth_callback=x")) == (
        "http://127.0.0.1:46529/oauth/login?oauth_callback=x"
    )


@pytest.mark.parametrize("width", [200, 470, 2000])
def test_the_end_of_a_host_is_always_in_sight(bar: AddressBar, width: int) -> None:
    host = f"www.netflix.com.{'sign-in.' * 12}evil.example"
    bar.set_address(f"https://{host}/path?a=1")
    scheme, shown, rest = bar.field.fitted(width)

    assert shown.endswith(".evil.example")
    assert (shown == host) is (width == 2000)
    assert (scheme, rest) == (("https://", "/path?a=1") if width == 2000 else ("", ""))
    assert host in bar.field.toolTip()


def test_a_long_path_gives_way_to_the_host(bar: AddressBar) -> None:
    bar.set_address(f"https://sample.example/{'x' * 500}")
    scheme, host, rest = bar.field.fitted(300)
    assert (scheme, host) == ("https://", "sample.example")
    assert rest.endswith("…")
