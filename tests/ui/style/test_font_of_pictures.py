"""The font of the documentation's pictures."""

from PySide6.QtWidgets import QApplication

from desktop_app.tour.run import FONT, wear_font_of_pictures
from desktop_app.ui.style.theme import font


def test_pictures_wear_inter_before_the_machine_s_own_font(qapp: QApplication) -> None:
    usual = qapp.font()
    try:
        wear_font_of_pictures(qapp)
        assert font(13).families() == [FONT, *usual.families()]
        assert qapp.font().pointSizeF() == usual.pointSizeF()
    finally:
        qapp.setFont(usual)
