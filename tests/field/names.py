"""Every name of the program that the field tests use, gathered so that a rename touches one place."""

from desktop_app import route
from desktop_app.accounts.exploring import explorer_of
from desktop_app.accounts.lines import Line, Lines
from desktop_app.accounts.unlinking import Forgotten
from desktop_app.auth.api_key import KeySigner
from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.bearer import BearerSigner
from desktop_app.auth.flow import Flow
from desktop_app.auth.implicit import ImplicitFlow
from desktop_app.auth.loopback import LoopbackRedirect
from desktop_app.auth.loopback_sockets import has_ipv6
from desktop_app.auth.oauth1 import Endpoints, OAuth1Flow
from desktop_app.auth.request_token import RequestTokenFlow, SessionServer
from desktop_app.auth.server_clock import ServerClock
from desktop_app.authorities import INSTEAD, OPENSSL
from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.coalescing import coalesce
from desktop_app.domain.credentials import ApiKey, BearerToken, ClientCredentials, Session, TokenCredentials
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, invert
from desktop_app.domain.errors import (
    BadAnswer,
    ConsentRefused,
    ForeignRedirect,
    InvalidClient,
    LineupError,
    LinkError,
    OutcomeUnknown,
    ServiceError,
    SignInAbandoned,
    SignInAgain,
    TlsFault,
    Unreachable,
)
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import MutableOrder, apply
from desktop_app.domain.pending import Question, Reason, view_of
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.exploring.query import Query
from desktop_app.frugal_answer import MOST_INTERIM
from desktop_app.masking import Hold, masked_text, without_held
from desktop_app.providers.described.oauth1 import departures_of
from desktop_app.providers.provider import Method
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.sign_ins import SignIns
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from desktop_app.transport import Exchange, Request, Response, Signer, Transport
from desktop_app.ui.link_wizard.failures import Circumstances, failure_of
from desktop_app.ui.messages import sentence_of
from desktop_app.workers import Workers

__all__ = [
    "INSTEAD",
    "MOST_INTERIM",
    "OPENSSL",
    "AccountId",
    "Add",
    "ApiKey",
    "AuthorizationCodeFlow",
    "AuthorizationServer",
    "BadAnswer",
    "BearerSigner",
    "BearerToken",
    "Circumstances",
    "ClientCredentials",
    "ConsentRefused",
    "Edge",
    "Edit",
    "Endpoints",
    "Exchange",
    "Flow",
    "ForeignRedirect",
    "Forgotten",
    "Health",
    "Hold",
    "ImplicitFlow",
    "InvalidClient",
    "Item",
    "KeySigner",
    "Line",
    "Lines",
    "LineupError",
    "LinkError",
    "LinkState",
    "LoopbackRedirect",
    "Method",
    "Move",
    "MutableOrder",
    "OAuth1Flow",
    "OpenQueue",
    "OutcomeUnknown",
    "Query",
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
    "SessionStore",
    "SignInAbandoned",
    "SignInAgain",
    "SignIns",
    "Signer",
    "Snapshot",
    "Title",
    "TitleId",
    "TlsFault",
    "TokenCredentials",
    "Transport",
    "Unreachable",
    "Workers",
    "apply",
    "coalesce",
    "departures_of",
    "explorer_of",
    "failure_of",
    "has_ipv6",
    "invert",
    "masked_text",
    "rebase",
    "route",
    "sentence_of",
    "view_of",
    "without_held",
]
