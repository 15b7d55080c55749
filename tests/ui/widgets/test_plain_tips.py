"""Qt guesses what is markup, and a title may be called `<img src=…>`: each tooltip goes through `plain.tip`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.account import AccountId
from desktop_app.domain.feeds import FeedEntry
from desktop_app.domain.queues import ItemId, QueueRef
from desktop_app.ui.details.other_listings import OtherListing, OtherListings
from desktop_app.ui.feeds.entries import EntriesTable
from desktop_app.ui.feeds.feed_tree import AccountFeeds, FeedTree
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.message_stack import Action, Kind, Message
from desktop_app.ui.widgets.plain_text import LONGEST_LINE, LONGEST_TIP, caption, cut, tip

HOSTILE = '<img src="//192.0.2.1/share/x.png"><h1>Sign in again</h1>'

UI = Path(__file__).parents[3] / "desktop_app" / "ui"


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
        case ast.JoinedStr(values=parts):
            return all(map(is_plain, parts))
        case ast.FormattedValue(value=part):
            return is_plain(part)
        case ast.Name(id=name):
            return name == "answer"  # what another model answered for the same role
        case ast.Call():
            return called(node) in ("tip", "toolTip")
    return False


def test_no_tooltip_is_taken_for_markup() -> None:
    shown = [(where, call.args[-1]) for where, call in calls("setToolTip")]
    shown += [(where, call.args[1]) for where, call in calls("showText")]
    assert len(shown) > 20
    assert [where for where, text in shown if not is_plain(text)] == []


def test_no_models_tooltip_is_taken_for_markup() -> None:
    answers = [(where, text) for where, branch in branches("ToolTipRole") for text in returned(branch)]
    assert len(answers) > 8
    assert [where for where, text in answers if not is_plain(text)] == []


def branches(role: str) -> Iterator[tuple[str, ast.AST]]:
    """The places where models answer for a role: a case of its own, or a function in a table by role."""
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        for node in ast.walk(tree):
            if isinstance(node, ast.match_case) and role in ast.unparse(node.pattern):
                yield f"{path.relative_to(UI)}:{node.pattern.lineno}", node
            if isinstance(node, ast.Dict):
                keys = (key is not None and role in ast.unparse(key) for key in node.keys)
                for found, value in zip(keys, node.values, strict=True):
                    if found:
                        yield f"{path.relative_to(UI)}:{value.lineno}", functions[ast.unparse(value)]


def returned(branch: ast.AST) -> Iterator[ast.expr]:
    return (node.value for node in ast.walk(branch) if isinstance(node, ast.Return) and node.value is not None)


def test_only_words_are_labels_with_a_text_that_may_change() -> None:
    """`ui.words.Words` is plain unless told; a `QLabel` guesses."""
    texts = [(where, text) for where, call in calls("QLabel") for text in call.args]
    assert [where for where, text in texts if not isinstance(text, ast.Constant) and not is_widget(text)] == []


def is_widget(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "parent")


@given(st.text(max_size=300) | st.text(alphabet="<>/!&;lt=? \nbimgqx\"'", max_size=60))
def test_a_tip_is_read_as_it_was_written(text: str) -> None:
    shown = tip(text)
    assert not Qt.mightBeRichText(shown)
    assert "".join(shown.replace("\u2060", "").split()) == "".join(cut(text.replace("\u2060", ""), 300).split())


@pytest.mark.parametrize(
    "text", [HOSTILE, "a &lt;b&gt;", "<!-- x -->", "<?xml", " <b >", "<qt>x", "<a/>", "x\n<b>y</b>"]
)
def test_no_tag_of_a_strangers_becomes_one(text: str) -> None:
    assert not Qt.mightBeRichText(tip(text))
    assert tip(text).replace("\u2060", "") == text


def test_what_a_feed_says_is_shown_as_it_is(qtbot: QtBot) -> None:
    table, tree = EntriesTable(), FeedTree()
    qtbot.addWidget(table)
    qtbot.addWidget(tree)
    table.show_entries((FeedEntry("1", HOSTILE),))
    tree.show_accounts((AccountFeeds(AccountId("a"), HOSTILE, (), HOSTILE),))
    top = tree.topLevelItem(0)
    assert top is not None
    said = top.child(0)
    assert said is not None
    shown = (table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole), top.toolTip(0), said.toolTip(0))
    assert shown == (tip(HOSTILE),) * 3


def test_a_tip_does_not_cover_the_screen() -> None:
    lines = tip("a " * 800).split("\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert sum(map(len, lines)) <= LONGEST_TIP + 1
    assert lines[-1].endswith("…")
    assert tip("Up & down\nsecond") == "Up & down\nsecond"


def test_an_ampersand_in_a_name_is_seen(qtbot: QtBot) -> None:
    ref = QueueRef(AccountId("a"), "list")
    around = QWidget()
    qtbot.addWidget(around)
    standings, bar = OtherListings(around), MessageBar(around)
    standings.show_standings((OtherListing(ref, ItemId("1"), "N", "#888888", "Wallace & Gromit", "Ada", 1),))
    bar.show_message(Message(Kind.INFO, "", "", (Action("Link A & B", standings.hide),)))
    shown = [button.text().strip() for part in (standings, bar) for button in part.findChildren(QPushButton)]
    assert shown[:2] == ["Wallace && Gromit", "Link A && B"]


@pytest.mark.parametrize("sign", "\0\x1b\x7f\x85\u2028\u202a\u202e\u2066\u2067\u2069")
def test_no_sign_turns_what_stands_beside_a_name_around(sign: str) -> None:
    text = f"{sign}gpj.exe"
    assert (tip(text), caption(text), cut(text, 50)) == ("gpj.exe",) * 3


def test_marks_of_honest_writing_stay() -> None:
    assert cut("שלום\u200f! a\u200db\n", 50) == "שלום\u200f! a\u200db\n"
