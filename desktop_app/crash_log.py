"""Crash log in a file of the profile: errors that nobody was there to read, and where a crash happened.

Secrets are masked; a crash of the interpreter itself writes functions and lines alone.
"""

import faulthandler
import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from desktop_app.masking import MaskedFormatter
from desktop_app.private_files import make_folder, open_to_append, put_in_place, tighten

LARGEST = 200_000
"""Bytes. What is longer at a start is put aside as the one earlier file."""

log = logging.getLogger(__name__)


def begin(path: Path) -> None:
    """Begin to log crashes. Where the file cannot be written there is no log, which is no reason not to start."""
    try:
        make_folder(path.parent)
        tighten((path,))
        if path.exists() and path.stat().st_size > LARGEST:
            put_in_place(path, path.with_suffix(".earlier.log"))
        file = open_to_append(path)
    except OSError as error:
        log.warning("There is no crash log: %s", error)
        return
    faulthandler.enable(file)
    errors = logging.StreamHandler(file)
    errors.setLevel(logging.ERROR)
    errors.setFormatter(MaskedFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(errors)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.critical("Uncaught", exc_info=(kind, error, trace))


def _uncaught_in_thread(of: threading.ExceptHookArgs) -> None:
    if of.exc_value is not None:
        _uncaught(of.exc_type, of.exc_value, of.exc_traceback)
