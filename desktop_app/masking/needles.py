"""Many texts looked for at once, in a time that does not grow with their number."""

from collections.abc import Iterable, Iterator

_GRAM = 4
_STEP = 8
_LONG = _GRAM + _STEP - 1
"""Characters from which on a text has a whole gram at one of the places that are looked at."""


class Needles:
    """An index of texts.

    Of the haystack every eighth group of four characters is looked up. Each occurrence of a text of eleven or more
    holds such a group; the few shorter ones are searched for one by one.
    """

    def __init__(self, needles: Iterable[str] = ()) -> None:
        self._short: dict[str, None] = {}
        self._grams: dict[str, list[tuple[str, int]]] = {}
        for needle in dict.fromkeys(needles):
            self.add(needle)

    def add(self, needle: str) -> None:
        """Look for this text, too, which is not looked for yet."""
        if len(needle) < _LONG:
            self._short[needle] = None
            return
        for offset in range(_STEP):
            self._grams.setdefault(needle[offset : offset + _GRAM], []).append((needle, offset))

    def remove(self, needle: str) -> None:
        """Look for this text no more."""
        if len(needle) < _LONG:
            del self._short[needle]
            return
        for offset in range(_STEP):
            gram = needle[offset : offset + _GRAM]
            self._grams[gram].remove((needle, offset))
            if not self._grams[gram]:
                del self._grams[gram]

    def spans(self, haystack: str) -> list[tuple[int, int]]:
        """Spans of the text where a needle stands, in order; what overlaps is one span."""
        return merged((*self._long_ones(haystack), *self._short_ones(haystack)))

    def _long_ones(self, haystack: str) -> Iterator[tuple[int, int]]:
        if not self._grams:
            return
        look_up = self._grams.get
        for place in range(0, len(haystack), _STEP):
            for needle, offset in look_up(haystack[place : place + _GRAM], ()):
                begin = place - offset
                if begin >= 0 and haystack.startswith(needle, begin):
                    yield begin, begin + len(needle)

    def _short_ones(self, haystack: str) -> Iterator[tuple[int, int]]:
        for needle in self._short:
            begin = haystack.find(needle)
            while begin >= 0:
                yield begin, begin + len(needle)
                begin = haystack.find(needle, begin + 1)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order; those that overlap as one."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if found and begin < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found
