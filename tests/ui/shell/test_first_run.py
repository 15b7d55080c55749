import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.first_run import FirstRun
from desktop_app.ui.shell.service_card import ServiceCard, ServiceCardView
from desktop_app.ui.style.state_shapes import Shape
from desktop_app.ui.widgets.label import Label

GIVES = (
    "Watchlist and your own lists",
    "Ratings and what you watched",
    "A free account keeps one linked program",
)


def card(service: str) -> ServiceCard:
    sentence = "Sign in with a code on your phone, or in a browser."
    name = service.title()
    return ServiceCard(
        service, name, name[0], "#7A4A86", Shape.LINKED, "Live", sentence, GIVES, f"Link {name}…", "link"
    )


CARDS = (card("netflix"), card("trakt"), card("tmdb"), card("chew"))


def shown(qtbot: QtBot, width: int, height: int, *, show_sample: bool = True) -> FirstRun:
    page = FirstRun(CARDS, show_sample=show_sample)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    qtbot.waitExposed(page)
    return page


def inside(page: FirstRun) -> QWidget:
    content = page.widget()
    assert content is not None
    return content


def place_of(widget: QWidget, page: FirstRun) -> QRect:
    return QRect(widget.mapTo(inside(page), QPoint(0, 0)), widget.size())


def rows_of(page: FirstRun) -> list[int]:
    tops = [place_of(view, page).top() for view in page.findChildren(ServiceCardView)]
    return [tops.count(top) for top in sorted(set(tops))]


def test_the_sample_comes_first(qtbot: QtBot) -> None:
    page = shown(qtbot, 1100, 640)
    first = page.findChildren(QPushButton)[0]
    assert first.text().strip() == "Try it with sample accounts"
    with qtbot.waitSignal(page.practice_requested):
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)


def test_without_a_sample_nothing_speaks_of_it(qtbot: QtBot) -> None:
    page = shown(qtbot, 1100, 640, show_sample=False)
    words = [label.text() for label in page.findChildren(QLabel)]
    words += [button.text() for button in page.findChildren(QPushButton)]
    assert not [text for text in words if "sample" in text.lower()]


@pytest.mark.parametrize("place", range(4))
def test_a_card_asks_for_its_service(qtbot: QtBot, place: int) -> None:
    page = shown(qtbot, 1100, 640)
    with qtbot.waitSignal(page.link_requested) as asked:
        QTest.mouseClick(page.findChildren(ServiceCardView)[place].button, Qt.MouseButton.LeftButton)
    assert asked.args == [CARDS[place].id]


@pytest.mark.parametrize(("width", "rows"), [(1280, [4]), (700, [2, 2])])
def test_cards_stand_side_by_side_as_far_as_there_is_room(qtbot: QtBot, width: int, rows: list[int]) -> None:
    page = shown(qtbot, width, 800)
    qtbot.waitUntil(lambda: rows_of(page) == rows)


@pytest.mark.parametrize(("width", "height"), [(1000, 615), (1280, 735), (700, 600)])
def test_nothing_is_cut_off(qtbot: QtBot, width: int, height: int) -> None:
    page = shown(qtbot, width, height)
    qtbot.waitUntil(lambda: inside(page).width() == page.viewport().width())
    for words in page.findChildren(Label):
        assert words.height() >= words.heightForWidth(words.width()), words.text()
    for widget in (*page.findChildren(Label), *page.findChildren(QPushButton)):
        assert inside(page).rect().contains(place_of(widget, page)), widget
        assert widget.width() >= widget.minimumSizeHint().width(), widget


def test_every_control_can_be_reached_by_keyboard(qtbot: QtBot) -> None:
    page = shown(qtbot, 1100, 640)
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in page.findChildren(QPushButton))
