"""Parser of the table `[key]` of a description: what a person should know before they register a program."""

from desktop_app.providers.described.description import KeyDescription, KeyStep
from desktop_app.providers.described.tables import Table

LONGEST_LABEL = 40
MOST_MINUTES = 600
MOST_CHARACTERS = 4000


def key_in(top: Table) -> KeyDescription:
    """Return what the description says of the program's id."""
    table = top.table("key")
    found = KeyDescription(
        is_free=table.flag("free", default=None),
        membership=table.text("membership", longest=LONGEST_LABEL),
        minutes=table.count("minutes", most=MOST_MINUTES),
        id_length=table.count("id_length", most=MOST_CHARACTERS),
        secret_length=table.count("secret_length", most=MOST_CHARACTERS),
        id_label=table.text("id_label", longest=LONGEST_LABEL),
        secret_label=table.text("secret_label", longest=LONGEST_LABEL),
        steps=tuple(map(_step, table.tables("steps"))),
    )
    table.close()
    return found


def _step(table: Table) -> KeyStep:
    step = KeyStep(table.needed("title"), table.text("text"), table.endpoint("page"))
    table.close()
    return step
