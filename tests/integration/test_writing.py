"""The account's writer over HTTP: how often it tries, what it keeps first, and which entity-tags it trusts."""

from desktop_app.domain.edits import Edge, Move
from desktop_app.domain.pending_edits import Reason
from desktop_app.domain.queues import QueueRef
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.retry_policy import UNHURRIED
from tests.core import Core


def submit(core: Core, queue: OpenQueue) -> None:
    """The tenth title to the top."""
    queue.submit((Move((queue.state.view.ids[9],), Edge.TOP),))
    core.accounts.library.linked(queue.ref.account).wake()


async def test_after_keep_the_tries_are_counted_from_the_first(core: Core, queue: OpenQueue, sandbox: Sandbox) -> None:
    sandbox.netflix.faults.fail_next(412, count=UNHURRIED.tries, writes_only=True)
    submit(core, queue)
    await core.until(lambda: queue.state.questions)
    (asked,) = queue.state.questions
    assert asked.question is not None
    assert asked.question.reason is Reason.STORM

    sandbox.netflix.faults.fail_next(412, count=UNHURRIED.tries - 1, writes_only=True)
    queue.decide(asked.id, keep=True)
    core.accounts.library.linked(queue.ref.account).wake()
    await core.until(lambda: not queue.state.waiting or queue.state.questions)

    assert not queue.state.questions


async def test_the_snapshot_is_kept_before_the_journal_lets_an_edit_go(core: Core, queue: OpenQueue) -> None:
    live: list[int] = []
    save = core.snapshots.save

    async def watched(ref: QueueRef, snapshot: Snapshot) -> None:
        live.append(len(core.journal.live(ref)))
        await save(ref, snapshot)

    core.snapshots.save = watched  # type: ignore[method-assign]
    submit(core, queue)
    await core.in_step(queue)

    assert live == [1]


async def test_a_refused_entity_tag_is_not_asked_about(core: Core, queue: OpenQueue, sandbox: Sandbox) -> None:
    sandbox.netflix.faults.fail_next(412, count=1, writes_only=True)
    submit(core, queue)
    await core.in_step(queue)

    statuses = [request.status for request in sandbox.netflix.requests]
    assert statuses[0] == 412
    assert 304 not in statuses
