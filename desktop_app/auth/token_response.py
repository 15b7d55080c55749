"""RFC 6749 section 5: a token, or why there is none."""

from collections.abc import Mapping

from desktop_app.auth.members import members_of_either, number_of, text_of, texts_of
from desktop_app.domain.credentials import BearerToken
from desktop_app.domain.errors import (
    AnswerReason,
    ApplicationRefused,
    BadAnswer,
    ConsentRefused,
    InvalidClient,
    InvalidGrant,
    RateLimited,
    Refused,
    ServerFault,
    ServiceError,
)
from desktop_app.masking import masked_words
from desktop_app.transport import Response

LONGEST_LIFE = 10 * 365 * 86400
"""Seconds: what lives longer is kept as if it did not end; a larger number may be no number of seconds at all."""

LONGEST_TOKEN = 10_000
"""Characters; servers take headers of 8 to 16 kB."""

LARGEST_ANSWER = 64 * 1024
"""Bytes of an answer that holds a token, or says why there is none."""

LONGEST_PLACE = 200
"""Characters of an address that is told."""

LONGEST_WORDS = 500
"""Characters of what a service says to a person."""


def token_of(response: Response, received: float, separator: str = " ") -> BearerToken:
    """Section 5.1. `received` in Unix seconds. Raises `ServiceError`."""
    check_size(response)
    members = members_of_either(response)
    access_token = text_of(members, "access_token")
    if not is_success(response) or not access_token:
        raise refusal_of(response)
    if not _is_bearer(members.get("token_type")):
        raise BadAnswer(AnswerReason.TOKEN_OF_OTHER_KIND, status=response.status)
    refresh_token, scopes = text_of(members, "refresh_token"), texts_of(members, "scope", separator)
    if not all(map(is_plain, (access_token, refresh_token, " ".join(scopes)))):
        # Taken for the new one, it would end a link that still lives.
        raise BadAnswer(AnswerReason.TOKEN_UNUSABLE, status=response.status)
    return BearerToken(access_token, refresh_token, _end_of(members, received), scopes)


def token_in(found: Mapping[str, str], received: float, asked: tuple[str, ...]) -> BearerToken:
    """Section 4.2.2: a token in a redirection URI. Scopes that it does not name are those that were asked for."""
    access_token = text_of(found, "access_token")
    if not _is_bearer(found.get("token_type")):
        raise BadAnswer(AnswerReason.TOKEN_OF_OTHER_KIND)
    if not all(map(is_plain, (access_token, found.get("scope", "")))):
        raise BadAnswer(AnswerReason.TOKEN_UNUSABLE)
    scopes = tuple(found.get("scope", "").replace(",", " ").split()) or asked
    return BearerToken(access_token, "", _end_of(found, received), scopes)


def check_size(response: Response) -> None:
    """Check the size of an answer. Raises `BadAnswer` where it is larger than any with a token."""
    if len(response.body) > LARGEST_ANSWER:
        raise BadAnswer(AnswerReason.TOO_LARGE_FOR_TOKEN, status=response.status)


def _is_bearer(kind: object) -> bool:
    """Whether `token_type` is Bearer, in any case (section 5.1). Some services leave it out."""
    return kind is None or (isinstance(kind, str) and kind.strip().lower() in {"bearer", ""})


def is_success(response: Response) -> bool:
    """Whether the status says so. Section 5.1 has 200 alone; some services say 201, for something was made."""
    return 200 <= response.status < 300


def is_plain(text: str) -> bool:
    """RFC 6749 appendices A.4, A.12 and A.17; and short enough for a header and for a keyring's many entries."""
    return text.isascii() and text.isprintable() and len(text) <= LONGEST_TOKEN


def _end_of(members: Mapping[str, object], received: float) -> float | None:
    """Unix second at which the token ends, by this computer's clock; None if unknown.

    `created_at`, which Trakt sends, tells how long the answer was on its way; what would make a token end before it
    came is no such time, but two clocks that disagree.
    """
    lasts = number_of(members, "expires_in")
    if lasts is None or not 0 < lasts <= LONGEST_LIFE:
        return None
    created = number_of(members, "created_at")
    begins = received if created is None else min(received, created)
    return (begins if begins + lasts > received else received) + lasts


def refusal_of(response: Response) -> ServiceError:
    """Section 5.2. What is not in its form is a fault of the service or of the way there, and passes."""
    members, status = members_of_either(response), response.status
    error, said = text_of(members, "error"), words_of(text_of(members, "error_description"))
    if status >= 500 or (status == 403 and is_page(response)):
        return ServerFault(said=said, status=status)
    if status == 429:
        return RateLimited(said=said, retry_after=retry_after(response) or 1.0)
    match error:
        case "invalid_client":
            return InvalidClient(said=said, status=status)
        case "invalid_grant":
            return InvalidGrant(said=said, status=status)
        case "access_denied":
            return ConsentRefused(said=said, status=status)
        case "server_error" | "temporarily_unavailable":
            return ServerFault(said=said, status=status)
        case "" if status == 403:
            return ApplicationRefused(status=status)
        case "" if 300 <= status < 400 and (place := _led_to(response)):
            return BadAnswer(AnswerReason.POINTS_ELSEWHERE, place=place, status=status)
        case "":
            return BadAnswer(AnswerReason.NOT_A_TOKEN, status=status)
    return Refused(said=f"{masked_words(error)[:50]}: {said}" if said else masked_words(error)[:50], status=status)


def _led_to(response: Response) -> str:
    """The place that a redirect leads to, without its query, in letters that look like no others."""
    place = response.headers.get("location", "").partition("?")[0]
    return ascii(masked_words(place))[1:-1][:LONGEST_PLACE]


def words_of(said: str) -> str:
    """A service's own words, short and without secrets."""
    return masked_words(said[:LONGEST_WORDS])


def is_page(response: Response) -> bool:
    """Whether it is HTML: from something in front of the service, which says nothing of keys and links."""
    return "html" in response.headers.get("content-type", "") or response.body.lstrip()[:1] == b"<"


def retry_after(response: Response) -> float | None:
    """Seconds of a Retry-After header (RFC 9110 section 10.2.3); None where it is missing or a date."""
    value = response.headers.get("retry-after", "").strip()
    return float(value) if value.isascii() and value.isdecimal() and len(value) < 6 else None
