from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import ItemId
from desktop_app.ui.sidebar.accounts import SourceAccount
from desktop_app.ui.sidebar.model import SourcesModel
from desktop_app.ui.widgets import titles_mime
from tests.ui.sidebar.accounts import EVERY_STATE, account, ref

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[SourcesModel]:
    model = SourcesModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(EVERY_STATE)
    yield model
    tester.deleteLater()


def test_accounts_hold_their_lists(model: SourcesModel) -> None:
    trakt = model.index(1, 0)

    assert trakt.data() == "Trakt"
    assert [model.index(row, 0, trakt).data() for row in range(3)] == ["Watchlist", "Noir", "Rainy Sundays"]


def test_rows_are_read_out(model: SourcesModel) -> None:
    accessible = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(0, 0).data(accessible) == "Netflix, Ada, sandbox, linked, 3 lists"
    assert model.index_of(ref("t", "noir")).data(accessible) == "Noir, 40 titles, 2 changes waiting"
    assert model.index_of(ref("c", "shows")).data(accessible) == "Saved shows, not read yet"
    asked = replace(EVERY_STATE[1].lists[1], waiting=1, questions=2)
    model.show((EVERY_STATE[0], replace(EVERY_STATE[1], lists=(asked,)), *EVERY_STATE[2:]))
    assert model.index_of(asked.ref).data(accessible) == "Noir, 40 titles, 2 questions, 1 change waiting"
    assert model.index(1, 0).data(accessible).endswith(", 1 list")


def test_a_new_count_changes_its_rows_alone(model: SourcesModel) -> None:
    layout, data = QSignalSpy(model.layoutChanged), QSignalSpy(model.dataChanged)
    first = EVERY_STATE[0]
    lists = (replace(first.lists[0], count=65), *first.lists[1:])

    model.show((replace(first, lists=lists), *EVERY_STATE[1:]))

    assert layout.count() == 0
    assert [data.at(at)[0] for at in range(data.count())] == [model.index_of(ref("n", "instant"))]


def test_a_new_label_is_asked_for_and_not_taken(model: SourcesModel) -> None:
    asked = QSignalSpy(model.rename_requested)

    assert not model.setData(model.index(0, 0), "  Ada at home ")
    assert not model.setData(model.index(0, 0), "Ada")
    assert not model.setData(model.index(0, 0), " ")
    assert [asked.at(at) for at in range(asked.count())] == [["n", "Ada at home"]]


@pytest.mark.parametrize(
    ("source", "target", "takes"),
    [
        (ref("n", "instant"), ref("n", "disc"), True),
        (ref("n", "instant"), ref("n", "instant"), False),
        (ref("n", "instant"), ref("n", "saved"), False),
        (ref("n", "instant"), ref("t", "noir"), True),
        (ref("gone", "x"), ref("n", "disc"), False),
        (None, ref("n", "disc"), False),
    ],
)
def test_titles_are_taken_by_another_list_of_any_service(
    model: SourcesModel, source: object, target: object, *, takes: bool
) -> None:
    dropped = QSignalSpy(model.titles_dropped)
    carried = titles_mime.CarriedTitles((ItemId("movies/1"),), source)  # type: ignore[arg-type]
    data = titles_mime.encode(carried, ())
    index = model.index_of(target)  # type: ignore[arg-type]

    assert model.canDropMimeData(data, COPY, -1, -1, index) is takes
    assert not model.dropMimeData(data, MOVE, -1, -1, index)
    assert [dropped.at(at) for at in range(dropped.count())] == ([[target, carried, True]] if takes else [])


def test_an_account_takes_titles_too(model: SourcesModel) -> None:
    dropped, on_a_list = QSignalSpy(model.titles_dropped_on_account), QSignalSpy(model.titles_dropped)
    carried = titles_mime.CarriedTitles((ItemId("movies/1"),), ref("n", "instant"))
    model.dropMimeData(titles_mime.encode(carried, ()), COPY, -1, -1, model.index_of(AccountId("t")))
    assert dropped.at(0) == [AccountId("t"), carried]
    assert not on_a_list.count()


def test_a_list_is_carried_as_a_whole(model: SourcesModel) -> None:
    index = model.index_of(ref("t", "noir"))
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index_of(AccountId("t"))) & Qt.ItemFlag.ItemIsDragEnabled
    carried = titles_mime.decode(model.mimeData([index]))
    assert carried == titles_mime.CarriedTitles((), ref("t", "noir"))
    assert carried is not None
    assert carried.is_whole


names = st.lists(st.sampled_from("abcd"), unique=True, max_size=4).map(tuple)
accounts = st.lists(st.tuples(st.sampled_from("npq"), names), unique_by=lambda pair: pair[0]).map(
    lambda found: tuple(account(name, lists=lists) for name, lists in found)
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seen=st.lists(accounts, max_size=5))
def test_indexes_follow_what_they_were_on(model: SourcesModel, seen: list[tuple[SourceAccount, ...]]) -> None:
    for shown in seen:
        keys = [one.id for one in model.accounts] + [one.ref for acc in model.accounts for one in acc.lists]
        held = {key: QPersistentModelIndex(model.index_of(key)) for key in keys}
        model.show(shown)

        for key, index in held.items():
            assert index == model.index_of(key)
