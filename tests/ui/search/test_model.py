import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop_app.domain.queues import ItemId, TitleId
from desktop_app.ui.search.model import ResultRole, ResultsModel
from desktop_app.ui.search.sections import Section
from desktop_app.ui.widgets import titles_mime
from tests.ui.search.examples import FILMS, NETFLIX, SHOWS, TRAKT, failed, found


@pytest.fixture
def model(qtbot: QtBot) -> ResultsModel:
    model = ResultsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.begin([Section(NETFLIX), Section(TRAKT)])
    return model


def shown(model: ResultsModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_sections_stand_in_their_order_whoever_answers_first(model: ResultsModel) -> None:
    model.put(found(TRAKT, SHOWS))
    assert shown(model) == ["Netflix (sandbox)", "Searching…", "Trakt (sandbox)", "Doctor Who", "Ran"]

    chosen = QPersistentModelIndex(model.index(4))
    model.put(found(NETFLIX, FILMS))

    assert shown(model)[:4] == ["Netflix (sandbox)", "Charade", "Playtime", "Brief Encounter"]
    assert chosen.data() == "Ran"
    assert chosen.row() == 6


def test_an_answer_of_a_service_that_is_not_asked_is_passed_over(model: ResultsModel) -> None:
    model.begin([Section(NETFLIX)])

    model.put(found(TRAKT, SHOWS))

    assert shown(model) == ["Netflix (sandbox)", "Searching…"]


def test_only_titles_and_what_can_be_mended_can_be_chosen(model: ResultsModel) -> None:
    model.put(failed(NETFLIX))
    model.put(found(TRAKT, SHOWS))

    able = [bool(model.index(row).flags() & Qt.ItemFlag.ItemIsEnabled) for row in range(model.rowCount())]
    assert able == [False, True, False, True, True]


def test_marks_are_those_of_one_service(model: ResultsModel) -> None:
    model.put(found(NETFLIX, FILMS))
    model.mark(TRAKT.key, {FILMS[0].id: "already in Noir"})
    assert model.index(1).data(ResultRole.MARK) == ""

    model.mark(NETFLIX.key, {FILMS[0].id: "already in Noir"})
    assert model.index(1).data(ResultRole.MARK) == "already in Noir"


def test_a_drag_carries_titles_of_one_service_and_who_found_them(model: ResultsModel) -> None:
    model.put(found(NETFLIX, FILMS))
    model.put(found(TRAKT, SHOWS))

    carried = titles_mime.decode(model.mimeData([model.index(row) for row in (6, 2, 1)]))

    assert carried == titles_mime.CarriedTitles(tuple(ItemId(film.id) for film in FILMS[:2]), found_by=NETFLIX.account)
    assert carried.account == NETFLIX.account
    assert model.titles(NETFLIX.key, map(TitleId, carried.ids)) == FILMS[:2]
    assert model.titles(TRAKT.key, map(TitleId, carried.ids)) == ()
