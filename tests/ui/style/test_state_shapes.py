import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop_app.ui.posters.art import TEXT_FROM, placeholder
from desktop_app.ui.style.state_shapes import Shape, StateDot, paint_state
from desktop_app.ui.widgets.silent_tip import silent_tip_of

SIDE = 28
ALIKE = {Shape.SIGN_IN_AGAIN, Shape.DECIDE}


def painted(shape: Shape) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_state(painter, QRectF(0, 0, SIDE, SIDE), shape)
    painter.end()
    return image


def form_of(shape: Shape) -> bytes:
    """What is drawn, whatever its colour."""
    return bytes(painted(shape).convertToFormat(QImage.Format.Format_Alpha8).constBits())


@pytest.mark.parametrize("shape", Shape)
def test_every_state_is_drawn(qtbot: QtBot, shape: Shape) -> None:
    assert any(form_of(shape))


def test_states_differ_in_form_and_not_in_colour_alone(qtbot: QtBot) -> None:
    forms = {form_of(shape) for shape in Shape}
    assert len(forms) == len(Shape) - len(ALIKE) + 1


def test_the_painter_is_given_back_as_it_was(qtbot: QtBot) -> None:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    pen, brush, transform = painter.pen(), painter.brush(), painter.transform()
    for shape in Shape:
        paint_state(painter, QRectF(3, 3, 14, 14), shape)
    assert (painter.pen(), painter.brush(), painter.transform()) == (pen, brush, transform)
    painter.end()


def test_a_dot_says_its_state_in_words(qtbot: QtBot) -> None:
    dot = StateDot()
    qtbot.addWidget(dot)
    dot.set_shape(Shape.OFFLINE, "Trakt does not answer")
    assert dot.shape is Shape.OFFLINE
    assert silent_tip_of(dot) == dot.accessibleName() == "Trakt does not answer"
    assert not dot.grab().isNull()


def test_a_title_always_gets_the_same_poster(qtbot: QtBot) -> None:
    first, again = (placeholder("Charade", QSize(28, 40), 2.0).toImage() for _ in range(2))
    assert first == again
    assert first.size() == QSize(56, 80)
    assert first != placeholder("Playtime", QSize(28, 40), 2.0).toImage()


def test_the_title_stands_on_large_posters_alone(qtbot: QtBot) -> None:
    small, large = QSize(TEXT_FROM - 1, 150), QSize(TEXT_FROM, 150)
    assert _foot(placeholder("Charade", small, 1.0).toImage()) > _foot(placeholder("Charade", large, 1.0).toImage())


def _foot(image: QImage) -> float:
    """How light the last row is: a title has a shade behind it."""
    return sum(image.pixelColor(x, image.height() - 1).lightnessF() for x in range(image.width())) / image.width()
