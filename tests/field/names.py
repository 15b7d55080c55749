"""Every name of the program that the field tests use, gathered so that a rename touches one place."""

from desktop_app import route
from desktop_app.accounts.lines import Line, Lines
from desktop_app.domain.account import AccountId
from desktop_app.domain.coalescing import coalesce
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, apply, invert
from desktop_app.domain.errors import BadAnswer, OutcomeUnknown, Unreachable
from desktop_app.domain.merging import rebase
from desktop_app.domain.pending import Question, Reason, view_of
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.domain.replaying import Chain
from desktop_app.frugal_answer import MOST_INTERIM
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from desktop_app.transport import Request, Transport
from desktop_app.workers import Workers

__all__ = [
    "MOST_INTERIM",
    "AccountId",
    "Add",
    "BadAnswer",
    "Chain",
    "Edge",
    "Edit",
    "Health",
    "Item",
    "Line",
    "Lines",
    "Move",
    "OpenQueue",
    "OutcomeUnknown",
    "Question",
    "Queue",
    "QueueRef",
    "Reason",
    "Remove",
    "Request",
    "Sandbox",
    "Snapshot",
    "Title",
    "TitleId",
    "Transport",
    "Unreachable",
    "Workers",
    "apply",
    "coalesce",
    "invert",
    "rebase",
    "route",
    "view_of",
]
