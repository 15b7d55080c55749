"""Copying of a feed's address, marked so that programs that keep a clipboard history pass it over."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""Of KDE's clipboard, of Windows, and of the managers that keep to nspasteboard.org."""


def copy_secret(address: str) -> None:
    """Copy an address as a secret, because anyone who has it can read the feed."""
    data = QMimeData()
    data.setText(address)
    for name, value in _HINTS.items():
        data.setData(name, value)
    QGuiApplication.clipboard().setMimeData(data)
