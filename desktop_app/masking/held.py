"""The secrets that this run holds: wherever a text leaves the program, they are taken out by their value.

Whoever makes or loads a secret holds it; it is masked for as long as one of its holders lives.
"""

import threading
import weakref
from collections import Counter, deque
from types import TracebackType
from typing import Self

from desktop_app.masking.dots import masked
from desktop_app.masking.needles import Needles, merged
from desktop_app.masking.spellings import SHORTEST, runs_of_numbers, spellings

LONGEST_HELD = 20_000
"""Characters of a secret that are looked for. The longest token has half of it; all spellings of a pasted megabyte
take many seconds to make.
"""


class _Register:
    """Held secrets: how often each is held, and an index of all their spellings, which two secrets may share."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._spellings: dict[str, set[str]] = {}
        self._uses: Counter[str] = Counter()
        self._index = Needles()
        self._let_go: deque[list[str]] = deque()

    def take(self, secret: str) -> None:
        with self._guard:
            self._sweep()
            self._counts[secret] += 1
            if secret not in self._spellings:
                self._spellings[secret] = spellings(secret)
                for spelling in self._spellings[secret]:
                    self._uses[spelling] += 1
                    if self._uses[spelling] == 1:
                        self._index.add(spelling)

    def let_go(self, secrets: list[str]) -> None:
        """Forget the secrets at the next occasion. Garbage may be collected anywhere, so nothing waits here."""
        self._let_go.append(secrets)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Spans of the text where a secret stands, in order."""
        hidden = runs_of_numbers(text)
        with self._guard:
            self._sweep()
            found = ((begin, end) for begin, end, said in hidden if self._index.spans(said))
            return merged((*self._index.spans(text), *found))

    def _sweep(self) -> None:
        while self._let_go:
            for secret in self._let_go.popleft():
                self._counts[secret] -= 1
                if not self._counts[secret]:
                    del self._counts[secret]
                    self._forget(self._spellings.pop(secret))

    def _forget(self, spelled: set[str]) -> None:
        for spelling in spelled:
            self._uses[spelling] -= 1
            if not self._uses[spelling]:
                del self._uses[spelling]
                self._index.remove(spelling)


_register = _Register()


class Hold:
    """The secrets of one owner, masked everywhere until it lets them go, or is itself forgotten."""

    def __init__(self, *secrets: str) -> None:
        self._mine: list[str] = []
        self._end = weakref.finalize(self, _register.let_go, self._mine)
        self._end.atexit = False
        self.add(*secrets)

    def add(self, *secrets: str) -> None:
        """Hold these, too. What is too short to be told from a word is left to the names that stand beside it."""
        for whole in secrets:
            secret = whole[:LONGEST_HELD]
            if self._end.alive and len(secret) >= SHORTEST and secret not in self._mine:
                _register.take(secret)
                self._mine.append(secret)

    def let_go(self) -> None:
        """Hold nothing any more, and take nothing any more."""
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go()


def without_held(text: str) -> str:
    """The text with every secret that is held now masked, however it is written there."""
    spans = _register.spans(text)
    if not spans:
        return text
    parts: list[str] = []
    done = 0
    for begin, end in spans:
        parts += (text[done:begin], masked(text[begin:end]))
        done = end
    return "".join((*parts, text[done:]))
