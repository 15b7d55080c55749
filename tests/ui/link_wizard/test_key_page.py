"""Keys come with white space around them, and the person is told it is gone."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.link_wizard.pages.key_page import Field, KeyPage
from desktop_app.ui.widgets.key_field import TRIMMED, KeyField, trimmed

FIELDS = (Field("key", "Consumer key", help="24 signs."), Field("secret", "Shared secret", secret=True))


@pytest.fixture
def page(qtbot: QtBot) -> KeyPage:
    page = KeyPage()
    qtbot.addWidget(page)
    page.set_fields(FIELDS)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def field(page: KeyPage, name: str) -> KeyField:
    return next(each for each in page.findChildren(KeyField) if each.field.id == name)


def is_complete(page: KeyPage) -> bool:
    return not page.missing


@pytest.mark.parametrize("around", [" ", "\n", "\t", "\u00a0", "\u200b", "\ufeff", " \u200b\u00a0 \ufeff"])
def test_what_cannot_be_seen_is_taken_off_at_both_ends(around: str) -> None:
    assert trimmed(f"{around}a b{around}") == "a b"


def test_leaving_the_field_trims_it_and_says_so(page: KeyPage, qtbot: QtBot) -> None:
    key = field(page, "key")
    key.edit.setFocus()
    qtbot.waitUntil(key.edit.hasFocus)
    QTest.keyClicks(key.edit, " abc ")
    assert page.values()["key"] == "abc"
    assert key.edit.text() == " abc "

    field(page, "secret").edit.setFocus()
    qtbot.waitUntil(lambda: key.edit.text() == "abc")
    assert key.below == TRIMMED

    QTest.keyClicks(key.edit, "d")
    assert key.below == "24 signs."


def test_complete_when_every_field_has_more_than_space(page: KeyPage, qtbot: QtBot) -> None:
    assert not is_complete(page)
    QTest.keyClicks(field(page, "key").edit, "k")
    QTest.keyClicks(field(page, "secret").edit, " ")
    assert not is_complete(page)
    with qtbot.waitSignal(page.changed):
        QTest.keyClicks(field(page, "secret").edit, "s")
    assert is_complete(page)
    assert page.values() == {"key": "k", "secret": "s"}


def test_secret_is_shown_on_demand(page: KeyPage) -> None:
    secret = field(page, "secret")
    secret.edit.setText("geheim")
    show = secret.findChild(QPushButton)
    assert show is not None
    assert secret.edit.displayText() != "geheim"
    show.click()
    assert secret.edit.displayText() == "geheim"
    assert show.accessibleName() == "Hide Shared secret"


def test_error_stands_under_its_field_until_it_is_changed(page: KeyPage) -> None:
    key = field(page, "key")
    page.set_error("key", "Not known.")
    assert key.below == "Not known."
    assert key.edit.accessibleDescription() == "Not known."
    QTest.keyClicks(key.edit, "x")
    assert key.below == "24 signs."

    page.set_error("secret", "Wrong.")
    page.clear_errors()
    assert field(page, "secret").below == ""
