"""Qt guesses what is markup, and a title may be called `<img src=…>`: each tooltip goes through `plain.tip`."""

import ast
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.account import AccountId
from desktop_app.domain.queues import QueueRef, TitleId
from desktop_app.ui.details.standings import Standing, Standings
from desktop_app.ui.message_bar import Action, Kind, Message, MessageBar
from desktop_app.ui.queue.plain import LONGEST_TIP, tip

UI = Path(__file__).parents[2] / "desktop_app" / "ui"


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and called(node) == name:
                yield f"{path.relative_to(UI)}:{node.lineno}", node


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def is_plain(node: ast.expr) -> bool:
    """Ours to the letter, made plain, or the text of another tooltip."""
    match node:
        case ast.Constant():
            return True
        case ast.BoolOp(values=parts):
            return all(map(is_plain, parts))
        case ast.IfExp(body=one, orelse=other):
            return is_plain(one) and is_plain(other)
        case ast.Call():
            return called(node) in ("tip", "toolTip")
    return False


def test_no_tooltip_is_taken_for_markup() -> None:
    shown = [(where, call.args[0]) for where, call in calls("setToolTip")]
    shown += [(where, call.args[1]) for where, call in calls("showText")]
    assert len(shown) > 20
    assert [where for where, text in shown if not is_plain(text)] == []


def test_only_words_are_labels_with_a_text_that_may_change() -> None:
    """`ui.words.Words` is plain unless told; a `QLabel` guesses."""
    texts = [(where, text) for where, call in calls("QLabel") for text in call.args]
    assert texts
    assert [where for where, text in texts if not isinstance(text, ast.Constant) and not is_widget(text)] == []


def is_widget(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "parent")


def test_a_tip_is_read_as_it_was_written() -> None:
    hostile = '<img src="file:///etc/passwd"> & <b>x</b>\nsecond'
    assert tip("Up & down") == "Up & down"
    assert tip(hostile).count("<") == 3  # <qt>, <br>, </qt>
    assert tip(hostile).startswith("<qt>&lt;img")


def test_a_tip_does_not_cover_the_screen() -> None:
    assert tip("a " * 150) == f"<qt>{'a ' * 150}</qt>"
    assert tip("<" * 5_000) == f"<qt>{'&lt;' * LONGEST_TIP}…</qt>"


def test_an_ampersand_in_a_name_is_seen(qtbot: QtBot) -> None:
    ref = QueueRef(AccountId("a"), "list")
    around = QWidget()
    qtbot.addWidget(around)
    standings, bar = Standings(around), MessageBar(around)
    standings.show_standings((Standing(ref, TitleId("1"), "N", "#888888", "Wallace & Gromit", "Ada", 1),))
    bar.show_message(Message(Kind.INFO, "", "", (Action("Link A & B", standings.hide),)))
    shown = [button.text().strip() for part in (standings, bar) for button in part.findChildren(QPushButton)]
    assert shown[:2] == ["Wallace && Gromit", "Link A && B"]
