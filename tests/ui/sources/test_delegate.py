"""The marks of a list in the sidebar."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.sources import delegate
from desktop_app.ui.sources.tree import SourcesPane
from desktop_app.ui.state_shapes import Shape
from tests.ui.sources.accounts import account


@pytest.mark.parametrize(
    ("waiting", "is_incomplete", "expected"),
    [
        (0, False, set()),
        (2, False, {Shape.WAITS}),
        (0, True, {Shape.DECIDE}),
        (2, True, {Shape.WAITS, Shape.DECIDE}),
    ],
)
def test_a_list_shows_all_that_is_to_be_known(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, waiting: int, expected: set[Shape], *, is_incomplete: bool
) -> None:
    painted: dict[Shape, float] = {}
    monkeypatch.setattr(delegate, "paint_state", lambda _painter, area, shape: painted.update({shape: area.left()}))
    known = account("n", lists=("instant",))
    shown = replace(known.lists[0], waiting=waiting, is_incomplete=is_incomplete)
    pane = SourcesPane()
    qtbot.addWidget(pane)
    pane.resize(256, 300)
    pane.show_accounts((replace(known, lists=(shown,)),))
    with qtbot.waitExposed(pane):
        pane.show()
    qtbot.waitUntil(lambda: Shape.LINKED in painted)
    del painted[Shape.LINKED]  # the account's own

    assert set(painted) == expected
    assert len(set(painted.values())) == len(expected)
