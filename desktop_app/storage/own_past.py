"""A person's own data in the history's database: answers, the view over all lists, earlier orders of lists."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from desktop_app.domain.account import AccountId
from desktop_app.domain.backups import Backup, Belongings, EarlierOrder
from desktop_app.domain.duplicates import pair_of
from desktop_app.domain.queues import TitleId
from desktop_app.storage.database import Database


class OwnPast:
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
                    [(here, name, o.kept_at, json.dumps(o.ids)) for name, told in each.earlier.items() for o in told],
                )

    def _with_past(self, one: Belongings) -> Belongings:
        earlier: dict[str, tuple[EarlierOrder, ...]] = {}
        query = "SELECT queue, kept_at, ids FROM kept_order WHERE account = ? ORDER BY kept_at"
        for name, at, text in self._database.rows(query, one.account.id):
            ids = tuple(TitleId(str(title_id)) for title_id in json.loads(str(text)))
            earlier[str(name)] = (*earlier.get(str(name), ()), EarlierOrder(cast("float", at), ids))
        choices = self._database.rows("SELECT queue, is_in FROM overview_list WHERE account = ?", one.account.id)
        return replace(one, earlier=earlier, in_overview={str(name): bool(is_in) for name, is_in in choices})
