"""Every name of the program that the field tests use, gathered so that a rename touches one place."""

from desktop_app import route
from desktop_app.accounts.api_explorer import explorer_of
from desktop_app.accounts.revocation import Forgotten
from desktop_app.accounts.transports import Transports
from desktop_app.auth.api_key import KeySigner
from desktop_app.auth.authorization_code import AuthorizationCodeFlow
from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.bearer import BearerSigner
from desktop_app.auth.flow import Flow
from desktop_app.auth.implicit import ImplicitFlow
from desktop_app.auth.kept import JustIssued
from desktop_app.auth.loopback import LoopbackRedirect
from desktop_app.auth.loopback_sockets import has_ipv6
from desktop_app.auth.oauth1 import Endpoints, OAuth1Flow
from desktop_app.auth.request_token import RequestTokenFlow, SessionServer
from desktop_app.auth.server_clock import ServerClock
from desktop_app.authorities import INSTEAD, OPENSSL
from desktop_app.domain.account import AccountId, LinkState
from desktop_app.domain.arrangement import sort_name
from desktop_app.domain.coalescing import coalesce
from desktop_app.domain.credentials import ApiKey, BearerToken, ClientCredentials, Session, TokenCredentials
from desktop_app.domain.duplicates import Likeness, likeness
from desktop_app.domain.edits import Add, Edge, Edit, Move, Remove, invert
from desktop_app.domain.errors import (
    BadAnswer,
    ConsentRefused,
    FileUnreadable,
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
from desktop_app.domain.import_export.file_reader import lists_in
from desktop_app.domain.import_export.file_reader import read as read_list
from desktop_app.domain.import_export.file_writer import as_csv, as_text
from desktop_app.domain.import_export.imported_title import Contents, ImportedTitle, Mistake
from desktop_app.domain.import_export.imported_title import Line as FileLine
from desktop_app.domain.import_export.look_ups import CatalogueId, look_ups
from desktop_app.domain.import_export.preview import Preview, preview_of
from desktop_app.domain.import_export.title_matching import Fit, Known, Match, match_among
from desktop_app.domain.merging import rebase
from desktop_app.domain.order import MutableOrder, apply
from desktop_app.domain.parts import Service
from desktop_app.domain.pending_edits import Question, Reason, view_of
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.explorer.query import Query
from desktop_app.frugal_answer import MOST_INTERIM
from desktop_app.masking import Hold, masked_text, without_held
from desktop_app.providers.chew.parser import title_of as chew_title
from desktop_app.providers.described.oauth1 import deviations_of
from desktop_app.providers.netflix.parser import title_of as netflix_title
from desktop_app.providers.provider import Connection, Method, Server
from desktop_app.providers.tmdb.images import Images
from desktop_app.providers.tmdb.parser import title_of as tmdb_title
from desktop_app.providers.trakt.parser import title_of as trakt_title
from desktop_app.sandbox.server import Sandbox
from desktop_app.storage.credential_repository import CredentialRepository
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.snapshots import Snapshot
from desktop_app.sync.open_queue import OpenQueue
from desktop_app.sync.state import Health
from desktop_app.transport import Exchange, Request, Response, Signer, Transport
from desktop_app.ui.import_export.title_lookup import TitleLookup
from desktop_app.ui.link_wizard.failures import Circumstances, failure_of
from desktop_app.ui.shell.messages import sentence_of
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
    "CatalogueId",
    "Circumstances",
    "ClientCredentials",
    "Connection",
    "ConsentRefused",
    "Contents",
    "CredentialRepository",
    "Edge",
    "Edit",
    "Endpoints",
    "Exchange",
    "FileLine",
    "FileUnreadable",
    "Fit",
    "Flow",
    "ForeignRedirect",
    "Forgotten",
    "Health",
    "Hold",
    "Images",
    "ImplicitFlow",
    "ImportedTitle",
    "InvalidClient",
    "Item",
    "JustIssued",
    "KeySigner",
    "Known",
    "Likeness",
    "LineupError",
    "LinkError",
    "LinkState",
    "LoopbackRedirect",
    "Match",
    "Method",
    "Mistake",
    "Move",
    "MutableOrder",
    "OAuth1Flow",
    "OpenQueue",
    "OutcomeUnknown",
    "Preview",
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
    "Server",
    "ServerClock",
    "Service",
    "ServiceError",
    "Session",
    "SessionServer",
    "SessionStore",
    "SignInAbandoned",
    "SignInAgain",
    "Signer",
    "Snapshot",
    "Title",
    "TitleId",
    "TitleLookup",
    "TlsFault",
    "TokenCredentials",
    "Transport",
    "Transports",
    "Unreachable",
    "Workers",
    "apply",
    "as_csv",
    "as_text",
    "chew_title",
    "coalesce",
    "deviations_of",
    "explorer_of",
    "failure_of",
    "has_ipv6",
    "invert",
    "likeness",
    "lists_in",
    "look_ups",
    "masked_text",
    "match_among",
    "netflix_title",
    "preview_of",
    "read_list",
    "rebase",
    "route",
    "sentence_of",
    "sort_name",
    "tmdb_title",
    "trakt_title",
    "view_of",
    "without_held",
]
