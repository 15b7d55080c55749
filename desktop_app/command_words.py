"""Words of the command line to who started the program: in the terminal, or in a box where there is none.

A program with a window has no standard output on Windows, where `lineup.exe NOFILE` would end without a word.
"""

import argparse
import ctypes
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_INFORMATION, _WARNING = 0x40, 0x30
"""Icons of Windows' boxes."""


class CommandParser(argparse.ArgumentParser):
    """A parser whose help and errors are seen without a terminal, too."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and exit with status 2."""
        if sys.stderr is None:
            show_box(f"{message[:1].upper()}{message[1:]}.", _WARNING)
            raise SystemExit(2)
        super().error(message)

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print help or version. `file`: None where the program has no standard output."""
        if message and file is None and sys.stdout is None:
            show_box(message, _INFORMATION)
            return
        super()._print_message(message, file)


def show_box(text: str, icon: int = _INFORMATION) -> None:
    """Show a box until it is closed, on Windows; elsewhere a program always has standard output."""
    if sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, text, "Lineup", icon)
