"""The ledger as rows: latest first, bounded, and nobody loses their place."""

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.domain.account import AccountId
from desktop_app.domain.ledger import Call, Ledger
from desktop_app.ui.health.ledger_model import HEADINGS, LedgerColumn, LedgerModel

ADA = AccountId("ada")


def add(ledger: Ledger, *ats: int, status: int = 200) -> None:
    for at in ats:
        ledger.add(Call(at, ADA, "GET", "a.example", f"/x{at}", status, 0.5))


def shown(model: LedgerModel) -> list[str]:
    return [model.index(row, LedgerColumn.PATH).data() for row in range(model.rowCount())]


def test_latest_first() -> None:
    ledger = Ledger()
    model = LedgerModel(ledger)
    _tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    add(ledger, 1, 2)
    model.catch_up()
    add(ledger, 3)
    model.catch_up()

    assert shown(model) == ["/x3", "/x2", "/x1"]
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in LedgerColumn] == list(HEADINGS)


def test_as_bounded_as_the_ledger() -> None:
    ledger = Ledger(most=3)
    model = LedgerModel(ledger)
    _tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    add(ledger, 1, 2)
    model.catch_up()
    add(ledger, 3, 4)
    model.catch_up()
    assert shown(model) == ["/x4", "/x3", "/x2"]

    add(ledger, *range(5, 15))
    model.catch_up()
    assert shown(model) == ["/x14", "/x13", "/x12"]


def test_a_chosen_row_stays_chosen_while_calls_come_in() -> None:
    ledger = Ledger()
    model = LedgerModel(ledger)
    add(ledger, 1)
    model.catch_up()
    chosen = QPersistentModelIndex(model.index(0, LedgerColumn.PATH))
    add(ledger, 2, 3)
    model.catch_up()

    assert chosen.data() == "/x1"
    assert model.rowCount(chosen) == 0


def test_cells() -> None:
    ledger = Ledger()
    model = LedgerModel(ledger)
    add(ledger, 1, status=404)
    model.catch_up()
    model.show_names({ADA: "Trakt 1"})
    row = [model.index(0, column).data() for column in LedgerColumn]

    assert row[1:] == ["Trakt 1", "GET", "a.example", "/x1", "404 Not there", "500 ms"]
    assert model.index(0, LedgerColumn.STATUS).data(Qt.ItemDataRole.ToolTipRole) == "Not there"
