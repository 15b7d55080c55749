"""Titles as CSV, as JSON and as plain text."""

import codecs
import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO

from desktop_app.domain.import_export.formula_guard import guarded
from desktop_app.domain.import_export.imported_title import ImportedTitle, columns_of
from desktop_app.domain.queues import Title

FORMAT, VERSION = "lineup-list", 1
COLUMNS = ("position", "title", "year", "type", "part", "service", "key")
"""Columns before those of the ids, one for each namespace: `imdb_id`."""


def as_csv(titles: Sequence[ImportedTitle], *, marked: bool = True) -> bytes:
    """UTF-8 with a header, lines ended by CRLF (RFC 4180).

    `marked`: with a byte order mark, without which Excel takes the file for one of another encoding.
    """
    namespaces = columns_of(namespace for title in titles for namespace, _ in title.ids)
    written = StringIO(newline="")
    out = csv.writer(written)
    out.writerow((*COLUMNS, *(guarded(f"{namespace}_id") for namespace in namespaces)))
    for position, title in enumerate(titles, 1):
        words = (title.name, _year(title), title.kind, title.part, title.service, title.key)
        ids = dict(title.ids)
        out.writerow((position, *map(guarded, (*words, *(ids.get(namespace, "") for namespace in namespaces)))))
    return (codecs.BOM_UTF8 if marked else b"") + written.getvalue().encode(errors="replace")


def as_json(titles: Iterable[ImportedTitle], list_title: str) -> bytes:
    """Titles as JSON with one title per line, so that a person can find a title that cannot be read."""
    head = json.dumps({"format": FORMAT, "version": VERSION, "list": list_title}, ensure_ascii=False)
    rows = ",\n".join(f"  {json.dumps(_tree(title), ensure_ascii=False)}" for title in titles)
    return f'{head[:-1]}, "titles": [\n{rows}\n]}}\n'.encode(errors="replace")


def as_text(titles: Iterable[Title]) -> str:
    """A numbered line each: `1. The Third Man (1949)`."""
    return "\n".join(f"{place}. {_line(title)}" for place, title in enumerate(titles, 1))


def _line(title: Title) -> str:
    name = " ".join(title.name.split())
    return f"{name} ({title.year})" if title.year else name


def _year(title: ImportedTitle) -> str:
    return "" if title.year is None else str(title.year)


def _tree(title: ImportedTitle) -> dict[str, object]:
    """A title as a JSON object, leaving out unknown values."""
    told: dict[str, object] = {
        "name": title.name,
        "year": title.year,
        "type": title.kind,
        "part": title.part,
        "ids": dict(title.ids),
        "service": title.service,
        "key": title.key,
    }
    return {name: value for name, value in told.items() if name == "name" or value not in ("", None, {})}
