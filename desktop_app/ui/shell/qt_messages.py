"""What Qt has to say, through the program's own log: it would print addresses with tokens in them as they are."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop_app.masking import masked_text

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


def install() -> None:
    """From now on, Qt's messages go this way."""
    qInstallMessageHandler(log_masked)
