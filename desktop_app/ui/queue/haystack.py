"""The texts in which titles are searched, without case and accents, worked out once for a list. Pure."""

import unicodedata
from collections.abc import Iterable, Sequence

from desktop_app.domain.queues import Item
from desktop_app.ui.queue.per_item import PerItem


class Haystack:
    """The searched texts of a list's titles, in its order. A changed list keeps those of the items that stayed."""

    def __init__(self) -> None:
        self._texts = PerItem(text_of)

    def prepare(self, items: Sequence[Item], most: int) -> bool:
        """Work out at most so many texts more. Whether all are there."""
        return self._texts.prepare(items, most)

    def find(self, items: Sequence[Item], words: Sequence[str]) -> list[int]:
        """The places of the titles in which all words are found."""
        texts = self._texts.of(items)
        places: Iterable[int] = range(len(items))
        for word in words:
            places = [at for at in places if word in texts[at]]
        return list(places)


def text_of(item: Item) -> str:
    """The searched text of an item: its names, people, genres, year and remark."""
    title = item.title
    people = (*title.directors, *title.cast)
    return plain(" ".join((title.name, title.part, *people, *title.genres, str(title.year or ""), item.remark)))


def plain(text: str) -> str:
    """The text folded for comparison: in lower case, without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
