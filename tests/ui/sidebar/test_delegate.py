"""The marks of a list in the sidebar."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.sidebar import delegate
from desktop_app.ui.sidebar.pane import SourcesPane
from desktop_app.ui.style.state_shapes import Shape
from tests.ui.sidebar.accounts import account


@pytest.mark.parametrize(
    ("waiting", "trouble", "expected"),
    [
        (0, "", set()),
        (2, "", {Shape.WAITS}),
        (0, "incomplete", {Shape.DECIDE}),
        (2, "can’t be read", {Shape.WAITS, Shape.DECIDE}),
    ],
)
def test_a_list_shows_all_that_is_to_be_known(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, waiting: int, trouble: str, expected: set[Shape]
) -> None:
    painted: dict[Shape, float] = {}
    monkeypatch.setattr(
        delegate, "paint_state", lambda _painter, area, shape, _look: painted.update({shape: area.left()})
    )
    known = account("n", lists=("instant",))
    shown = replace(known.lists[0], waiting=waiting, trouble=trouble)
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
