"""Discovery of an issuer's endpoints: OpenID Connect Discovery 1.0 section 4, RFC 8414 section 3."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from desktop_app.auth.members import members_of, text_of
from desktop_app.domain.errors import AnswerReason, BadAnswer, ServerFault, Unfit
from desktop_app.domain.host_display import shown_in
from desktop_app.masking import masked_words
from desktop_app.providers.described.addresses import checked_told, origin_of
from desktop_app.providers.described.description import Endpoints
from desktop_app.transport import Request, Response, Transport

LARGEST = 256 * 1024
"""Bytes of a document: known ones are below 10 kB."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The part of the document that is used. `authentications` are the token endpoint's, by their registered names."""

    endpoints: Endpoints
    user_info: str
    authentications: tuple[str, ...]
    names_issuer: bool


async def metadata_of(issuer: str, transport: Transport) -> Metadata:
    """Metadata of the issuer. Raises `ServiceError`; `BadAnswer` for another issuer's, or a forbidden address."""
    answers: list[str] = []
    for address in _addresses(issuer):
        response = await transport.send(Request("GET", address, headers={"Accept": "application/json"}))
        if response.status >= 500:
            raise ServerFault(status=response.status)
        if response.status == 200:
            return _metadata(issuer, response)
        answers.append(str(response.status))
    raise BadAnswer(AnswerReason.NO_DOCUMENT, issuer=issuer, answers=tuple(answers))


def _addresses(issuer: str) -> tuple[str, str]:
    """RFC 8414 puts its suffix between host and path (section 3.1), OpenID Connect behind both."""
    path = urlsplit(issuer).path.rstrip("/")
    openid = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    return openid, f"{origin_of(issuer)}/.well-known/oauth-authorization-server{path}"


def _metadata(issuer: str, response: Response) -> Metadata:
    if len(response.body) > LARGEST:
        raise BadAnswer(AnswerReason.DOCUMENT_TOO_LARGE, status=response.status)
    members = members_of(response)
    if text_of(members, "issuer") != issuer:
        # RFC 8414 section 3.3: else one server could pass for another.
        called = _shown(text_of(members, "issuer"))
        why = AnswerReason.DOCUMENT_OF_OTHER_ISSUER if called else AnswerReason.DOCUMENT_WITHOUT_ISSUER
        raise BadAnswer(why, issuer=issuer, name=called, status=response.status)
    endpoints = Endpoints(
        authorization=_endpoint(members, "authorization_endpoint", issuer),
        token=_endpoint(members, "token_endpoint", issuer),
        device=_endpoint(members, "device_authorization_endpoint", issuer),
        revocation=_endpoint(members, "revocation_endpoint", issuer),
    )
    return Metadata(
        endpoints,
        _endpoint(members, "userinfo_endpoint", issuer),
        _texts(members, "token_endpoint_auth_methods_supported") or ("client_secret_basic",),  # RFC 8414 section 2
        members.get("authorization_response_iss_parameter_supported") is True,
    )


def _shown(issuer: str) -> str:
    """The name that a server gives itself, in letters that look like nobody else's."""
    plain = masked_words(issuer)
    if not (host := shown_in(plain)):
        return ascii(plain)[1:-1][:100]
    parts = urlsplit(plain)
    return f"{parts.scheme}://{host}{quote(parts.path)}"


def _endpoint(members: Mapping[str, object], name: str, issuer: str) -> str:
    """Empty where there is none. Raises `BadAnswer` where it is no address to go to."""
    value = text_of(members, name)
    try:
        return checked_told(value, issuer) if value else ""
    except Unfit as error:
        raise BadAnswer(AnswerReason.DOCUMENT_MEMBER, issuer=issuer, name=name, cause=error) from None


def _texts(members: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = members.get(name)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
