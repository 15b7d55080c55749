"""Under the address: a line of Lineup, and one of the page that cannot be taken for it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.tour.buttons import button
from desktop_app.ui.link_wizard.pages.page_sheet import PageSheet
from desktop_app.ui.widgets.breaking_label import BreakingLabel


@pytest.fixture
def page(qtbot: QtBot) -> PageSheet:
    page = PageSheet()
    qtbot.addWidget(page)
    page.resize(760, 400)
    page.show()
    return page


def test_words_of_the_page_are_no_markup_and_name_their_host(page: PageSheet) -> None:
    page.show_saying("evil.example", "<b>Lineup</b> says <a href='x'>go</a>")

    assert page.saying == "evil.example says: <b>Lineup</b> says <a href='x'>go</a>"
    assert page.notice == ""
    shown = next(label for label in page.findChildren(QLabel) if "evil.example" in label.text())
    assert shown.isVisible()
    assert "&lt;b&gt;Lineup&lt;/b&gt;" in shown.text()
    assert (
        shown.textInteractionFlags() == Qt.TextInteractionFlag.LinksAccessibleByMouse or not shown.openExternalLinks()
    )


def test_both_lines_stand_together_and_the_page_s_can_be_hidden(page: PageSheet) -> None:
    page.set_notice("This page leads to another place: evil.example", "Go there")
    page.show_saying("sample.example", "Wrong password")
    assert page.notice.startswith("This page leads")

    button(page, "Hide").click()
    assert page.saying == ""
    assert page.notice.startswith("This page leads")


def test_lines_stay_where_they_are_while_the_page_is_hidden(page: PageSheet) -> None:
    view = QWidget()
    page.set_view(view)
    page.set_notice("This page has expired.", "New page")
    QApplication.processEvents()
    place = button(page, "New page").mapTo(page, QPoint())

    view.hide()
    QApplication.processEvents()

    assert button(page, "New page").mapTo(page, QPoint()) == place


def test_a_long_word_never_makes_the_window_wider(page: PageSheet) -> None:
    before = page.minimumSizeHint().width()
    page.show_saying("evil.example", "W" * 200)
    page.set_notice(f"This page leads to another place: {'w' * 62}.{'w' * 62}.evil.example")
    assert page.minimumSizeHint().width() <= before + 200
    assert page.width() == 760
    for words in page.findChildren(BreakingLabel):
        laid_out = words.laid_out(words.width())
        assert laid_out.idealWidth() <= words.width()  # nothing is cut, so that the end of a host is in sight
        assert laid_out.size().height() <= words.height()
        assert not words.grab().isNull()


def test_a_question_that_takes_anothers_place_waits_for_the_eye(page: PageSheet, qtbot: QtBot) -> None:
    page.set_notice("This page leads to another place: sample.example", "Go there")
    go = button(page, "Go there")
    assert go.isEnabled()
    page.set_notice("This page leads to another place: sample.example", "Go there")
    assert go.isEnabled()

    page.set_notice("This page leads to another place: evil.example", "Go there")
    assert not go.isEnabled()
    qtbot.waitUntil(go.isEnabled)

    page.set_notice("")
    page.set_notice("This page leads to another place: worse.example", "Go there")
    assert not go.isEnabled()
