"""The start page: practice mode in front, living services first, readable in every width."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.providers import PROVIDERS
from desktop_app.ui.posters.fan import PosterFan
from desktop_app.ui.shell.first_run import FILE, FirstRun, page_of
from desktop_app.ui.shell.reading_order import go_on
from desktop_app.ui.shell.service_card import CardView, ServiceCard
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.label import Label

GIVES = ("Watchlist and your own lists", "Ratings and what you watched")
LIMITS = ("A free account keeps one linked program",)


def card(service: str, *, is_closed: bool = False) -> ServiceCard:
    name = service.title()
    state, button = ("Closed", "Use a server…") if is_closed else ("Available", f"Link {name}…")
    need = ("Free key, about 2 minutes", "key")
    return ServiceCard(
        service, name, name[0], "#7A4A86", state, *need, GIVES, LIMITS, button, "link", is_closed=is_closed
    )


LIVING = tuple(card(name) for name in ("youtube", "trakt", "tmdb", "jellyfin"))
CLOSED = tuple(card(name, is_closed=True) for name in ("netflix", "chew"))


def shown(
    qtbot: QtBot,
    width: int,
    height: int,
    *,
    cards: tuple[ServiceCard, ...] = (*CLOSED, *LIVING),
    offers_practice: bool = True,
    has_hero: bool = True,
) -> FirstRun:
    page = FirstRun(cards, offers_practice=offers_practice, has_hero=has_hero)
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


def cut_off(page: FirstRun) -> list[QWidget]:
    """Words and buttons that have less room than they need."""
    seen = [each for each in (*page.findChildren(Label), *page.findChildren(QPushButton)) if each.isVisible()]
    return [
        widget
        for widget in seen
        if not inside(page).rect().contains(place_of(widget, page))
        or widget.width() < widget.minimumSizeHint().width()
        or (isinstance(widget, Label) and widget.height() < widget.heightForWidth(widget.width()))
    ]


def rows_of(page: FirstRun, views: list[CardView]) -> list[int]:
    tops = [place_of(view, page).top() for view in views]
    return [tops.count(top) for top in sorted(set(tops))]


def test_return_on_the_first_button_opens_practice_mode(qtbot: QtBot) -> None:
    page = shown(qtbot, 1280, 800)
    page.take_keyboard()
    assert page.hero is not None
    first = page.hero.practice
    assert first.text().strip() == "Try it now"
    with qtbot.waitSignal(page.practice_requested):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.practice_requested):
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)


def test_within_practice_mode_nothing_offers_it(qtbot: QtBot) -> None:
    page = shown(qtbot, 1100, 640, offers_practice=False)
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    said += [button.text() for button in page.findChildren(QPushButton) if button.isVisible()]
    assert not [text for text in said if "practice" in text.lower()]
    assert page.hero is not None
    assert not page.hero.practice.isVisible()
    assert page.hero.first is page.hero.link


def test_each_wish_is_told(qtbot: QtBot) -> None:
    page = shown(qtbot, 1280, 800)
    assert page.hero is not None
    with qtbot.waitSignal(page.any_requested):
        QTest.mouseClick(page.hero.link, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.file_requested):
        QTest.mouseClick(page.file_link, Qt.MouseButton.LeftButton)
    for view in (*page.cards, *page.closed):
        with qtbot.waitSignal(page.link_requested) as asked:
            QTest.mouseClick(view.button, Qt.MouseButton.LeftButton)
        assert asked.args == [view.card.id]


def test_what_has_closed_comes_last_and_offers_a_server(qtbot: QtBot) -> None:
    page = shown(qtbot, 1280, 800)
    assert [view.card.id for view in page.cards] == [each.id for each in LIVING]
    assert [view.button.text().strip() for view in page.closed] == ["Use a server…"] * 2
    lowest = max(place_of(view, page).bottom() for view in page.cards)
    assert all(place_of(view, page).top() > lowest for view in page.closed)


@pytest.mark.parametrize(
    ("width", "living", "closed", "has_fan"),
    [(1280, [4], [2], True), (1180, [4], [2], True), (1179, [2, 2], [2], False), (759, [1] * 4, [1, 1], False)],
)
def test_columns_and_posters_by_width(
    qtbot: QtBot, width: int, living: list[int], closed: list[int], *, has_fan: bool
) -> None:
    page = shown(qtbot, width, 800)
    qtbot.waitUntil(lambda: rows_of(page, page.cards) == living)
    assert rows_of(page, page.closed) == closed
    assert page.findChildren(PosterFan)[0].isVisible() is has_fan


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_any_number_of_services_has_room(qtbot: QtBot, count: int) -> None:
    page = shown(qtbot, 1280, 800, cards=tuple(card(f"service {number}") for number in range(count)))
    qtbot.waitUntil(lambda: sum(rows_of(page, page.cards)) == count)
    places = [place_of(view, page) for view in page.cards]
    assert all(not a.intersects(b) for at, a in enumerate(places) for b in places[at + 1 :])
    assert not page.closed


@pytest.mark.parametrize(("width", "height"), [(1280, 735), (1000, 615), (800, 600), (640, 480)])
def test_nothing_is_cut_off_and_only_the_page_scrolls(qtbot: QtBot, width: int, height: int) -> None:
    page = shown(qtbot, width, height)
    qtbot.waitUntil(lambda: inside(page).width() == page.viewport().width())
    assert not cut_off(page)
    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [1280, 800])
def test_large_letters_have_room(qtbot: QtBot, theme: Theme, qapp: QApplication, width: int) -> None:
    page, usual = shown(qtbot, width, 700), qapp.font()
    larger = QFont(usual)
    larger.setPointSizeF(20)
    try:
        qapp.setFont(larger)
        qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0 and not cut_off(page))
    finally:
        qapp.setFont(usual)
    assert theme is not None


def test_tab_goes_from_the_buttons_over_the_link_to_the_cards(qtbot: QtBot) -> None:
    page = shown(qtbot, 1280, 900)
    page.take_keyboard()
    assert page.hero is not None
    wanted = [page.hero.practice, page.hero.link, page.file_link]
    wanted += [view.button for view in (*page.cards, *page.closed)]
    met = []
    for _ in wanted:
        met.append(page.window().focusWidget())
        go_on(page.window(), forward=True)
    assert met == wanted
    assert page.window().focusWidget() is wanted[0]


def test_a_card_is_read_with_its_needs_first(qtbot: QtBot) -> None:
    page = shown(qtbot, 1280, 800)
    said = page.cards[0].button.accessibleDescription()
    assert said == (
        "Youtube, available. Needs: free key, about 2 minutes. Watchlist and your own lists. "
        "Ratings and what you watched. A free account keeps one linked program."
    )
    assert page.cards[0].accessibleName() == "Youtube", "the rest is said with the button, once"
    assert page.closed[0].button.accessibleName() == "Netflix: Use a server…"


def test_without_its_panel_it_has_a_way_back(qtbot: QtBot) -> None:
    page = shown(qtbot, 900, 700, has_hero=False)
    (back,) = [button for button in page.findChildren(QPushButton) if "Back" in button.text()]
    with qtbot.waitSignal(page.left):
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert FILE in [button.text() for button in page.findChildren(QPushButton)]


def test_what_each_service_needs(qtbot: QtBot) -> None:
    page = page_of(PROVIDERS, is_demo=False)
    qtbot.addWidget(page)
    assert {view.card.id: (view.card.need, view.card.need_icon) for view in page.cards} == {
        "trakt": ("Paying members (VIP) only", "card"),
        "tmdb": ("Free key, about 2 minutes", "key"),
        "jellyfin": ("A Jellyfin server of your own", "server"),
    }
    assert {view.card.id: view.card.state_text for view in page.closed} == {
        "netflix": "Closed to other programs since 2014",
        "chew": "Closed",
    }
