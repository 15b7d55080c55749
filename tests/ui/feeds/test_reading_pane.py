"""An entry as it is read: nothing is fetched, nothing is followed without a word about where."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication

from desktop_app.domain.account import AccountId
from desktop_app.domain.feeds import FeedEntry
from desktop_app.domain.queues import QueueRef
from desktop_app.ui.feeds.reading_pane import ReadingPane

PAGE = "http://www.netflix.com/Movie/1"
ENTRY = FeedEntry(
    "e/1", "Ran", 1762640000, "A king.", f'<img src="http://spy.example/1.gif">A <a href="{PAGE}">king</a>.', PAGE
)


@pytest.fixture
def pane(qapp: QApplication) -> Iterator[ReadingPane]:
    made = ReadingPane()
    made.show()
    made.show_entry(ENTRY)
    yield made
    made.deleteLater()


def test_words_date_and_links(pane: ReadingPane) -> None:
    assert (pane.title.text(), pane.date.text()) == ("Ran", "8 Nov 2025")
    assert pane.text.toPlainText() == "A king."
    assert PAGE in pane.text.toHtml()
    assert "spy.example" not in pane.text.toHtml()
    assert pane.text.loadResource(2, QUrl("http://spy.example/1.gif")) is None


def test_plain_words_are_no_markup(pane: ReadingPane) -> None:
    pane.show_entry(FeedEntry("e/2", "<b>Ran</b>", None, "1 < 2 & <b>so on</b>"))

    assert pane.text.toPlainText() == "1 < 2 & <b>so on</b>"
    assert (pane.title.text(), pane.date.text()) == ("<b>Ran</b>", "")
    assert not pane.page.isVisible()


def test_what_cannot_be_laid_out_is_shown_as_words(pane: ReadingPane) -> None:
    pane.show_entry(FeedEntry("e/2", "Ran", None, "A king.", "<ul>" * 4_000 + "A king."))

    assert pane.text.toPlainText() == "A king."


def test_a_link_says_where_it_leads_before_it_is_opened(pane: ReadingPane) -> None:
    opened: list[str] = []
    pane.link_wanted.connect(opened.append)
    assert pane.asked == ""

    pane.text.anchorClicked.emit(QUrl(PAGE))
    assert pane.asked == "This link leads to www.netflix.com."
    assert opened == []

    pane.go.click()
    assert opened == [PAGE]
    assert not pane.go.isVisible()


@pytest.mark.parametrize("address", ["javascript:steal()", "file:///etc/passwd", "#here", ""])
def test_what_is_no_page_is_not_even_asked_about(pane: ReadingPane, address: str) -> None:
    pane.text.anchorClicked.emit(QUrl(address))

    assert pane.asked == ""
    assert not pane.go.isVisible()


def test_another_entry_is_another_question(pane: ReadingPane) -> None:
    pane.page.click()
    assert pane.asked

    pane.show_entry(None)

    assert pane.asked == ""
    assert pane.text.toPlainText() == pane.title.text() == ""
    assert not pane.add.isVisible()


def test_the_lists_that_take_titles(pane: ReadingPane) -> None:
    wanted: list[tuple[FeedEntry, QueueRef]] = []
    pane.add_wanted.connect(lambda entry, ref: wanted.append((entry, ref)))
    ref = QueueRef(AccountId("a"), "instant")

    pane.show_targets([(ref, "Instant queue")])
    (action,) = pane.add.menu().actions()
    action.trigger()

    assert wanted == [(ENTRY, ref)]
    pane.show_targets([])
    assert not pane.add.isEnabled()


def test_a_link_with_a_user_name_names_its_host_alone(pane: ReadingPane) -> None:
    pane.text.anchorClicked.emit(QUrl("https://www.netflix.com@n\u0435tflix.com/x"))

    assert pane.asked == "This link leads to xn--ntflix-3of.com."
    assert pane.go.toolTip() == "https://xn--ntflix-3of.com/x"
