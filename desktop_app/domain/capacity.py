"""Capacity of lists: refuses edits that a list cannot take before anything is kept or sent."""

from collections.abc import Sequence

from desktop_app.domain.edits import Add, Edit, Remove
from desktop_app.domain.errors import ListFixed, NoRoom
from desktop_app.domain.queues import Queue
from desktop_app.domain.service import Capabilities, ListInfo, objection


def check_capacity(
    info: ListInfo, capabilities: Capabilities, queue: Queue, edits: Sequence[Edit], unseen: int = 0
) -> None:
    """Check that the list takes the edits. Raises `ListFixed` or `NoRoom` where the service would refuse.

    `unseen`: titles that the list holds beside those of the queue, which was not read yet.
    """
    if why := objection(info, capabilities, edits):
        raise ListFixed(why)
    if info.largest is None:
        return
    gone = {i for edit in edits if isinstance(edit, Remove) for i in edit.items if queue.holds(i)}
    new = {edit.item.id for edit in edits if isinstance(edit, Add) and not queue.holds(edit.item.id)}
    holds = len(queue.items) + len(queue.saved) + unseen - len(gone)
    if new and holds + len(new) > info.largest:
        raise NoRoom(info.title, largest=info.largest, holds=holds, wanted=len(new))
