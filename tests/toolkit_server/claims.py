"""Answers that the toolkit asks a site for: the claims of a person, and what it lacks for the oauthlib here.

django-oauth-toolkit 3.4 was written before oauthlib 4, which tells a device the scope and asks what became of its
code: every device was answered with an internal error. The rest is the toolkit's own.
"""

from typing import Any

from oauth2_provider.models import get_device_grant_model
from oauth2_provider.oauth2_validators import OAuth2Validator
from oauth2_provider.views import device
from oauthlib.oauth2.rfc8628.grant_types import DeviceCodeGrant

AUTHORIZED: str = DeviceCodeGrant.DEVICE_CODE_AUTHORIZED  # type: ignore[attr-defined] # the types are older


class Claims(OAuth2Validator):  # type: ignore[misc] # no types
    """The usual ones, and the name."""

    oidc_claim_scope = None

    def get_additional_claims(self) -> dict[str, Any]:
        return {"name": lambda request: request.user.username}

    def validate_device_code(self, client_id: str, code: str, request: Any) -> str | None:
        """Whether the person has said yes; the toolkit itself has answered where not."""
        found = get_device_grant_model().objects.filter(device_code=code, client_id=client_id).first()
        said_yes = found is not None and found.status == found.AUTHORIZED
        return AUTHORIZED if said_yes else None


_told = device.DeviceCodeResponse


def _without_scope(scope: str = "", **members: Any) -> Any:
    return _told(**members)


device.DeviceCodeResponse = _without_scope
