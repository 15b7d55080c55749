"""The other process: starts Qt and its browser, and tells each thing as soon as it knows it."""

import json
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QSize, QTimer, QUrl, qVersion
from PySide6.QtWidgets import QApplication

from desktop_app.doctor.restrictions import restrictions_of
from desktop_app.ui.shell.application import make_application
from desktop_app.ui.style.icons import icon

PATIENCE = 45_000
"""Milliseconds for the page."""

PAGE = "chrome://sandbox" if sys.platform.startswith("linux") else "data:text/plain,page"


def look() -> int:
    """Look at Qt and its browser. Each printed line is a JSON object with the findings until then."""
    qt = make_application()
    _tell("qt", f"{qVersion()}, on {qt.platformName()}, style {qt.style().objectName()}")
    _tell("icons", "drawn" if not icon("refresh").pixmap(QSize(16, 16)).isNull() else "")
    _tell("helper", _helper())
    return _browse(qt)


def _tell(what: str, text: str) -> None:
    print(json.dumps({what: text}), flush=True)  # noqa: T201 - read by `doctor.qt`


def _helper() -> str:
    """Path of QtWebEngine's helper process: as installed, or beside the bundle's libraries. Empty if missing."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibraryExecutablesPath))
    libraries = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath))
    places = (
        folder / "QtWebEngineProcess",
        folder / "QtWebEngineProcess.exe",
        libraries / "QtWebEngineCore.framework/Helpers/QtWebEngineProcess.app",
    )
    return next((str(place) for place in places if place.exists()), "")


def _browse(qt: QApplication) -> int:
    from PySide6.QtWebEngineCore import (  # noqa: PLC0415 - what is told before must be told, if this fails
        QWebEnginePage,
        QWebEngineProfile,
        qWebEngineChromiumVersion,
        qWebEngineVersion,
    )

    versions = (qWebEngineVersion(), "Chromium", qWebEngineChromiumVersion())
    _tell("browser", " ".join(map(str, versions)))
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)

    def told(text: str) -> None:
        with suppress(OSError):
            _tell("restrictions", restrictions_of(page.renderProcessPid()))
        _tell("page", text)
        qt.exit(0)

    page.loadFinished.connect(lambda _ok: page.toPlainText(told))
    page.load(QUrl(PAGE))
    QTimer.singleShot(PATIENCE, lambda: qt.exit(1))
    code = qt.exec()
    page.deleteLater()
    return code
