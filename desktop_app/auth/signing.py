"""RFC 5849 section 3: signed requests, by requests-oauthlib."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, urlsplit

from desktop_app.domain.credentials import ClientCredentials, TemporaryCredentials, TokenCredentials, secrets_of
from desktop_app.masking import Hold, masked_text

if TYPE_CHECKING:
    import requests

Clock = Callable[[], float]
"""Unix seconds, read once a call."""


class Signature(Enum):
    """How requests are signed. Not PLAINTEXT (section 3.4.4): it shows both secrets with every request."""

    HMAC_SHA1 = "HMAC-SHA1"
    """Section 3.4.2."""

    HMAC_SHA256 = "HMAC-SHA256"
    """HMAC with a newer hash, which some services want though no RFC has it."""


class OAuth1Signer:
    """Signs one service's requests, in the Authorization header (sections 3.4 and 3.5.1)."""

    def __init__(
        self,
        client: ClientCredentials,
        clock: Clock,
        token: TemporaryCredentials | TokenCredentials | None = None,
        *,
        callback: str | None = None,
        verifier: str | None = None,
        signature: Signature = Signature.HMAC_SHA1,
    ) -> None:
        self._client = client
        self._clock = clock
        self._token = token
        self._callback = callback
        self._verifier = verifier
        self._signature = signature
        self._held = Hold(*secrets_of(client), *(secrets_of(token) if token else ()), verifier or "")

    def __call__(self, prepared: "requests.PreparedRequest") -> "requests.PreparedRequest":
        from requests_oauthlib import OAuth1  # noqa: PLC0415 - 0.1 s that the first window need not wait for

        sign = OAuth1(
            self._client.key,
            client_secret=self._client.secret,
            resource_owner_key=self._token.token if self._token else None,
            resource_owner_secret=self._token.secret if self._token else None,
            callback_uri=self._callback,
            verifier=self._verifier,
            signature_method=self._signature.value,
            timestamp=str(int(self._clock())),
        )
        return sign(prepared)

    def explain(self, prepared: "requests.PreparedRequest") -> str:
        """The signature base string (section 3.4.1.1), secrets masked."""
        return masked_text(signature_base_string(prepared))


def signature_base_string(prepared: "requests.PreparedRequest") -> str:
    """Signature base string of the request's Authorization header (RFC 5849 section 3.4.1.1)."""
    from oauthlib.oauth1.rfc5849 import signature  # noqa: PLC0415 - as in `__call__`

    url = prepared.url or ""
    body = prepared.body.decode() if isinstance(prepared.body, bytes) else prepared.body or ""
    form = (
        parse_qsl(body, keep_blank_values=True)
        if "form-urlencoded" in str(prepared.headers.get("Content-Type", ""))
        else []
    )
    collected = signature.collect_parameters(
        uri_query=urlsplit(url).query,
        body=form,
        headers={"Authorization": _authorization(prepared)},
        exclude_oauth_signature=True,
    )
    # The stubs know neither the list that the function takes nor a method of a variable.
    normalized = signature.normalize_parameters(cast("Any", collected))
    return signature.signature_base_string(cast("Any", prepared.method), signature.base_string_uri(url), normalized)


def _authorization(prepared: "requests.PreparedRequest") -> str:
    """The header as text: requests-oauthlib leaves it as bytes, whatever its types say."""
    value: object = prepared.headers.get("Authorization", "")
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
