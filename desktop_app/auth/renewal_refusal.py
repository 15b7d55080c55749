"""The meaning of a refused renewal: RFC 6749 has one word for a dead refresh token, and services have many."""

from desktop_app.auth.members import members_of_either, text_of
from desktop_app.auth.token_response import is_page
from desktop_app.domain.errors import (
    BadAnswer,
    ConsentRefused,
    InvalidGrant,
    Refused,
    ServiceError,
)
from desktop_app.transport import Response

_DEAD = {
    "access_denied",
    "authorization_revoked",
    "bad_refresh_token",
    "consent_required",
    "expired_refresh_token",
    "expired_token",
    "interaction_required",
    "invalid_refresh_token",
    "invalid_token",
    "login_required",
    "refresh_token_expired",
    "session_expired",
    "token_expired",
    "token_revoked",
    "unauthorized_client",
    "unsupported_grant_type",
}
"""Words for a refresh token that is too old, withdrawn or good for nothing, whatever the status."""

_OURS = {"invalid_request", "invalid_scope", "invalid_target"}
"""Words for a mistake in the request: a new sign-in does not mend it, unless it is the token that is mistaken."""


def renewal_refused(response: Response, refusal: ServiceError) -> ServiceError:
    """`refusal`, which is what `response` means at any other time; `InvalidGrant` where the refresh token is dead."""
    if not isinstance(refusal, BadAnswer | ConsentRefused | Refused) or text_of(
        members_of_either(response), "access_token"
    ):
        return refusal
    members = members_of_either(response)
    word = text_of(members, "error").lower()
    is_plain_no = response.status in {400, 401} and not is_page(response)
    if word in _OURS:
        is_dead = is_plain_no and "token" in text_of(members, "error_description").lower()
    else:
        is_dead = word in _DEAD or is_plain_no
    if not is_dead:
        return refusal
    return InvalidGrant(refusal.why, status=response.status, said=refusal.said, **refusal.details)
