"""The page for an application key: fields judge what is pasted, and steps tick themselves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.pasted_keys import trimmed
from desktop_app.providers.tmdb.profile import PROFILE as TMDB
from desktop_app.providers.trakt.profile import PROFILE as TRAKT
from desktop_app.tour.buttons import button, buttons
from desktop_app.ui.link_wizard.key_fields import key_fields, redirect_field
from desktop_app.ui.link_wizard.pages.guide_row import GuideRow
from desktop_app.ui.link_wizard.pages.key_page import KeyGuide, KeyPage
from desktop_app.ui.link_wizard.pages.step_sketch import StepSketch
from desktop_app.ui.link_wizard.pipeline_art import StepProgress
from desktop_app.ui.sentences.key_guides import GuideStep, StepKind, key_steps, practice_way
from desktop_app.ui.widgets.checked_edit import Standing
from desktop_app.ui.widgets.key_field import Field, KeyField

FIELDS = (Field("key", "Consumer key", help="24 signs."), Field("secret", "Shared secret", secret=True))


@pytest.fixture
def page(qtbot: QtBot) -> KeyPage:
    page = KeyPage(KeyGuide((), (GuideStep(StepKind.VALUES, "Copy them"),), {StepKind.VALUES: FIELDS}))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def field(page: KeyPage, name: str) -> KeyField:
    return next(each for each in page.findChildren(KeyField) if each.field.id == name)


def is_complete(page: KeyPage) -> bool:
    return not page.missing


@pytest.mark.parametrize("around", [" ", "\n", "\t", "\u00a0", "\u200b", "\ufeff", " \u200b\u00a0 \ufeff"])
def test_what_cannot_be_seen_is_taken_off_at_both_ends(around: str) -> None:
    assert trimmed(f"{around}a b{around}").text == "a b"


def test_leaving_the_field_trims_it_and_says_so(page: KeyPage, qtbot: QtBot) -> None:
    key = field(page, "key")
    key.edit.setFocus()
    qtbot.waitUntil(key.edit.hasFocus)
    QTest.keyClicks(key.edit, " abc ")
    assert page.values()["key"] == "abc"
    assert key.edit.text() == " abc "

    field(page, "secret").edit.setFocus()
    qtbot.waitUntil(lambda: key.edit.text() == "abc")
    assert key.below == "2 spaces removed."

    QTest.keyClicks(key.edit, "d")
    assert key.below == "24 signs."


def test_complete_when_every_field_has_more_than_space(page: KeyPage, qtbot: QtBot) -> None:
    assert not is_complete(page)
    QTest.keyClicks(field(page, "key").edit, "k")
    QTest.keyClicks(field(page, "secret").edit, " ")
    assert not is_complete(page)
    with qtbot.waitSignal(page.changed):
        QTest.keyClicks(field(page, "secret").edit, "s")
    assert is_complete(page)
    assert page.values() == {"key": "k", "secret": "s"}


def test_secret_is_shown_on_demand(page: KeyPage) -> None:
    secret = field(page, "secret")
    secret.edit.setText("geheim")
    show = secret.findChild(QPushButton)
    assert show is not None
    assert secret.edit.displayText() != "geheim"
    show.click()
    assert secret.edit.displayText() == "geheim"
    assert show.accessibleName() == "Hide Shared secret"


def test_error_stands_under_its_field_until_it_is_changed(page: KeyPage) -> None:
    key = field(page, "key")
    page.set_error("key", "Not known.")
    assert key.below == "Not known."
    assert key.edit.accessibleDescription() == "Not known."
    QTest.keyClicks(key.edit, "x")
    assert key.below == "24 signs."

    page.set_error("secret", "Wrong.")
    page.clear_errors()
    assert field(page, "secret").below == ""


KEY = "4c1d0e8a" * 8


@pytest.fixture
def guide(qtbot: QtBot) -> KeyPage:
    """The page for Trakt."""
    fields = {StepKind.REGISTER: (redirect_field(TRAKT, None),), StepKind.VALUES: key_fields(TRAKT, None)}
    page = KeyPage(KeyGuide((), key_steps(TRAKT), fields, ways_out=(practice_way(),)))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    return page


def paste(field: KeyField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.edit.setFocus()
    field.edit.selectAll()
    field.edit.paste()


def progress(page: KeyPage) -> list[StepProgress]:
    return [row.progress for row in page.findChildren(GuideRow)]


@pytest.mark.parametrize(
    ("pasted", "standing", "below"),
    [
        (KEY, Standing.GOOD, "Looks right: 64 characters"),
        (f" {KEY}\n", Standing.GOOD, "2 spaces removed. Looks right: 64 characters"),
        (f"Client ID: {KEY} ", Standing.GOOD, "1 space and “Client ID:” removed. Looks right: 64 characters"),
        (f'"{KEY}"', Standing.GOOD, "Quotes removed. Looks right: 64 characters"),
        (KEY[1:], Standing.DOUBTFUL, "This has 63 characters; the ones from Trakt usually have 64."),
        ("•••••", Standing.WRONG, "These signs only stand in for the value."),
        (f"{KEY} {KEY}", Standing.WRONG, "There is a space in it. Copy the client ID alone."),
        ("https://app.trakt.tv/settings", Standing.WRONG, "This is the address of a page."),
    ],
)
def test_what_is_pasted_is_judged_at_once(
    guide: KeyPage, announced: list[str], pasted: str, standing: Standing, below: str
) -> None:
    key = field(guide, "key")
    paste(key, pasted)
    assert key.edit.standing is standing
    assert key.below.startswith(below)
    assert key.edit.accessibleDescription() == key.below
    assert key.below in announced


def test_what_is_typed_is_judged_after_a_rest(guide: KeyPage, qtbot: QtBot) -> None:
    key = field(guide, "key")
    key.edit.setFocus()
    QTest.keyClicks(key.edit, "4c1d")
    assert key.edit.standing is Standing.OPEN
    qtbot.waitUntil(lambda: key.edit.standing is Standing.DOUBTFUL)
    QTest.keyClick(key.edit, Qt.Key.Key_Backspace)
    assert key.edit.standing is Standing.OPEN


def test_what_is_typed_is_judged_when_the_field_is_left(guide: KeyPage, qtbot: QtBot) -> None:
    key = field(guide, "key")
    key.edit.setFocus()
    QTest.keyClicks(key.edit, "a b")
    field(guide, "secret").edit.setFocus()
    qtbot.waitUntil(lambda: key.edit.standing is Standing.WRONG)


def test_an_empty_field_is_never_called_wrong_before_the_key_is_checked(guide: KeyPage, qtbot: QtBot) -> None:
    key = field(guide, "key")
    paste(key, "•••")
    key.edit.selectAll()
    QTest.keyClick(key.edit, Qt.Key.Key_Delete)
    assert key.edit.standing is Standing.OPEN
    with qtbot.waitSignal(key.edit.rested):
        pass
    field(guide, "secret").edit.setFocus()
    assert key.edit.standing is Standing.OPEN
    assert key.below == ""


def test_undo_brings_back_what_was_removed(guide: KeyPage) -> None:
    key = field(guide, "key")
    paste(key, f" {KEY}")
    key.edit.undo()
    assert key.edit.text() == f" {KEY}"


def test_a_field_for_something_else_keeps_quotes_and_labels(qtbot: QtBot) -> None:
    plain = KeyField(Field("user", "User name"))
    qtbot.addWidget(plain)
    plain.edit.setText(' "id: ada" ')
    assert plain.value == '"id: ada"'


def test_checking_goes_to_the_first_wrong_field(guide: KeyPage) -> None:
    paste(field(guide, "key"), KEY)
    paste(field(guide, "secret"), "a b")
    paste(field(guide, "redirect_uri"), "no address")
    guide.clear_errors()
    guide.setFocus()
    assert guide.find_wrong()
    assert field(guide, "redirect_uri").edit.hasFocus()
    assert [f.edit.standing is Standing.WRONG for f in guide.findChildren(KeyField)] == [True, False, True]


def test_a_length_that_trakt_never_promised_may_be_tried(guide: KeyPage) -> None:
    paste(field(guide, "key"), KEY[1:])
    assert not guide.find_wrong()


def test_steps_tick_themselves_in_any_order(guide: KeyPage, qtbot: QtBot, announced: list[str]) -> None:
    done, now, to_come = StepProgress.DONE, StepProgress.CURRENT, StepProgress.TO_COME
    assert progress(guide) == [now, to_come, to_come]
    paste(field(guide, "key"), KEY)
    assert progress(guide) == [now, to_come, done], "the secret is optional"
    assert "Step 3 of 3, done: Copy two values back here" in announced
    paste(field(guide, "secret"), "a b")
    assert progress(guide) == [now, to_come, to_come]

    with qtbot.waitSignal(guide.page_wanted) as wanted:
        button(guide, "Open app.trakt.tv/settings/apps/api").click()
    assert wanted.args == [TRAKT.key_page]
    assert progress(guide) == [done, now, to_come]
    button(guide, "Copy").click()
    assert QGuiApplication.clipboard().text() == TRAKT.redirect_uri
    assert "Redirect URI copied" in announced
    assert progress(guide) == [done, done, now]
    assert guide.findChildren(GuideRow)[1].accessibleName() == "Step 2 of 3, done: Paste this redirect URI there"


def test_a_step_that_nobody_can_see_is_done_with_the_next_one(qtbot: QtBot) -> None:
    steps = (GuideStep(StepKind.THERE, "Ask them"), GuideStep(StepKind.VALUES, "Copy it"))
    page = KeyPage(KeyGuide((), steps, {StepKind.VALUES: key_fields(TMDB, None)}))
    qtbot.addWidget(page)
    assert progress(page) == [StepProgress.CURRENT, StepProgress.TO_COME]
    paste(field(page, "key"), "a" * 32)
    assert progress(page) == [StepProgress.DONE, StepProgress.DONE]


def test_a_key_that_is_being_checked_is_not_changed_meanwhile(guide: KeyPage) -> None:
    key = field(guide, "key")
    paste(key, KEY)
    guide.set_locked(locked=True)
    QTest.keyClicks(key.edit, "x")
    assert (key.value, key.edit.hasFocus()) == (KEY, True)
    guide.set_locked(locked=False)
    QTest.keyClicks(key.edit, "x")
    assert key.value == f"{KEY}x"


def test_other_ways_unfold_in_place(guide: KeyPage, qtbot: QtBot) -> None:
    assert not buttons(guide, "Try it now")
    with qtbot.waitSignal(guide.unfolded):
        button(guide, "I don’t want to do this. What else can I do?").click()
    with qtbot.waitSignal(guide.way_out_chosen) as chosen:
        button(guide, "Try it now").click()
    assert chosen.args == ["practice"]


def test_sketches_are_for_the_eye_alone(guide: KeyPage) -> None:
    assert [sketch.accessibleName() for sketch in guide.findChildren(StepSketch)] == ["", "", ""]
