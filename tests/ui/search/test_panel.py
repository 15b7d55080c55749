import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Edge
from desktop_app.ui.search.model import ResultRole
from desktop_app.ui.search.panel import EVERYWHERE, SearchPanel
from desktop_app.ui.search.sections import FoundTitle, Section, SectionNote
from desktop_app.ui.search.targets import Target
from desktop_app.ui.style.theme import Theme
from tests.ui.queue.examples import OTHER_REF, REF, film
from tests.ui.search.examples import FILMS, NETFLIX, SHOWS, TRAKT, failed, found

NONE, PLAIN = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
TARGETS = (Target(REF, "Instant queue"), Target(OTHER_REF, "DVD queue"))
MANY = tuple(film(number).title for number in range(40, 60))


@pytest.fixture
def panel(qtbot: QtBot) -> SearchPanel:
    panel = SearchPanel()
    qtbot.addWidget(panel)
    panel.show_scopes((NETFLIX, TRAKT))
    panel.resize(360, 600)
    with qtbot.waitExposed(panel):
        panel.start()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.destination.show_targets(TARGETS, REF)
    return panel


def find(panel: SearchPanel, qtbot: QtBot, *answers: Section, term: str = "cha") -> None:
    with qtbot.waitSignal(panel.search_requested) as asked:
        QTest.keyClicks(panel.field, term)
    assert asked.args == [term, EVERYWHERE]
    panel.begin([Section(NETFLIX), Section(TRAKT)])
    for answer in answers:
        panel.put(answer)


def current(panel: SearchPanel) -> str:
    return str(panel.results.currentIndex().data())


def test_typing_searches_once_when_it_pauses(panel: SearchPanel, qtbot: QtBot) -> None:
    asked = QSignalSpy(panel.search_requested)

    find(panel, qtbot, term="charade")

    assert asked.count() == 1


def test_return_searches_at_once_what_is_new(panel: SearchPanel) -> None:
    asked = QSignalSpy(panel.search_requested)

    QTest.keyClicks(panel.field, "ch")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert asked.at(0) == ["ch", EVERYWHERE]


def test_return_adds_at_the_end_and_the_panel_stays(panel: SearchPanel, qtbot: QtBot) -> None:
    chosen = QSignalSpy(panel.add_chosen)
    find(panel, qtbot, found(NETFLIX, FILMS))

    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert chosen.at(0) == [(FILMS[1],), REF, Edge.END]
    assert panel.isVisible()


def test_arrows_walk_over_headings_into_the_next_section(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(NETFLIX, FILMS[:1]), found(TRAKT, SHOWS))
    assert current(panel) == "Charade"

    QTest.keyClick(panel.field, Qt.Key.Key_Down)

    assert current(panel) == "Doctor Who"
    assert panel.results.catalogue == TRAKT
    assert panel.results.chosen == SHOWS[:1]


def test_titles_of_one_service_are_chosen_together(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(NETFLIX, FILMS), found(TRAKT, SHOWS))
    for _ in range(3):
        QTest.keyClick(panel.field, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert panel.results.chosen == FILMS

    there = panel.model.index(5)
    spot = panel.results.visualRect(there).center()
    QTest.mouseClick(panel.results.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, spot)
    assert [title.name for title in panel.results.chosen] == ["Doctor Who"]

    panel.results.selectAll()
    assert [title.name for title in panel.results.chosen] == ["Doctor Who", "Ran"]


def test_a_late_answer_moves_neither_the_choice_nor_its_row(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(TRAKT, (*SHOWS, *MANY)))
    assert not panel.results.currentIndex().isValid(), "something may still come above"
    for _ in range(2):
        QTest.keyClick(panel.field, Qt.Key.Key_Down)
    before = panel.results.visualRect(panel.results.currentIndex())

    panel.put(found(NETFLIX, FILMS))

    assert current(panel) == "Ran"
    assert panel.results.chosen == SHOWS[1:]
    assert panel.results.visualRect(panel.results.currentIndex()) == before
    assert panel.results.verticalScrollBar().value() > 0


def test_an_answer_below_moves_nothing(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(NETFLIX, FILMS))
    rows = [panel.results.visualRect(panel.model.index(row)).top() for row in range(5)]

    panel.put(found(TRAKT, (*SHOWS, *MANY)))

    assert [panel.results.visualRect(panel.model.index(row)).top() for row in range(5)] == rows


def test_what_failed_is_tried_again_by_key_and_by_mouse(panel: SearchPanel, qtbot: QtBot) -> None:
    wanted = QSignalSpy(panel.remedy_wanted)
    find(panel, qtbot, failed(NETFLIX), found(TRAKT, SHOWS))
    assert current(panel) == "Doctor Who"

    QTest.keyClick(panel.field, Qt.Key.Key_Up)
    assert isinstance(panel.results.currentIndex().data(ResultRole.ROW), SectionNote)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    spot = panel.results.visualRect(panel.model.index(1)).topLeft() + QPoint(40, 10)
    QTest.mouseClick(panel.results.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert [wanted.at(at) for at in range(wanted.count())] == [[NETFLIX.key], [NETFLIX.key]]


def test_another_scope_asks_again(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot)
    asked = QSignalSpy(panel.search_requested)

    panel.start(TRAKT.key)
    assert asked.at(0) == ["cha", TRAKT.key]
    panel.show_scopes((NETFLIX,))
    assert asked.at(1) == ["cha", EVERYWHERE]


def test_what_goes_on_is_said(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(NETFLIX, ()))

    assert [panel.model.index(row).data() for row in (1, 3)] == ["Nothing found", "Searching…"]
    assert not any(b.isEnabled() for b in panel.destination.findChildren(QPushButton))


def test_no_list_takes_them(panel: SearchPanel, qtbot: QtBot) -> None:
    chosen = QSignalSpy(panel.add_chosen)
    find(panel, qtbot, found(NETFLIX, FILMS))
    panel.destination.show_targets((), None, "No list takes these")

    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert chosen.count() == 0
    assert panel.destination.target.currentText() == "No list takes these"


def test_return_adds_nothing_that_was_found_for_other_words(panel: SearchPanel, qtbot: QtBot) -> None:
    chosen = QSignalSpy(panel.add_chosen)
    find(panel, qtbot, found(NETFLIX, FILMS))

    QTest.keyClicks(panel.field, " and more")
    assert not any(b.isEnabled() for b in panel.destination.findChildren(QPushButton))
    QTest.keyClick(panel.field, Qt.Key.Key_Return)

    assert chosen.count() == 0


def test_suggestions_take_no_key_of_the_results(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(NETFLIX, FILMS))
    panel.suggestions.show()
    panel.suggestions.offer(("Charade", "Chariots of Fire"))
    chosen, asked = QSignalSpy(panel.add_chosen), QSignalSpy(panel.search_requested)

    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen.at(0)[0] == (FILMS[1],)
    assert asked.count() == 0

    QTest.keyClick(panel.field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    first = panel.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.accessibleName() == "Suggestion: Charade"
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert asked.at(0) == ["Charade", EVERYWHERE]
    assert panel.field.hasFocus()


def test_escape_leaves_the_suggestions_then_closes(panel: SearchPanel, qtbot: QtBot) -> None:
    panel.suggestions.show()
    panel.suggestions.offer(("Charade",))
    QTest.keyClick(panel.field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    button = panel.focusWidget()
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert panel.field.hasFocus()
    assert panel.isVisible()

    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_tab_reaches_everything(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(NETFLIX, FILMS))
    panel.field.setFocus()
    reached = []
    for _ in range(6):
        panel.focusNextPrevChild(True)
        widget = panel.focusWidget()
        reached.append(widget.accessibleName() or getattr(widget, "text", str)())
    assert reached == [
        "Services to search", "Titles found", "List to add to", "Add at the e&nd", "At the &top", "At &position…"
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_rows_are_told_apart_without_colour(
    theme: Theme, panel: SearchPanel, qtbot: QtBot, scheme: Qt.ColorScheme
) -> None:
    theme.force(scheme)
    find(panel, qtbot, found(NETFLIX, FILMS), failed(TRAKT))
    before = panel.results.grab().toImage()
    panel.model.mark(NETFLIX.key, {FILMS[0].id: "already in Noir"})
    row = panel.model.index(1)

    assert isinstance(row.data(ResultRole.ROW), FoundTitle)
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Charade, 1963, 1 hour 53 minutes, Netflix (sandbox), already in Noir"
    assert panel.model.index(5).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Trakt (sandbox), It does not answer., Return: Retry"
    )
    assert panel.results.grab().toImage() != before


def test_in_a_narrow_pane_every_button_shows_its_words(theme: Theme, panel: SearchPanel, qtbot: QtBot) -> None:
    panel.setFixedSize(240, 400)
    qtbot.waitUntil(lambda: panel.width() == 240)
    buttons = panel.destination.findChildren(QPushButton)
    assert len(buttons) == 3
    for button in buttons:
        assert button.fontMetrics().horizontalAdvance(button.text().replace("&", "")) < button.width() - 8


def test_the_first_title_is_chosen_once_nothing_can_come_above_it(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(TRAKT, SHOWS))
    assert not panel.results.chosen

    panel.put(failed(NETFLIX))

    assert current(panel) == "Doctor Who"


def test_what_is_found_and_walked_is_said_while_the_field_has_the_keyboard(
    panel: SearchPanel, qtbot: QtBot, announced: list[str]
) -> None:
    find(panel, qtbot, found(NETFLIX, FILMS))
    assert not announced, "Trakt is still searching"

    panel.put(failed(TRAKT))
    assert announced == ["3 found, Trakt (sandbox) failed. Charade, 1963, 1 hour 53 minutes, Netflix (sandbox)"]
    panel.put(failed(TRAKT))
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Down)

    assert [said.split(",")[0] for said in announced[1:]] == [title.name for title in FILMS[1:]]
    announced.clear()
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert announced == ["Trakt (sandbox), It does not answer., Return: Retry"], "once: no row is below it"


def test_what_is_under_the_mouse_stays_there(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(TRAKT, (*SHOWS, *MANY)))
    row = panel.model.index(5)
    spot = panel.results.visualRect(row).center()
    at, on_screen = QPointF(spot), QPointF(panel.results.viewport().mapToGlobal(spot))
    hover = QMouseEvent(QEvent.Type.MouseMove, at, on_screen, NONE, NONE, PLAIN)
    QCoreApplication.sendEvent(panel.results.viewport(), hover)
    name = row.data()

    panel.put(found(NETFLIX, FILMS))

    assert panel.results.indexAt(spot).data() == name


def test_a_closed_panel_asks_nobody(panel: SearchPanel, qtbot: QtBot) -> None:
    find(panel, qtbot, found(NETFLIX, FILMS), found(TRAKT, SHOWS))
    panel.hide()
    asked = QSignalSpy(panel.search_requested)

    panel.show_scopes((NETFLIX,))
    assert (asked.count(), panel.found) == (0, 0)

    panel.start()
    assert asked.at(0) == ["cha", EVERYWHERE]
