"""RFC 8628 as its services speak it: what is sent, and what the answers to a poll mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Outcome(Enum):
    """What an answer to a poll means that is no token (section 3.5)."""

    PENDING = "the person has not finished"
    SLOW_DOWN = "the same, and fewer polls are wanted"
    EXPIRED = "the code is too old"
    REFUSED = "the person said no"
    SPENT = "the code is unknown, or was used"


@dataclass(frozen=True, slots=True)
class DeviceDialect:
    """`outcomes` are told by the error code (GitHub's come with 200), else by the status.

    The client `proves_itself` with its secret already where it asks for the codes. `grant_type` is empty where the
    endpoint knows no other grant. The last three are names: of a parameter, and of two members of the first answer.
    """

    outcomes: Mapping[str | int, Outcome]
    proves_itself: bool
    grant_type: str
    device_code: str
    verification_uri: str
    verification_uri_complete: str


RFC_8628 = DeviceDialect(
    outcomes={
        "authorization_pending": Outcome.PENDING,
        "slow_down": Outcome.SLOW_DOWN,
        "expired_token": Outcome.EXPIRED,
        "access_denied": Outcome.REFUSED,
        "invalid_grant": Outcome.SPENT,
        429: Outcome.SLOW_DOWN,
    },
    proves_itself=True,
    grant_type="urn:ietf:params:oauth:grant-type:device_code",
    device_code="device_code",
    verification_uri="verification_uri",
    verification_uri_complete="verification_uri_complete",
)
"""The standard."""

STATUS_CODES = DeviceDialect(
    outcomes={
        400: Outcome.PENDING,
        404: Outcome.SPENT,
        409: Outcome.SPENT,
        410: Outcome.EXPIRED,
        418: Outcome.REFUSED,
        429: Outcome.SLOW_DOWN,
    },
    proves_itself=False,
    grant_type="",
    device_code="code",
    verification_uri="verification_url",
    verification_uri_complete="verification_url_complete",
)
"""Older than the RFC, spoken by Trakt (contract trakt 2.3): bodies may be empty, the status says it all."""
