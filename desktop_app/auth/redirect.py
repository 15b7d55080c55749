"""Reading the address by which a service sends the person back: its parameters, its errors, its issuer."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from desktop_app.auth.authorization_server import AuthorizationServer
from desktop_app.auth.expectation import Belonging, Expectation
from desktop_app.auth.token_response import words_of
from desktop_app.domain.errors import (
    ConsentRefused,
    ForeignRedirect,
    Refused,
    ServerFault,
    ServiceError,
    SignInReason,
    UnprovenRedirect,
)
from desktop_app.domain.exchange import Pairs

MOST_PARAMETERS = 64
"""An answer has fewer than ten."""

SHORTEST_SECRET = 16
"""Letters of a path that nobody guesses."""

REFUSALS = ("error", "denied", "oauth_problem")
"""Parameters by which services say no: RFC 6749's, Twitter's and TMDB's, and OAuth Problem Reporting's."""


def pairs_of(text: str) -> Pairs:
    """The parameters of a query or a fragment, in their order. Raises ValueError where there are too many."""
    return tuple(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS))


def single(text: str) -> dict[str, str]:
    """The parameters of a query or a fragment.

    Raises `ForeignRedirect` where one stands there twice (RFC 6749 section 3.1) or there are too many.
    """
    try:
        pairs = pairs_of(text)
    except ValueError:
        raise ForeignRedirect(SignInReason.TOO_MANY_PARAMETERS) from None
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ForeignRedirect(SignInReason.SAID_TWICE)
    return found


def answer_of(uri: str) -> dict[str, str]:
    """The parameters of the query, or of the fragment where that says no: services that have several flows may put a
    no where the implicit grant has it. Raises `ForeignRedirect`.
    """
    query, fragment = parts_of(uri)
    found = single(query)
    behind = {} if is_refusal(found) else single(fragment)
    return behind if is_refusal(behind) else found


def parts_of(uri: str) -> tuple[str, str]:
    """Query and fragment. Raises `ForeignRedirect` where it is no address."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        raise ForeignRedirect(SignInReason.NO_ADDRESS) from None
    return parts.query, parts.fragment


def check_mark(expected: Expectation, found: Mapping[str, str], *, may_be_unmarked: bool = False) -> None:
    """Check the answer's mark. Raises `ForeignRedirect` for another sign-in's, `UnprovenRedirect` for none."""
    belonging = expected.belonging_of(tuple(found.items()))
    if belonging is Belonging.FOREIGN:
        raise ForeignRedirect(SignInReason.OTHER_SIGN_IN)
    if belonging is Belonging.UNMARKED and not may_be_unmarked:
        raise UnprovenRedirect(SignInReason.NO_MARK)


def check_issuer(server: AuthorizationServer, issuer: str | None) -> None:
    """RFC 9207 section 2.4: a code of one server must not be shown to another. Raises `ForeignRedirect`."""
    if issuer is None and not server.names_issuer:
        return
    if server.issuer and issuer != server.issuer:
        raise ForeignRedirect(SignInReason.OTHER_SENDER)


def is_refusal(found: Mapping[str, str]) -> bool:
    """Whether the answer says no. Believed without a mark: it can end a sign-in, and link nothing."""
    return any(name in found for name in REFUSALS) or found.get("approved") == "false"


def is_one_use(redirect_uri: str, registered: str) -> bool:
    """Whether the address itself is a secret of this attempt: not one that was registered, which others know."""
    return not registered and len(urlsplit(redirect_uri).path.rpartition("/")[2]) >= SHORTEST_SECRET


def error_of(query: Mapping[str, str]) -> ServiceError:
    """RFC 6749 section 4.1.2.1."""
    error, said = words_of(query["error"])[:50], words_of(query.get("error_description", ""))
    match error:
        case "access_denied":
            return ConsentRefused(said=said)
        case "temporarily_unavailable":
            return ServerFault(said=said, status=503)  # the code's own words for what a redirect cannot say
        case "server_error":
            return ServerFault(said=said, status=500)
    return Refused(said=f"{error}: {said}" if said else error)
