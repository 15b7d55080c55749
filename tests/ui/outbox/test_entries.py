"""The outbox's words."""

from dataclasses import replace

import pytest

from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove
from desktop_app.domain.errors import TlsFault, TlsReason
from desktop_app.domain.pending_edits import Entry, EntryId, EntryState
from desktop_app.domain.queues import ItemId
from desktop_app.sync.state import Health
from desktop_app.ui.outbox.entries import EditStage, EntryRow, ListRow, edit_in_words, in_sum, rows_of, sentence
from tests.ui.queue.examples import REF, film, lost, queue, refused, state, waiting

HEADING = ListRow(REF, "Instant queue", "Netflix · Ada")


def name(title_id: ItemId) -> str:
    item = queue(range(5)).find(title_id)
    return item.title.name if item else ""


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Move((film(2).id,), film(0).id), "Move “Charade” behind “The Third Man”"),
        (Move((film(2).id,), Edge.TOP), "Move “Charade” to the top"),
        (Move((film(2).id, film(3).id), Edge.END), "Move 2 titles to the end"),
        (Remove((film(4).id,)), "Remove “Playtime”"),
        (Add(film(9), Edge.END), "Add “Les Diaboliques” at the end"),
        (Add(film(9), film(1).id), "Add “Les Diaboliques” behind “Rosencrantz & Guildenstern Are Dead”"),
        (Move((ItemId("gone"),), ItemId("gone too")), "Move a title behind a title"),
    ],
)
def test_an_edit_in_words(edit: Edit, words: str) -> None:
    assert edit_in_words(edit, name) == words


def test_where_each_edit_is_and_why() -> None:
    entries = (waiting(0, 1, EntryState.IN_FLIGHT), waiting(1, 2), lost(2, film(0).id, 3), refused(3, 4))
    shown = replace(state(queue(range(5)), *entries), health=Health.OFFLINE)

    head, *rows = rows_of(HEADING, "Netflix", shown, name)

    assert isinstance(head, ListRow)
    assert head.why == "Can’t reach Netflix."
    edits = [row for row in rows if isinstance(row, EntryRow)]
    assert [row.stand for row in edits] == [EditStage.UNSURE, EditStage.WAITS, EditStage.DECIDE, EditStage.REFUSED]
    assert [row.may_be_dropped for row in edits] == [False, True, True, True]
    assert [row.keep_text for row in edits[2:]] == ["Keep", "Try again"]
    assert sentence(edits[3]).endswith("refused, Netflix refused: The queue is full. Try again or drop your change?")
    assert in_sum(rows) == "1 waiting · 1 sending · 2 to decide"


def test_a_server_that_cannot_prove_itself_is_why_an_edit_waits() -> None:
    fault = TlsFault("api.example", TlsReason.EXPIRED)
    shown = replace(state(queue(range(5)), waiting(0, 1)), health=Health.OFFLINE, trouble=fault)

    head, *_ = rows_of(HEADING, "Netflix", shown, name)

    assert isinstance(head, ListRow)
    assert head.why == "The certificate of api.example has expired."


def test_a_move_of_what_is_only_being_added_knows_its_name() -> None:
    add = Entry(EntryId(1), REF, 1, Add(film(9)))
    move = Entry(EntryId(2), REF, 2, Move((film(9).id,), Edge.TOP))

    rows = rows_of(HEADING, "Netflix", state(queue(range(3)), add, move), name)

    assert [r.words for r in rows if isinstance(r, EntryRow)][1] == "Move “Les Diaboliques” to the top"


def test_a_list_without_edits_has_no_heading() -> None:
    assert rows_of(HEADING, "Netflix", state(queue(range(3))), name) == ()
