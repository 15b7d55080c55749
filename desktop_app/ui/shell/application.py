"""Qt's application object, and a log that keeps secrets to itself."""

import logging
import sys

from PySide6.QtCore import QLocale, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop_app.masking import MaskedFormatter, mask_stderr, masked_text
from desktop_app.ui.shell import chromium
from desktop_app.ui.shell.garbage import Collector
from desktop_app.ui.shell.opened_files import Application
from desktop_app.ui.widgets.focused_row import FocusedRow

LOUD_LIBRARIES = ("requests_oauthlib", "oauthlib", "urllib3", "keyring")
"""Their debug logs hold secrets."""


def make_application() -> QApplication:
    """The application object in the program's style, with libraries that log secrets kept quiet."""
    mask_stderr()
    logging.basicConfig(level=logging.INFO)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(MaskedFormatter("%(levelname)s %(name)s: %(message)s"))
        handler.addFilter(_is_safe)
    chromium.restrict()
    _log_messages_of_qt()
    # The embedded browser is loaded later, when it is needed; this must be said before.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    # Qt would keep shaders of the embedded browser on the disk, in folders of the mode that the umask leaves.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DisableShaderDiskCache)
    qt = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("lineup")
    qt.setApplicationDisplayName("Lineup")
    qt.setDesktopFileName("lineup")
    QLocale.setDefault(locale_of_window(QLocale.system()))
    # The dialog that is open alone must not end the program with it.
    qt.setQuitOnLastWindowClosed(False)
    Collector(qt)
    FocusedRow(qt)
    return qt


def locale_of_window(system: QLocale) -> QLocale:
    """The locale of every date, time and number in the window: in its language, as they are written where one is.

    A window in English has English months and digits, also where the system writes others.
    """
    return QLocale(QLocale.Language.English, QLocale.Script.LatinScript, system.territory())


def _is_safe(record: logging.LogRecord) -> bool:
    """Whether a record may be logged: below a warning, none of the libraries whose debug logs hold secrets may."""
    return record.levelno >= logging.WARNING or not record.name.startswith(LOUD_LIBRARIES)


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_masked(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Log one message of Qt, secrets masked."""
    del context
    logging.getLogger("qt").log(_LEVELS[kind], "%s", masked_text(text))


def _log_messages_of_qt() -> None:
    """Send Qt's messages to the log: Qt would print addresses with tokens in them as they are."""
    qInstallMessageHandler(log_masked)
