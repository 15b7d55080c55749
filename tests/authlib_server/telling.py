"""Authlib's server, and what a described service has besides: metadata (RFC 8414) and an answer to "who am I?"."""

import json
from typing import Any

from werkzeug.wrappers import Request, Response

from tests.authlib_server.records import Client
from tests.authlib_server.server import AuthlibServer

OPENID = "/.well-known/openid-configuration"
RFC_8414 = "/.well-known/oauth-authorization-server"


class TellingServer(AuthlibServer):
    """`well_known` is the path of the document, `status` its status, `changes` go into it; `person` answers `/me`."""

    def __init__(self, client: Client, expires_in: int = 3600) -> None:
        super().__init__(client, expires_in)
        self.well_known = OPENID
        self.changes: dict[str, object] = {}
        self.person: bytes = json.dumps(
            {"sub": "ada-1", "name": "Ada", "picture": "https://a.example/ada.png"}
        ).encode()
        self.status = 200
        self.key = ""
        self.addresses: list[str] = []

    @property
    def metadata(self) -> dict[str, object]:
        at = self.address
        found = {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "device_authorization_endpoint": f"{at}/device",
            "revocation_endpoint": f"{at}/revoke",
            "userinfo_endpoint": f"{at}/me",
            "token_endpoint_auth_methods_supported": [self.client.method],
            "authorization_response_iss_parameter_supported": True,
        }
        return found | self.changes

    def answer(self, request: Request) -> Response:
        self.addresses.append(request.full_path)
        if request.path == self.well_known:
            return Response(json.dumps(self.metadata), self.status, content_type="application/json")
        if "/.well-known/" in request.path:
            return Response("", 404)
        return super().answer(request)

    def _resource(self, request: Request) -> Response:
        if self.key and request.args.get("apikey") == self.key:
            return Response(self.person, content_type="application/json")
        answer: Any = super()._resource(request)
        return Response(self.person, content_type="application/json") if answer.status_code == 200 else answer
