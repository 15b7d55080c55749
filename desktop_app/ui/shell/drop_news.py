"""The message after a drag within a list: where the titles are now, and the way back."""

from desktop_app.domain.queues import ItemId
from desktop_app.ui.queue.page import QueuePage
from desktop_app.ui.queue.undoable_action import Undoable
from desktop_app.ui.queue.words import places
from desktop_app.ui.shell.message_bar import MessageBar
from desktop_app.ui.shell.message_stack import Kind, Message, Subject

NOTHING_MOVED = "Nothing was moved."


def tell_refused(bar: MessageBar, reason: str) -> None:
    """Say why a drag came to nothing."""
    bar.show_message(Message(Kind.WARNING, NOTHING_MOVED, reason, passes=True))


def tell_moved(page: QueuePage, bar: MessageBar, about: Subject, ids: tuple[ItemId, ...]) -> None:
    """Say at which places titles stand that a drag has just moved; Undo takes back that drag, whatever came since.

    `about`: the list, over which alone it is said; None for one that is no service's.
    """
    view, history = page.model.view, page.history
    first = view.place_of(ids[0]) if ids else None
    if first is None or history.last is None:
        return
    undoable = Undoable(history.last.step.text, (history,))
    undoable.offer(bar, Kind.OK, f"Moved to {places(first + 1, len(ids))}", about=about)
