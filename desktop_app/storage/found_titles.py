"""Answers of services' catalogues to look-ups, so that no question is asked twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from desktop_app.domain.import_export.look_ups import FOUND_FOR, CatalogueId, LookUp, holds_for
from desktop_app.domain.queues import Item, Title
from desktop_app.storage.codec import UNDECODABLE, item_to_json, items_from_json, texts_from_json, texts_to_json
from desktop_app.storage.database import Database
from desktop_app.workers import Workers, in_worker

_KEY = "provider = ? AND server = ? AND register = ? AND key = ? AND kind = ?"


class FoundTitles:
    """A table of the cache's database: losing it costs the questions again. Every method raises `StorageError`.

    What a catalogue holds is the same for all of its accounts.
    """

    def __init__(self, database: Database, workers: Workers, clock: Callable[[], float]) -> None:
        """`clock`: Unix seconds."""
        self._database = database
        self._run = workers.run
        self._clock = clock

    @in_worker
    def known(self, catalogue: CatalogueId, questions: Iterable[LookUp]) -> Mapping[LookUp, tuple[Title, ...]]:
        """Stored answers that still hold, by question."""
        now, known = self._clock(), {}
        for question in questions:
            for body, kept_at in self._database.rows(
                f"SELECT titles, kept_at FROM found WHERE {_KEY}",  # noqa: S608 - our own words
                *_values(catalogue, question),
            ):
                titles = _titles(cast("str", body))
                if titles is not None and now - cast("float", kept_at) < holds_for(question, titles):
                    known[question] = titles
        return known

    @in_worker
    def keep(self, catalogue: CatalogueId, question: LookUp, titles: Sequence[Title]) -> None:
        """The service has answered so."""
        bodies = [item_to_json(Item(title)) for title in titles]
        row = (*_values(catalogue, question), texts_to_json(bodies), self._clock())
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    @in_worker
    def forget(self, catalogue: CatalogueId) -> None:
        """An account there was unlinked: what its owner looked for is nobody's business any more."""
        with self._database.transaction() as connection:
            values = (catalogue.provider, catalogue.server)
            connection.execute("DELETE FROM found WHERE provider = ? AND server = ?", values)

    @in_worker
    def tidy(self) -> None:
        """Delete answers that are too old to hold for any question."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM found WHERE kept_at < ?", (self._clock() - FOUND_FOR,))


def _values(catalogue: CatalogueId, question: LookUp) -> tuple[str, ...]:
    return catalogue.provider, catalogue.server, question.namespace, question.key, question.kind


def _titles(body: str) -> tuple[Title, ...] | None:
    """Decode stored titles; None if another version wrote them."""
    try:
        return tuple(item.title for item in items_from_json(f"[{','.join(texts_from_json(body))}]"))
    except UNDECODABLE:
        return None
