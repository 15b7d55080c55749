"""Every name of the program that the field tests use, gathered so that a rename touches one place."""

from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.flow import Flow
from desktop_app.auth.implicit import ImplicitFlow
from desktop_app.auth.loopback import LoopbackRedirect
from desktop_app.auth.loopback_sockets import has_ipv6
from desktop_app.auth.oauth1 import Endpoints, OAuth1Flow
from desktop_app.auth.request_token import RequestTokenFlow, SessionServer
from desktop_app.auth.signing import ServerClock
from desktop_app.domain.coalescing import coalesce
from desktop_app.domain.credentials import BearerToken, ClientCredentials, Session, TokenCredentials
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, apply, invert
from desktop_app.domain.errors import ConsentRefused, LineupError, ServiceError, SignInAbandoned
from desktop_app.domain.merging import rebase
from desktop_app.domain.pending import Question, Reason, view_of
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.domain.replaying import Chain
from desktop_app.providers.described.oauth1 import departures_of
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from desktop_app.transport import Request, Response, Signer, Transport
from desktop_app.workers import Workers

__all__ = [
    "Add",
    "AuthorizationCodeFlow",
    "AuthorizationServer",
    "BearerToken",
    "Chain",
    "ClientCredentials",
    "ConsentRefused",
    "Edge",
    "Edit",
    "Endpoints",
    "Flow",
    "Health",
    "ImplicitFlow",
    "Item",
    "LineupError",
    "LoopbackRedirect",
    "Move",
    "OAuth1Flow",
    "OpenQueue",
    "Question",
    "Queue",
    "QueueRef",
    "Reason",
    "Remove",
    "Request",
    "RequestTokenFlow",
    "Response",
    "Sandbox",
    "ServerClock",
    "ServiceError",
    "Session",
    "SessionServer",
    "SignInAbandoned",
    "Signer",
    "Snapshot",
    "Title",
    "TitleId",
    "TokenCredentials",
    "Transport",
    "Workers",
    "apply",
    "coalesce",
    "departures_of",
    "has_ipv6",
    "invert",
    "rebase",
    "view_of",
]
