"""A process of its own, which knows nothing of Lineup: a small window out of which files are dragged.

file_source.py URLS: the lines of a text/uri-list. Says when it is shown, when it carries, and how that ended.
"""

import sys

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class FileSource(QWidget):
    """As a file manager does, it offers its files for copying, moving and linking."""

    _is_shown = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_shown:
            self._is_shown = True
            _say("shown")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            return
        data = QMimeData()
        data.setData("text/uri-list", QByteArray(sys.argv[1].encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        _say("carries")
        actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction
        _say(str(drag.exec(actions, Qt.DropAction.MoveAction).name))


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


app = QApplication([])
source = FileSource()
source.setGeometry(0, 0, 300, 300)
source.move(QPoint(0, 0))
source.show()
app.exec()
