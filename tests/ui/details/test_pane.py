from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from desktop_app.domain.queues import Item
from desktop_app.ui.details.lines import in_sum, is_web_page, place_line, since_line
from desktop_app.ui.details.pane import DetailsPane
from desktop_app.ui.widgets.link_button import LinkButton
from tests.ui.queue.examples import film, queue


@pytest.fixture
def pane(qtbot: QtBot) -> DetailsPane:
    pane = DetailsPane("Netflix")
    qtbot.addWidget(pane)
    pane.resize(296, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def said(pane: DetailsPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]


def link(pane: DetailsPane) -> QPushButton:
    found = pane.findChild(LinkButton)
    assert isinstance(found, LinkButton)
    return found


def test_nothing_selected_says_so(pane: DetailsPane) -> None:
    assert said(pane)[0] == "Nothing selected"


def test_one_title_is_told_in_full(pane: DetailsPane) -> None:
    pane.show_items((film(2),), queue(range(12)))

    text = said(pane)
    assert {"Charade", "Stanley Donen", "Comedy", "Netflix average", "4.0 of 5", "Place 3 of 12"} <= set(text)


def test_several_are_told_in_sum(pane: DetailsPane) -> None:
    pane.show_items((film(0), film(1), film(2)), queue(range(12)))

    assert said(pane)[0] == "3 titles, 5 h 34 min"
    assert in_sum((film(0), film(1))) == "2 titles, 3 h 41 min"


def test_a_title_that_was_not_rated_shows_no_stars(pane: DetailsPane) -> None:
    pane.show_items((film(1),), queue(range(12)))

    assert "Netflix average" not in said(pane)


def test_a_page_is_opened_by_a_signal(pane: DetailsPane) -> None:
    opened = QSignalSpy(pane.link_activated)
    pane.show_items((film(2),), queue(range(12)))

    link(pane).click()

    assert link(pane).text().strip() == "Open on Netflix"
    assert opened.at(0) == ["https://films.example/2"]


@pytest.mark.parametrize(
    "address", ["", "file:///etc/passwd", "javascript:alert(1)", "https://", "/catalog", "ftp://x/y"]
)
def test_only_web_pages_are_offered(pane: DetailsPane, address: str) -> None:
    odd = replace(film(2), title=replace(film(2).title, web_page=address))
    pane.show_items((odd,), queue(range(12)))

    assert not is_web_page(address)
    assert not link(pane).isVisible()


def test_what_the_service_says_is_never_markup(pane: DetailsPane) -> None:
    odd: Item = replace(film(2), title=replace(film(2).title, overview="<b>bold</b>", name="<img src=x>"))
    pane.show_items((odd,), queue(range(12)))

    assert {label.textFormat() for label in pane.findChildren(QLabel)} == {QLabel().textFormat().PlainText}


def test_a_saved_title_has_no_place() -> None:
    assert place_line(film(9), queue(range(3), saved=[9])) == "Saved, without a place"
    assert place_line(film(9), queue(range(3))) == "Not yet"
    assert since_line(replace(film(9), added=None)) == ""
    assert since_line(film(9)) == "changed 9 November 2025"


def test_a_narrow_pane_cuts_nothing_off(pane: DetailsPane, qtbot: QtBot) -> None:
    titled = film(2)
    long = replace(titled, title=replace(titled.title, directors=("Apichatpong Weerasethakul",), average_rating=4.5))
    pane.show_items((long,), queue(range(62)))
    pane.setFixedSize(240, 700)
    qtbot.waitUntil(lambda: pane.width() == 240)
    seen = [widget for widget in (*pane.findChildren(QLabel), link(pane)) if widget.isVisible()]
    assert all(widget.mapTo(pane, widget.rect().topRight()).x() < 240 for widget in seen)
    assert pane.minimumSizeHint().width() <= 240


def test_another_title_is_shown_from_its_top(qtbot: QtBot, pane: DetailsPane) -> None:
    pane.resize(296, 260)
    pane.show_items((film(2),), queue(range(12)))
    scroll = pane.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(40)
    pane.show_items((film(2),), queue([2, *range(2)]))
    assert bar.value() == 40, "only its place changed"
    pane.show_items((film(1),), queue(range(12)))
    assert bar.value() == 0
