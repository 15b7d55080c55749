"""What titles are searched by: their words without case and accents, worked out once for a list. Pure."""

import unicodedata
from collections.abc import Iterable, Sequence

from desktop_app.domain.queues import Item, Title


class Haystack:
    """The texts of one list's titles, in its order. A changed list keeps the texts of the items that stayed."""

    def __init__(self) -> None:
        self._items: Sequence[Item] = ()
        self._texts: list[str] = []

    def prepare(self, items: Sequence[Item], most: int) -> bool:
        """Work out at most so many texts more. Whether all are there."""
        if items is not self._items:
            self._take_over(items)
        start = len(self._texts)
        self._texts += (text_of(item.title) for item in items[start : start + most])
        return len(self._texts) == len(items)

    def find(self, items: Sequence[Item], words: Sequence[str]) -> list[int]:
        """The places of the titles in which all words are found."""
        self.prepare(items, len(items))
        places: Iterable[int] = range(len(items))
        for word in words:
            places = [at for at in places if word in self._texts[at]]
        return list(places)

    def _take_over(self, items: Sequence[Item]) -> None:
        # By identity: an edit leaves the other items what they are, and to compare them takes as long as reading them.
        known = dict(zip(map(id, self._items), self._texts, strict=False))
        self._texts = []
        for item in items if known else ():
            text = known.get(id(item))
            if text is None and len(self._texts) >= len(known):
                break
            self._texts.append(text_of(item.title) if text is None else text)
        self._items = items


def text_of(title: Title) -> str:
    """What of a title is searched."""
    return plain(" ".join((title.name, title.part, *title.directors, *title.genres, str(title.year or ""))))


def plain(text: str) -> str:
    """Without case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
