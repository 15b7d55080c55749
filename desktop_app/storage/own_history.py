"""A person's own data in the history's database: answers, the view over all lists, earlier orders of lists."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.account import AccountId
from desktop_app.domain.backups import Backup, Belongings, PastOrder
from desktop_app.domain.duplicates import pair_of
from desktop_app.storage.codec import ids_from_json, ids_to_json, readable
from desktop_app.storage.database import Database


class OwnHistory:
    """Tables of the history's database. Every method raises `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def added_to(self, belongings: Sequence[Belongings]) -> tuple[Belongings, ...]:
        """Return the belongings with the earlier orders of their lists, and their part in the view over all lists."""
        return tuple(self._with_past(each) for each in belongings)

    def shared(self) -> Backup:
        """Return what belongs to no account: the answers, and the order of the view over all lists."""
        answers = self._database.rows("SELECT one, other, same FROM same_title")
        order = self._database.rows("SELECT known_as FROM overview_order ORDER BY place")
        return Backup(
            answers={pair_of(str(one), str(other)): bool(same) for one, other, same in answers},
            overview=tuple(str(known_as) for (known_as,) in order),
        )

    def take(self, backup: Backup, ids: Mapping[AccountId, AccountId]) -> None:
        """Put all of it in its place, in one commit. `ids`: this computer's accounts, by those of the backup."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO same_title VALUES (?, ?, ?)",
                [(*sorted(pair), same) for pair, same in backup.answers.items()],
            )
            if backup.overview:
                connection.execute("DELETE FROM overview_order")
                connection.executemany("INSERT INTO overview_order VALUES (?, ?)", enumerate(backup.overview))
            for each in backup.belongings:
                here = ids[each.account.id]
                # What comes is no news of others.
                connection.executemany(
                    "DELETE FROM seen WHERE account = ? AND queue = ?",
                    [(here, name) for name in {*each.orders, *each.lists}],
                )
                connection.executemany(
                    "INSERT OR REPLACE INTO overview_list VALUES (?, ?, ?)",
                    [(here, name, is_in) for name, is_in in each.in_overview.items()],
                )
                connection.executemany(
                    "INSERT OR REPLACE INTO kept_order VALUES (?, ?, ?, ?)",
                    [(here, name, o.kept_at, ids_to_json(o.ids)) for name, told in each.earlier.items() for o in told],
                )

    def _with_past(self, one: Belongings) -> Belongings:
        earlier: dict[str, tuple[PastOrder, ...]] = {}
        query = "SELECT kept_at, queue, ids FROM kept_order WHERE account = ? ORDER BY kept_at"
        for name, order in readable(self._database.rows(query, one.account.id), _named_order, "Order of"):
            earlier[name] = (*earlier.get(name, ()), order)
        choices = self._database.rows("SELECT queue, is_in FROM overview_list WHERE account = ?", one.account.id)
        return replace(one, earlier=earlier, in_overview={str(name): bool(is_in) for name, is_in in choices})


def past_order(kept_at: float, ids: str) -> PastOrder:
    """The order that a row of `kept_order` tells. Raises `UNDECODABLE`."""
    return PastOrder(kept_at, ids_from_json(ids))


def _named_order(kept_at: float, queue: str, ids: str) -> tuple[str, PastOrder]:
    return queue, past_order(kept_at, ids)
