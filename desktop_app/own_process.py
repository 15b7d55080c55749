"""Command that starts this program once more, core files that it must not leave, and its way to import."""

import builtins
import sys
from io import TextIOWrapper


def own_command(*arguments: str) -> list[str]:
    """The command line of another run of this program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "desktop_app", *arguments]


def forbid_core_files() -> None:
    """Forbid core files to this process and all that it starts, where the system knows such a limit.

    Not by PR_SET_DUMPABLE: a process that is not dumpable does not own its files below /proc, without which Chromium
    cannot set up its sandbox of user namespaces; the pages of services would then be shown without one.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Windows has no such module

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def print_whatever_it_is() -> None:
    """Have standard output and error show a question mark for a character that their encoding lacks.

    Python would raise an exception instead: for a Polish name in a file or pipe on an English Windows, or for a name on
    an old disk that is no text at all.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def import_without_reading_sources() -> None:
    """Give Python its own import back, which PySide6 replaces.

    PySide6's reads the source of every module that is imported and keeps it, in case one wants `from __feature__`: a
    tenth of the start, and 14 MB.
    """
    import PySide6.QtCore  # noqa: F401, PLC0415 - only then is it replaced; not everything that starts here needs Qt

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
