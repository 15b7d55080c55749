"""RFC 8628 as its services speak it: what is sent, and what the answers to a poll mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """Meaning of an answer to a poll that carries no token (section 3.5)."""

    PENDING = "the person has not finished"
    SLOW_DOWN = "the same, and fewer polls are wanted"
    EXPIRED = "the code is too old"
    REFUSED = "the person said no"
    SPENT = "the code is unknown, or was used"
    UNKNOWN = "the code is unknown"
    USED = "the code was used"


@dataclass(frozen=True, slots=True)
class DeviceDialect:
    """`outcomes` are told by the error code (GitHub's come with 200), else by the status.

    The client `proves_itself` with its secret already where it asks for the codes. `grant_type` is empty where the
    endpoint knows no other grant. `device_code` names a parameter; the last two name members of the first answer, the
    usual name first.
    """

    outcomes: Mapping[str | int, Outcome]
    proves_itself: bool
    grant_type: str
    device_code: str
    verification_uri: tuple[str, ...]
    verification_uri_complete: tuple[str, ...]

    def outcome_of(self, status: int, words: Iterable[str]) -> Outcome | None:
        """The meaning of an answer: by the first of its `words` that is known, else by its status."""
        known = (self.outcomes.get("_".join(word.lower().replace("-", " ").split())) for word in words)
        return next((outcome for outcome in known if outcome is not None), self.outcomes.get(status))


_REFUSED = ("access_denied", "authorization_declined", "authorization_denied", "consent_declined", "user_denied")
"""The standard's word for the person's no, Microsoft's, and others'."""

_EXPIRED = ("expired_token", "code_expired", "device_code_expired", "token_expired")
"""The standard's word, Microsoft's, and others'."""

_SPENT = ("invalid_grant", "bad_verification_code", "incorrect_device_code", "invalid_device_code")
"""The standard's word, Microsoft's, GitHub's and Twitch's."""

RFC_8628 = DeviceDialect(
    outcomes={
        "authorization_pending": Outcome.PENDING,
        "slow_down": Outcome.SLOW_DOWN,
        **dict.fromkeys(_EXPIRED, Outcome.EXPIRED),
        **dict.fromkeys(_REFUSED, Outcome.REFUSED),
        **dict.fromkeys(_SPENT, Outcome.SPENT),
        429: Outcome.SLOW_DOWN,
    },
    proves_itself=True,
    grant_type="urn:ietf:params:oauth:grant-type:device_code",
    device_code="device_code",
    verification_uri=("verification_uri", "verification_url"),
    verification_uri_complete=("verification_uri_complete", "verification_url_complete"),
)
"""The standard, and what services of before the standard kept of their own words: Google still says "url"."""

STATUS_CODES = DeviceDialect(
    outcomes={
        400: Outcome.PENDING,
        404: Outcome.UNKNOWN,
        409: Outcome.USED,
        410: Outcome.EXPIRED,
        418: Outcome.REFUSED,
        429: Outcome.SLOW_DOWN,
    },
    proves_itself=False,
    grant_type="",
    device_code="code",
    verification_uri=("verification_url", "verification_uri"),
    verification_uri_complete=("verification_url_complete", "verification_uri_complete"),
)
"""Older than the RFC, spoken by Trakt (contract trakt 2.3): bodies may be empty, the status says it all."""
