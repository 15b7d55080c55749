"""Words and buttons that give way in a narrow pane: never cut without an ellipsis, never hiding what they say."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.label import ElidedLabel
from desktop_app.ui.widgets.link_button import LinkButton

LONG = "Netflix · Ada Lovelace (sandbox)"


@pytest.mark.usefixtures("theme")
def test_a_line_ends_in_an_ellipsis_and_keeps_its_words(qtbot: QtBot) -> None:
    line = ElidedLabel(LONG)
    qtbot.addWidget(line)
    line.resize(line.sizeHint())
    assert line.shown == LONG
    line.resize(line.width() // 2, line.height())
    assert line.shown.endswith("…")
    assert LONG.startswith(line.shown[:-1])
    assert line.text() == LONG
    assert line.fontMetrics().horizontalAdvance(line.shown) <= line.width()


def test_a_link_asks_for_little_and_shows_all_where_it_can(theme: Theme, qtbot: QtBot) -> None:
    del theme
    link = LinkButton(LONG)
    qtbot.addWidget(link)
    link.show()
    link.resize(link.sizeHint())
    assert link.shown == LONG
    assert link.minimumSizeHint().width() < link.sizeHint().width() // 2
    link.resize(link.width() // 2, link.height())
    assert link.shown.endswith("…")
    assert link.text() == LONG
    assert not link.grab().isNull()
