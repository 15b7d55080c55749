import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.edits import Edge
from desktop_app.domain.queues import Item, Queue
from desktop_app.ui.queue import mime
from desktop_app.ui.queue.add_title import AddTitlePanel
from desktop_app.ui.queue.results import ResultsModel
from desktop_app.ui.theme import Theme
from tests.ui.queue.examples import film, queue

TITLES = tuple(film(number).title for number in (2, 4, 6))


@pytest.fixture
def panel(qtbot: QtBot) -> AddTitlePanel:
    panel = AddTitlePanel()
    qtbot.addWidget(panel)
    panel.show_queue(queue(range(3)))
    panel.resize(360, 400)
    with qtbot.waitExposed(panel):
        panel.start()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def field(panel: AddTitlePanel) -> QLineEdit:
    found = panel.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def find(panel: AddTitlePanel, qtbot: QtBot, term: str = "cha") -> None:
    with qtbot.waitSignal(panel.search_requested) as asked:
        QTest.keyClicks(field(panel), term)
    assert asked.args == [term]
    panel.show_results(term, TITLES)


def test_typing_searches_once_when_it_pauses(panel: AddTitlePanel, qtbot: QtBot) -> None:
    asked = QSignalSpy(panel.search_requested)

    find(panel, qtbot, "charade")

    assert asked.count() == 1


def test_return_adds_at_the_end_and_the_panel_stays(panel: AddTitlePanel, qtbot: QtBot) -> None:
    chosen = QSignalSpy(panel.add_chosen)
    find(panel, qtbot)

    QTest.keyClick(field(panel), Qt.Key.Key_Down)
    QTest.keyClick(field(panel), Qt.Key.Key_Return)

    assert chosen.at(0) == [TITLES[1], Edge.END]
    assert panel.isVisible()


def test_titles_are_put_where_they_are_wanted(panel: AddTitlePanel, qtbot: QtBot) -> None:
    chosen = QSignalSpy(panel.add_chosen)
    find(panel, qtbot)

    panel.add_at_top()
    panel.add_at(3)

    assert [chosen.at(at)[1] for at in range(2)] == [Edge.TOP, Edge.END]


def test_an_answer_to_an_older_question_is_passed_over(panel: AddTitlePanel, qtbot: QtBot) -> None:
    find(panel, qtbot)

    panel.show_results("ch", ())

    assert panel.findChild(QListView).model().rowCount() == 3  # type: ignore[union-attr]


def test_what_goes_on_is_said(panel: AddTitlePanel, qtbot: QtBot) -> None:
    find(panel, qtbot)
    panel.show_results("cha", ())
    labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]

    assert "Nothing found for “cha”." in labels
    assert not any(button.isEnabled() for button in panel.findChildren(QPushButton))


def test_escape_closes(panel: AddTitlePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(field(panel), Qt.Key.Key_Escape)

    assert not panel.isVisible()


def test_results_are_marked_and_can_be_dragged(qtbot: QtBot) -> None:
    model = ResultsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.show(TITLES)
    model.mark(Queue((Item(TITLES[0]),)))

    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Charade, 1963, 1 hour 53 minutes, already in this list"
    )
    assert mime.decode(model.mimeData([model.index(1), model.index(0)])) == mime.Carried((TITLES[0].id, TITLES[1].id))


def test_in_a_narrow_pane_every_button_shows_its_words(theme: Theme, panel: AddTitlePanel, qtbot: QtBot) -> None:
    panel.setFixedSize(240, 400)
    qtbot.waitUntil(lambda: panel.width() == 240)
    buttons = panel.findChildren(QPushButton)
    assert len(buttons) == 3
    for button in buttons:
        assert button.fontMetrics().horizontalAdvance(button.text().replace("&", "")) < button.width() - 8


def test_return_adds_nothing_that_was_found_for_other_words(panel: AddTitlePanel, qtbot: QtBot) -> None:
    chosen = QSignalSpy(panel.add_chosen)
    find(panel, qtbot)
    QTest.keyClicks(field(panel), " and more")
    QTest.keyClick(field(panel), Qt.Key.Key_Return)
    assert chosen.count() == 0
