"""Every name of the program that the field tests use, gathered so that a rename touches one place."""

from desktop_app.domain.coalescing import coalesce
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, apply, invert
from desktop_app.domain.merging import rebase
from desktop_app.domain.pending import Question, Reason, view_of
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.domain.replaying import Chain
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health

__all__ = [
    "Add",
    "Chain",
    "Edge",
    "Edit",
    "Health",
    "Item",
    "Move",
    "OpenQueue",
    "Question",
    "Queue",
    "QueueRef",
    "Reason",
    "Remove",
    "Sandbox",
    "Snapshot",
    "Title",
    "TitleId",
    "apply",
    "coalesce",
    "invert",
    "rebase",
    "view_of",
]
