"""Standard error and the log without secrets: a desktop session writes both into its journal."""

import logging
import sys
import threading
from typing import Any, TextIO

from desktop_app.masking.texts import masked_text


class MaskedFormatter(logging.Formatter):
    """Masks what is written of a record, its traceback too."""

    def format(self, record: logging.LogRecord) -> str:
        return masked_text(super().format(record))


class MaskedStream:
    """Hands on whole lines, masked: whoever writes a traceback writes it in pieces."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._line = ""
        self._guard = threading.RLock()

    def write(self, text: str) -> int:
        """Keep the text until its line is at its end."""
        with self._guard:
            lines, newline, self._line = (self._line + text).rpartition("\n")
            if newline:
                self._stream.write(masked_text(lines + newline))
        return len(text)

    def writelines(self, lines: Any) -> None:
        """Write them one after the other."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Hand on a line that is not at its end, too."""
        with self._guard:
            line, self._line = self._line, ""
            self._stream.write(masked_text(line))
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        """Return any other attribute from the stream itself."""
        return getattr(self._stream, name)


def mask_stderr() -> None:
    """Mask standard error from now on.

    What writes to the file behind it, such as `faulthandler` and other processes, goes past this.
    """
    if sys.stderr is not None and not isinstance(sys.stderr, MaskedStream):
        sys.stderr = MaskedStream(sys.stderr)
