"""The described service's endpoints: what the file says, and for the rest what the issuer tells."""

from dataclasses import dataclass

from desktop_app.auth.authorization_server import AuthorizationServer, ClientAuthentication
from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.providers.described.description import NEEDED, DescribedService, Endpoints, Grant
from desktop_app.providers.described.discovery import Metadata, metadata_of
from desktop_app.transport import Transport


@dataclass(frozen=True, slots=True)
class ServiceEndpoints:
    """All endpoints of a service. `user_info` is the address of the call that tells who is linked."""

    server: AuthorizationServer
    user_info: str


class Directory:
    """Asks the issuer once in a run, where there is one."""

    def __init__(self, service: DescribedService) -> None:
        self._service = service
        self._endpoints = None if service.issuer else _endpoints_of(service, None)

    async def look_up(self, transport: Transport) -> ServiceEndpoints:
        """Endpoints of the service, asked of its issuer once; after a `ServiceError` the next call asks again."""
        if self._endpoints is None:
            self._endpoints = _endpoints_of(self._service, await metadata_of(self._service.issuer, transport))
        return self._endpoints

    async def look_up_for(self, grant: Grant, transport: Transport) -> AuthorizationServer:
        """The server, which has every endpoint that the grant needs. Raises `ServiceError`."""
        server = (await self.look_up(transport)).server
        there = Endpoints(server.authorization_endpoint, server.token_endpoint, server.device_authorization_endpoint)
        for name in NEEDED[grant]:
            if not getattr(there, name):
                raise BadAnswer(AnswerReason.NO_ENDPOINT, issuer=self._service.issuer, name=name)
        return server


def _endpoints_of(service: DescribedService, told: Metadata | None) -> ServiceEndpoints:
    said = service.endpoints
    there = told.endpoints if told else said
    server = AuthorizationServer(
        token_endpoint=said.token or there.token,
        authorization_endpoint=said.authorization or there.authorization,
        device_authorization_endpoint=said.device or there.device,
        revocation_endpoint=said.revocation or there.revocation,
        issuer=service.issuer,
        names_issuer=told is not None and told.names_issuer,
        encoding=service.encoding,
        authentication=service.authentication or _authentication(service, told),
        scope_separator=service.scope_separator,
        takes_both=service.pkce,
    )
    user_info = service.user.url or (told.user_info if told else "")
    if not user_info:
        raise BadAnswer(AnswerReason.NO_ADDRESS_OF_PERSON, issuer=service.issuer)
    return ServiceEndpoints(server, user_info)


def _authentication(service: DescribedService, told: Metadata | None) -> ClientAuthentication:
    """RFC 6749 section 2.3.1: the header is what every server must know."""
    known = told.authentications if told else ("client_secret_basic",)
    if ClientAuthentication.HEADER.value in known or not service.uses_secret:
        return ClientAuthentication.HEADER
    if ClientAuthentication.BODY.value in known or "none" in known:
        return ClientAuthentication.BODY
    raise BadAnswer(AnswerReason.PROOF_NOT_KNOWN, issuer=service.issuer)
