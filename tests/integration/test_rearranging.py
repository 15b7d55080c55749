"""A queue rearranged over HTTP: the journal, the guard, and what others do meanwhile."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.edits import Add, Edge, Move, Remove, invert, touched
from desktop_app.domain.errors import BadAnswer, DiskFull, RateLimited, SignInAgain, SuddenlyEmpty
from desktop_app.domain.pending_edits import EntryState, Reason
from desktop_app.domain.queues import Item, QueueRef, Title, TitleId
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Asked, Failed, Health, Merged
from tests.core import Core, Script, make_core, refresh_list, serve_list
from tests.parts import parts_of


def served(sandbox: Sandbox) -> list[str]:
    """The order as the service has it, by the numbers of its titles."""
    return sandbox.netflix.state.order("ada@example.org", "instant")


def shown(queue: OpenQueue) -> list[str]:
    return [title_id.rpartition("/")[2] for title_id in queue.state.view.ids]


def writes(sandbox: Sandbox) -> list[tuple[str, int | None]]:
    return [(r.method, r.status) for r in sandbox.netflix.requests if r.method != "GET"]


def do(core: Core, queue: OpenQueue, *edits: Add | Move | Remove) -> None:
    queue.submit(edits)
    core.accounts.library.linked(queue.ref.account).wake()


async def test_what_is_shown_is_what_the_service_has(sandbox: Sandbox, queue: OpenQueue) -> None:
    view = queue.state.view

    assert shown(queue) == served(sandbox)
    assert len(view.items) == 64
    assert len(view.saved) == 3
    assert (view.items[0].title.name, view.items[0].title.year) == ("The Third Man", 1949)
    assert view.items[0].title.directors == ("Carol Reed",)
    assert view.items[0].title.overview


async def test_a_drop_is_one_guarded_request_and_the_next_one_uses_its_entity_tag(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    ids = queue.state.view.ids
    do(core, queue, Move((ids[5],), Edge.TOP))
    do(core, queue, Move((ids[0],), ids[3]))
    expected = shown(queue)

    await core.in_step(queue)

    assert served(sandbox) == expected
    assert writes(sandbox) == [("POST", 201), ("POST", 201)]
    assert all(r.method != "GET" for r in sandbox.netflix.requests)


async def test_several_rows_travel_as_one_request_each(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    ids = queue.state.view.ids
    do(core, queue, Move((ids[1], ids[4], ids[7]), ids[10]))
    expected = shown(queue)

    await core.in_step(queue)

    assert served(sandbox) == expected
    assert writes(sandbox) == [("POST", 201)] * 3


async def test_the_screen_shows_the_edit_before_the_service_has_it(sandbox: Sandbox, queue: OpenQueue) -> None:
    moved = queue.state.view.ids[3]

    queue.submit((Move((moved,), Edge.TOP),))

    assert queue.state.view.ids[0] == moved
    assert [(touched(entry.edit), entry.state) for entry in queue.state.entries] == [((moved,), EntryState.PENDING)]
    assert served(sandbox)[0] != shown(queue)[0]


async def test_undo_is_the_inverse_edit_on_the_same_way(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    before, order = queue.state.view, served(sandbox)
    edit = Remove((before.ids[2], before.ids[3], before.ids[20]))
    do(core, queue, edit)
    await core.in_step(queue)
    do(core, queue, *invert(before, edit))

    await core.in_step(queue)

    assert served(sandbox) == order == shown(queue)


async def test_titles_found_in_the_catalogue_are_added_at_the_end_or_at_a_place(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    service = await parts_of(core.accounts, queue.ref.account)
    found = [t for t in await service.catalogue.search("the") if t.id not in queue.state.view][:2]
    do(core, queue, Add(Item(found[0])), Add(Item(found[1]), queue.state.view.ids[1]))
    await core.in_step(queue)

    assert served(sandbox)[-1] == found[0].id.rpartition("/")[2]
    assert served(sandbox)[2] == found[1].id.rpartition("/")[2]
    assert shown(queue) == served(sandbox)


async def test_a_removal_is_followed_by_a_read_because_its_answer_has_no_entity_tag(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    ids = queue.state.view.ids
    do(core, queue, Remove((ids[0], ids[1])))

    await core.in_step(queue)

    assert [r.method for r in sandbox.netflix.requests] == ["DELETE", "GET", "DELETE", "GET"]
    assert shown(queue) == served(sandbox)
    assert not core.events


async def test_a_saved_title_can_be_removed(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    do(core, queue, Remove((queue.state.view.saved[0].id,)))

    await core.in_step(queue)

    assert len(sandbox.netflix.state.saved("ada@example.org", "instant")) == 2


async def test_a_stale_entity_tag_is_read_rebased_and_sent_again(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    ids = queue.state.view.ids
    sandbox.netflix.faults.edit_on_website("ada@example.org", "instant")
    do(core, queue, Move((ids[9],), ids[4]))

    await core.in_step(queue)

    merged = [event for event in core.events if isinstance(event, Merged)]
    assert [status for _, status in writes(sandbox)][-2:] == [412, 201]
    assert len(merged) == 1
    assert merged[0].difference
    assert shown(queue) == served(sandbox)


async def test_a_storm_ends_in_a_question_and_not_in_a_loop(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    ids = queue.state.view.ids
    sandbox.netflix.faults.edit_before_writes(20)
    do(core, queue, Move((ids[9],), ids[4]))

    await core.until(lambda: queue.state.questions)

    assert [status for _, status in writes(sandbox)] == [412, 412, 412]
    assert [entry.question.reason for entry in queue.state.questions if entry.question] == [Reason.STORM]
    assert core.journal.live(queue.ref)[0].state is EntryState.NEEDS_DECISION

    sandbox.netflix.faults.edit_before_writes(0)
    queue.decide(queue.state.questions[0].id, keep=True)
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)
    assert shown(queue) == served(sandbox)


async def test_a_service_that_refuses_the_entity_tag_it_tells_ends_in_a_question(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    sandbox.netflix.faults.fail_next(412, count=20, writes_only=True)
    do(core, queue, Move((queue.state.view.ids[9],), Edge.TOP))

    await core.until(lambda: queue.state.questions)

    assert [entry.question.reason for entry in queue.state.questions if entry.question] == [Reason.STORM]
    assert len(writes(sandbox)) == 3


async def test_a_moved_title_that_was_removed_elsewhere_is_asked_about(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    ids = queue.state.view.ids
    sandbox.netflix.faults.edit_on_website("ada@example.org", "instant", remove=ids[9].rpartition("/")[2])
    do(core, queue, Move((ids[9],), ids[4]))
    await core.until(lambda: queue.state.questions)

    (entry,) = queue.state.questions

    assert entry.question is not None
    assert entry.question.item is not None
    assert entry.question.item.id == ids[9]
    assert any(isinstance(event, Asked) for event in core.events)
    queue.decide(entry.id, keep=True)
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)
    assert served(sandbox)[5] == ids[9].rpartition("/")[2]


@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_connection_that_breaks_in_the_middle_of_a_post_is_settled_by_reading_first(
    sandbox: Sandbox, after_effect: bool, core: Core, queue: OpenQueue
) -> None:
    ids = queue.state.view.ids
    sandbox.netflix.faults.drop_connection_next(after_effect=after_effect, writes_only=True)
    do(core, queue, Move((ids[9],), ids[4]), Move((ids[2],), Edge.END))
    expected = shown(queue)

    await core.in_step(queue)

    assert served(sandbox) == shown(queue) == expected
    assert len(writes(sandbox)) == (2 if after_effect else 3)
    assert not core.events


@pytest.mark.parametrize("status", [500, 504])
@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_server_fault_is_settled_by_reading_first(
    sandbox: Sandbox, status: int, after_effect: bool, core: Core, queue: OpenQueue
) -> None:
    ids = queue.state.view.ids
    sandbox.netflix.faults.fail_next(status, after_effect=after_effect, writes_only=True)
    do(core, queue, Remove((ids[9],)))
    expected = shown(queue)

    await core.in_step(queue)

    assert served(sandbox) == shown(queue) == expected


async def test_reads_that_lag_are_waited_for_and_not_taken_for_a_conflict(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    sandbox.netflix.faults.read_lag(0.05)
    ids = queue.state.view.ids
    do(core, queue, Move((ids[3],), Edge.TOP), Remove((ids[5],)), Move((ids[7],), ids[1]))
    expected = shown(queue)

    await core.in_step(queue)

    assert served(sandbox) == shown(queue) == expected
    assert not core.events


async def test_a_refused_entity_tag_is_not_sent_again_because_a_lagging_read_shows_it(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    sandbox.netflix.faults.read_lag(0.08)
    sandbox.netflix.faults.edit_on_website("ada@example.org", "instant")
    do(core, queue, Move((queue.state.view.ids[9],), queue.state.view.ids[4]))

    await core.in_step(queue)

    assert [status for _, status in writes(sandbox)] == [412, 201]
    assert not queue.state.questions


async def test_what_was_done_offline_is_sent_on_return(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    ids = queue.state.view.ids
    sandbox.stop()
    do(core, queue, Move((ids[3],), Edge.TOP), Remove((ids[5],)))
    await core.until(lambda: queue.state.health is Health.OFFLINE)
    assert queue.state.waiting == 2
    expected = shown(queue)

    sandbox.start()
    await core.in_step(queue)

    assert served(sandbox) == shown(queue) == expected


async def test_a_program_that_was_killed_goes_on_where_it_was(sandbox: Sandbox, tmp_path: Path) -> None:
    async def first(store: SessionStore) -> tuple[QueueRef, list[str]]:
        core = await make_core(tmp_path, sandbox, store=store)
        queue = await serve_list(core.accounts, await core.link())
        await core.in_step(queue)
        sandbox.stop()
        do(core, queue, Move((queue.state.view.ids[3],), Edge.TOP), Remove((queue.state.view.ids[9],)))
        await core.until(lambda: queue.state.health is Health.OFFLINE)
        return queue.ref, shown(queue)

    async def second(store: SessionStore, ref: QueueRef, expected: list[str]) -> None:
        core = await make_core(tmp_path, sandbox, store=store)
        queue = await serve_list(core.accounts, ref)
        assert shown(queue) == expected
        assert queue.state.waiting == 2
        sandbox.start()
        await core.in_step(queue)
        assert served(sandbox) == shown(queue) == expected

    store = SessionStore()
    await second(store, *await first(store))


async def test_an_empty_answer_is_not_taken_for_everything_was_removed(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    before = shown(queue)
    empty = b'{"queue": {"etag": "77", "number_of_results": "0", "start_index": "0", "results_per_page": "0"}}'
    sandbox.netflix.faults.answer_next(empty, "application/json")
    refresh_list(core.accounts, queue.ref)

    await core.until(lambda: queue.state.health is Health.TROUBLE)

    assert isinstance(queue.state.trouble, SuddenlyEmpty)
    assert shown(queue) == before
    refresh_list(core.accounts, queue.ref)
    await core.in_step(queue)
    assert shown(queue) == before


async def test_the_person_may_say_that_it_is_really_empty(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    everything = [*served(sandbox), *sandbox.netflix.state.saved("ada@example.org", "instant")]
    for title in everything:
        sandbox.netflix.faults.edit_on_website("ada@example.org", "instant", remove=title)
    refresh_list(core.accounts, queue.ref)
    await core.until(lambda: queue.state.health is Health.TROUBLE)

    queue.believe_empty()
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)

    assert shown(queue) == []


HOSTILE = {
    "entities": b'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><queue>&b;</queue>',
    "external": b'<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/passwd">]><queue>&a;</queue>',
    "broken xml": b"<queue><etag>1</etag>",
    "broken json": b'{"queue": {"etag": "1"',
    "deep json": b'{"queue":' + b"[" * 100_000,
    "deep xml": b"<q>" * 5000 + b"</q>" * 5000,
    "html": b"<!doctype html><html><body>Sign in to the hotel network</body></html>",
    "nothing": b"",
    "another thing": b'{"user": {"user_id": "x"}}',
    "too few titles": b'{"queue": {"etag": "9", "number_of_results": "64"}}',
    "a title without an address": b'{"queue": {"etag": "9", "number_of_results": "1", "queue_item": {"id": "x"}}}',
    "50 MB": b'{"queue": {"etag": "' + b"9" * 50_000_000 + b'"}}',
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
async def test_a_broken_or_hostile_answer_changes_nothing(
    sandbox: Sandbox, body: bytes, core: Core, queue: OpenQueue
) -> None:
    before = shown(queue)
    kind = "text/xml" if body.startswith(b"<") else "application/json"
    sandbox.netflix.faults.answer_next(body, kind, count=2 if b'"64"' in body else 1)
    refresh_list(core.accounts, queue.ref)

    await core.until(lambda: queue.state.health is Health.TROUBLE)

    assert isinstance(queue.state.trouble, BadAnswer)
    assert shown(queue) == before
    await core.in_step(queue)
    assert shown(queue) == before


async def test_a_change_whose_answer_is_garbage_is_settled_by_reading(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    sandbox.netflix.faults.answer_next(b"\xff\xfe garbage", "application/json", 201)
    do(core, queue, Move((queue.state.view.ids[3],), Edge.TOP))
    expected = shown(queue)

    await core.in_step(queue)

    assert served(sandbox) == shown(queue) == expected


async def test_too_many_calls_a_second_are_waited_out(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    sandbox.netflix.faults.limit_per_second(0)
    ids = queue.state.view.ids
    do(core, queue, Move((ids[3],), Edge.TOP), Move((ids[4],), Edge.TOP))
    expected = shown(queue)
    await core.until(lambda: queue.state.health is Health.LIMITED)
    sandbox.netflix.faults.limit_per_second(None)

    await core.in_step(queue)

    assert served(sandbox) == shown(queue) == expected
    assert 403 in [status for _, status in writes(sandbox)]


async def test_a_spent_day_is_said_and_the_edits_wait(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    sandbox.netflix.faults.daily_quota(0)
    do(core, queue, Move((queue.state.view.ids[3],), Edge.TOP))

    await core.until(lambda: queue.state.health is Health.LIMITED)

    assert isinstance(queue.state.trouble, RateLimited)
    assert queue.state.trouble.until_tomorrow
    assert queue.state.waiting == 1
    sandbox.netflix.faults.daily_quota(None)
    await core.in_step(queue)
    assert shown(queue) == served(sandbox)


async def test_a_revoked_account_keeps_its_edits_and_sends_them_after_signing_in_again(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    sandbox.netflix.faults.revoke("ada@example.org")
    do(core, queue, Move((queue.state.view.ids[3],), Edge.TOP))
    await core.until(lambda: queue.state.health is Health.SIGN_IN_AGAIN)
    assert isinstance(queue.state.trouble, SignInAgain)
    assert core.accounts.all[0].state.value == "sign in again"

    await core.link()
    await core.in_step(queue)

    assert shown(queue) == served(sandbox)
    assert core.accounts.all[0].state.value == "linked"


async def test_a_refusal_is_shown_with_the_services_own_words(sandbox: Sandbox, core: Core, queue: OpenQueue) -> None:
    do(core, queue, Add(Item(Title(TitleId("movies/1"), "No such film"))))

    await core.until(lambda: queue.state.questions)

    (entry,) = queue.state.questions
    assert entry.question is not None
    assert entry.question.reason is Reason.REFUSED
    assert "not found" in entry.question.service_says
    queue.decide(entry.id, keep=False)
    await core.in_step(queue)
    assert shown(queue) == served(sandbox)


async def test_a_full_disk_refuses_the_edit_before_the_screen_shows_it(core: Core, queue: OpenQueue) -> None:
    orders: list[list[str]] = []
    with closing(sqlite3.connect(core.journal._database.path)) as other, other:
        (pages,) = other.execute("PRAGMA page_count").fetchone()
    core.journal._database._connection.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        for _ in range(200):
            orders.append(shown(queue))
            queue.submit((Move((queue.state.view.ids[0],), Edge.END),) * 20)

    with pytest.raises(DiskFull):
        fill()

    assert shown(queue) == orders[-1]


async def test_one_result_as_an_object_and_an_emptied_queue(sandbox: Sandbox, tmp_path: Path) -> None:
    """Grace has one title: the service tells it as an object, and no title as no key at all."""
    core = await make_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, await core.link(Script(email="grace@example.org", password="compiler")))
    await core.in_step(queue)
    (only,) = queue.state.view.items

    do(core, queue, Remove((only.id,)))
    await core.in_step(queue)
    assert shown(queue) == []

    do(core, queue, Add(only))
    await core.in_step(queue)
    assert queue.state.view.ids == (only.id,)
    assert sandbox.netflix.state.order("grace@example.org", "instant") == [only.id.rpartition("/")[2]]
    assert not [event for event in core.events if isinstance(event, Failed)]
    await core.accounts.close()


@pytest.mark.parametrize("remove", [False, True])
async def test_a_yes_that_proves_nothing_is_not_believed(
    sandbox: Sandbox, remove: bool, core: Core, queue: OpenQueue
) -> None:
    """A captive portal answers 200 to everything (found by the state machine)."""
    title_id = queue.state.view.ids[9]
    sandbox.netflix.faults.answer_next(b"{}", "application/json")
    do(core, queue, Remove((title_id,)) if remove else Move((title_id,), Edge.TOP))
    expected = shown(queue)

    await core.in_step(queue)

    assert served(sandbox) == shown(queue) == expected
    assert len(writes(sandbox)) == 2


async def test_the_last_title_removed_and_the_answer_lost_is_no_sudden_emptiness(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    core = await make_core(tmp_path, sandbox)
    queue = await serve_list(core.accounts, await core.link(Script(email="grace@example.org", password="compiler")))
    await core.in_step(queue)
    sandbox.netflix.faults.drop_connection_next(after_effect=True, writes_only=True)
    do(core, queue, Remove(queue.state.view.ids))
    await core.in_step(queue)

    assert shown(queue) == []
    assert not core.events
    await core.accounts.close()


async def test_a_service_that_says_yes_and_does_nothing_ends_in_a_question(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    sandbox.netflix.faults.fail_next(200, count=3, writes_only=True)
    do(core, queue, Remove((queue.state.view.ids[9],)))

    await core.until(lambda: queue.state.questions)
    await core.in_step(queue)

    assert shown(queue) == served(sandbox)
    assert len(writes(sandbox)) == 3
    queue.decide(queue.state.questions[0].id, keep=True)
    core.accounts.library.linked(queue.ref.account).wake()
    await core.in_step(queue)
    assert len(served(sandbox)) == 63


async def test_a_title_that_was_only_said_to_be_added_leaves_no_lasting_doubt(
    sandbox: Sandbox, core: Core, queue: OpenQueue
) -> None:
    """The entity-tag stands as it stood: a read that tells it must be believed in the end."""
    service = await parts_of(core.accounts, queue.ref.account)
    found = next(t for t in await service.catalogue.search("the") if t.id not in queue.state.view)
    some = b"<status><status_code>201</status_code><sub_code>640</sub_code><message>Only some.</message></status>"
    sandbox.netflix.faults.answer_next(some, "text/xml", 201)
    do(core, queue, Add(Item(found)))

    await core.in_step(queue)

    assert shown(queue) == served(sandbox)
