"""Pictures from outside: what is fetched, and what is unpacked."""

from collections.abc import Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage, QPixmapCache
from pytestqt.qtbot import QtBot

from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.ui.posters import Posters
from desktop_app.ui.unpacking import LARGEST, SHOWN, unpacked

FEW_AT_ONCE = 3
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def png(width: int, height: int) -> bytes:
    image, buffer = QImage(width, height, QImage.Format.Format_RGB32), QBuffer()
    image.fill(0)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_no_poster_is_fetched_for_ever(qtbot: QtBot) -> None:
    """Each that has come paints the rows anew, which ask for it again where it is not there."""
    QPixmapCache.clear()
    data, fetched, begun = png(2000, 3000), [], []

    async def fetch(address: str) -> bytes:
        fetched.append(address)
        return data

    def start(task: Coroutine[Any, Any, None]) -> None:
        begun.append(task)

    posters = Posters(fetch, start)
    item = Item(Title(TitleId("1"), "One", poster="https://a.example/large"))
    for _ in range(FEW_AT_ONCE):
        posters(item, QSize(34, 50), 1.0)
        while begun:
            with pytest.raises(StopIteration):
                begun.pop().send(None)

    assert len(fetched) == 1


def test_a_picture_is_kept_in_the_size_in_which_it_can_be_shown(qtbot: QtBot) -> None:
    assert unpacked(png(2000, 3000)).size() == QSize(800, SHOWN.height())
    assert unpacked(png(300, 400)).size() == QSize(300, 400)
    assert unpacked(png(LARGEST, 1)).size() == QSize(SHOWN.width(), 1)


@pytest.mark.parametrize("data", [b"", b"<html>", SVG, png(LARGEST + 1, 1)])
def test_what_is_none_is_not_unpacked(qtbot: QtBot, data: bytes) -> None:
    assert unpacked(data).isNull()
