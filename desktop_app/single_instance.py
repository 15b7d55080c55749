"""A second start of a profile raises the window of the first, and hands it the file or address that it was given.

The lock of the profile says who is first; the socket is only how to reach them. One that a killed program left is
found dead, passed over by who asks, and taken away by who holds the lock.
"""

import hashlib
import logging
import os
from enum import Enum
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from PySide6.QtCore import QDir, QObject, QStandardPaths, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

ASK, ANSWER = b"raise", b"raised\n"
LONGEST_ASK = 16_384
"""Longest message, in bytes: a path may have 4,096, each written as three."""

PATIENCE = 2000
"""Milliseconds for the first program to answer; it does from its event loop."""

RAISED = "Lineup is running already with this profile; its window was raised."
"""Message of the second start before it ends."""


class Knock(Enum):
    """The result of asking the program that uses a profile to show its window."""

    RAISED = "raised"
    SILENT = "silent"
    """A program is there, and does not answer."""

    NOBODY = "nobody"


def raise_first(lock: Path, opened: str = "") -> Knock:
    """Ask the program that uses the profile to show its window and to look at a file or an address. In any thread."""
    socket = QLocalSocket()
    socket.connectToServer(address_of(lock))
    if not socket.waitForConnected(PATIENCE):
        return Knock.NOBODY
    socket.write(b" ".join((ASK, quote(os.fsencode(opened)).encode())) + b"\n" if opened else ASK + b"\n")
    told = b""
    while len(told) < len(ANSWER) and socket.waitForReadyRead(PATIENCE):
        told += bytes(socket.readAll().data())
    socket.abort()
    return Knock.RAISED if told == ANSWER else Knock.SILENT


class Door(QObject):
    """Local socket on which later starts of the profile knock. Only the holder of the profile's lock may open it."""

    knocked = Signal(object)
    """str: the file or address that the other start was given, empty for none.

    Qt's own texts hold no name that is no Unicode.
    """

    def __init__(self, lock: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)
        address = address_of(lock)
        QLocalServer.removeServer(address)
        if self._server.listen(address):
            log.info("Another start of this profile raises this window.")
        else:  # no reason not to run: the lock still keeps a second program out
            log.warning("Another start cannot raise this window: %s", self._server.errorString())

    def close(self) -> None:
        """Stop accepting visitors and remove the socket."""
        self._server.close()

    def _let_in(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.disconnected.connect(socket.deleteLater)
            visitor = _Visitor(socket)
            visitor.asked.connect(self.knocked)
            visitor.look()
            QTimer.singleShot(PATIENCE, socket, socket.abort)  # who says nothing by then will not


class _Visitor(QObject):
    """A visitor's connection. Only the first message is read; anything but the known one goes unanswered."""

    asked = Signal(object)

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket = socket
        socket.readyRead.connect(self.look)

    def look(self) -> None:
        """Something may have come."""
        if not self._socket.canReadLine() and self._socket.bytesAvailable() < LONGEST_ASK:
            return
        verb, _, file = bytes(self._socket.readLine(LONGEST_ASK).data()).rstrip(b"\n").partition(b" ")
        if verb == ASK:
            self.asked.emit(os.fsdecode(unquote_to_bytes(file)))
            self._socket.write(ANSWER)
            self._socket.flush()
        self._socket.disconnectFromServer()


def address_of(lock: Path) -> str:
    """A name that only this profile has, in the folder that only this person may enter, where there is one."""
    name = f"lineup-{hashlib.sha256(os.fsencode(os.path.realpath(lock))).hexdigest()[:16]}"
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    whole = QDir(folder).filePath(name)
    # A socket's path is short by tradition (108 bytes on Linux, 104 elsewhere); a pipe of Windows is only a name.
    return whole if folder and QDir.separator() == "/" and len(whole.encode()) < _LONGEST else name


_LONGEST = 100
