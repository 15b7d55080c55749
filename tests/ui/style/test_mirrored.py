"""What is painted by hand, in a window that is read from the right: the flipped picture, where words do not count."""

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_app.ui.link_wizard.pages.choice_card import ChoiceCard, MethodChoice
from desktop_app.ui.link_wizard.pipeline import PipelineStep, PipelineStrip
from desktop_app.ui.link_wizard.pipeline_art import flag_of
from desktop_app.ui.style.icons import icon
from desktop_app.ui.style.row_ground import bar_of

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def flipped(image: QImage) -> QImage:
    return image.flipped(Qt.Orientation.Horizontal)


def picture(name: str) -> QImage:
    return icon(name).pixmap(QSize(32, 32)).toImage().convertToFormat(QImage.Format.Format_ARGB32)


@pytest.mark.parametrize("name", ["back", "undo", "redo", "chevron-right", "external", "list"])
def test_icons_with_a_direction_turn(qapp: QApplication, name: str) -> None:
    before = picture(name)
    qapp.setLayoutDirection(RIGHT)
    try:
        after = picture(name)
    finally:
        qapp.setLayoutDirection(LEFT)
    assert after != before
    assert alike(after, flipped(before))


@pytest.mark.parametrize("name", ["check", "search", "clock", "play", "cross"])
def test_other_icons_stay(qapp: QApplication, name: str) -> None:
    before = picture(name)
    qapp.setLayoutDirection(RIGHT)
    try:
        assert picture(name) == before
    finally:
        qapp.setLayoutDirection(LEFT)


def alike(one: QImage, other: QImage) -> bool:
    """The same but for the softness of edges."""
    return all(
        abs(one.pixelColor(x, y).alpha() - other.pixelColor(x, y).alpha()) < 40
        for x in range(one.width())
        for y in range(one.height())
    )


def pipeline(way: Qt.LayoutDirection) -> PipelineStrip:
    made = PipelineStrip()
    made.set_steps((PipelineStep("Request", ""), PipelineStep("Sign in", "Departs."), PipelineStep("Check", "")))
    made.setLayoutDirection(way)
    made.resize(600, made.sizeHint().height())
    made.set_current(1)
    return made


def mirror(area: QRectF, width: float) -> QRectF:
    return QRectF(width - area.right(), area.top(), area.width(), area.height())


def test_the_steps_of_a_sign_in_go_from_the_right(qapp: QApplication) -> None:
    usual, turned = pipeline(LEFT), pipeline(RIGHT)
    for one, other in zip(usual._drawn(), turned._drawn(), strict=True):
        assert other.disc == mirror(one.disc, 600)
        assert other.title == mirror(one.title, 600)
        assert flag_of(other.disc, mirrored=True) == mirror(flag_of(one.disc, mirrored=False), 600)
    disc = turned._drawn()[0].disc.center()
    assert turned.hint_at(disc.x(), disc.y()) == usual.hint_at(600 - disc.x(), disc.y()) != ""


def test_the_lines_between_the_steps_are_there(qapp: QApplication) -> None:
    usual, turned = (pipeline(way).grab().toImage() for way in (LEFT, RIGHT))
    middle = round(pipeline(LEFT)._drawn()[0].disc.center().y())
    for x in range(60, 540):
        same = flipped(turned).pixelColor(x, middle) == usual.pixelColor(x, middle)
        assert same or not 100 < x < 200, x  # a solid line, far from flags and numbers


def test_the_card_of_a_way_to_sign_in_turns(qapp: QApplication) -> None:
    def card(way: Qt.LayoutDirection) -> QImage:
        made = ChoiceCard(MethodChoice("a", "check", "", "", recommended=False))
        made.setLayoutDirection(way)
        made.resize(300, 60)
        return made.grab().toImage()

    usual, turned = card(LEFT), card(RIGHT)
    ring = [(x, y) for x in range(10, 40) for y in range(10, 50)]
    there = flipped(turned)
    apart = [abs(usual.pixelColor(*at).lightness() - there.pixelColor(*at).lightness()) for at in ring]
    assert max(apart) < 25, "more than the softness of an edge"
    assert len({usual.pixelColor(*at).name() for at in ring}) > 2


def test_the_bar_of_a_selected_row_is_at_the_leading_edge() -> None:
    row = QRectF(8, 1, 400, 46)
    assert bar_of(row, mirrored=True) == QRectF(404, bar_of(row, mirrored=False).top(), 4, 28)
    assert bar_of(row, mirrored=False).left() == row.left()
