"""Services that accounts of a profile are linked at, read beside a run that may be under way."""

import sqlite3
from contextlib import closing
from pathlib import Path


def linked_services(journal: Path) -> frozenset[str]:
    """Ids of providers. Empty where the database is not there, or cannot be read: this is no place to mend it."""
    if not journal.is_file():
        return frozenset()
    try:
        with closing(sqlite3.connect(f"{journal.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)) as database:
            return frozenset(str(row[0]) for row in database.execute("SELECT DISTINCT provider FROM account"))
    except sqlite3.Error:
        return frozenset()
