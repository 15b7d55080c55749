"""Authlib's server of OAuth 1.0a, on loopback, with one resource."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from authlib.common.security import generate_token
from authlib.oauth1 import AuthorizationServer, OAuth1Request, ResourceProtector
from authlib.oauth1.errors import OAuth1Error
from authlib.oauth1.rfc5849.models import TemporaryCredential
from werkzeug.wrappers import Request, Response

from tests.authlib_server.server import on_loopback

KEY, SECRET = "the consumer/key", "the s3cret: +&%ä"


class Consumer:
    def get_default_redirect_uri(self) -> str:
        return ""

    def get_client_secret(self) -> str:
        return SECRET

    def get_rsa_public_key(self) -> str:
        return ""


@dataclass
class Memory:
    temporary: dict[str, TemporaryCredential] = field(default_factory=dict)
    tokens: dict[str, TemporaryCredential] = field(default_factory=dict)
    nonces: set[str] = field(default_factory=set)


class _Known:
    """What the two sides of Authlib ask alike."""

    memory: Memory

    def get_client_by_id(self, client_id: str) -> Consumer | None:
        return Consumer() if client_id == KEY else None

    def exists_nonce(self, nonce: str, request: Any) -> bool:
        seen = nonce in self.memory.nonces
        self.memory.nonces.add(nonce)
        return seen


class OAuth1Server(_Known, AuthorizationServer):
    """Approves at once, if it `approve`s."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.guard = Guard(self.memory)
        self.approve = True
        self.address = ""

    def create_oauth1_request(self, request: Any) -> OAuth1Request:
        return request if isinstance(request, OAuth1Request) else asked(request)

    def handle_response(self, status_code: int, payload: Any, headers: Any) -> Response:
        body = "&".join(f"{name}={value}" for name, value in payload) if isinstance(payload, list | tuple) else payload
        return Response(body, status_code, headers)

    def create_temporary_credential(self, request: Any) -> TemporaryCredential:
        return self._issue(self.memory.temporary, client_id=KEY, oauth_callback=request.redirect_uri)

    def get_temporary_credential(self, request: Any) -> TemporaryCredential | None:
        return self.memory.temporary.get(request.token)

    def delete_temporary_credential(self, request: Any) -> None:
        self.memory.temporary.pop(request.token, None)

    def create_authorization_verifier(self, request: Any) -> str:
        request.credential["oauth_verifier"] = verifier = generate_token(20)
        return str(verifier)

    def create_token_credential(self, request: Any) -> TemporaryCredential:
        return self._issue(self.memory.tokens)

    def _issue(self, into: dict[str, TemporaryCredential], **more: str) -> TemporaryCredential:
        token = TemporaryCredential(oauth_token=generate_token(20), oauth_token_secret=generate_token(30), **more)
        into[token.get_oauth_token()] = token
        return token

    def answer(self, request: Request) -> Response:
        found: Any
        match request.path:
            case "/request_token":
                found = self.create_temporary_credentials_response(request)
            case "/authorize":
                found = self.create_authorization_response(request, "ada" if self.approve else None)
            case "/access_token":
                found = self.create_token_response(request)
            case _:
                found = self.guard.answer(request)
        assert isinstance(found, Response)
        return found


class Guard(_Known, ResourceProtector):
    """Answers who is asking, at whatever address."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def get_token_credential(self, request: Any) -> TemporaryCredential | None:
        return self.memory.tokens.get(request.token)

    def answer(self, request: Request) -> Response:
        try:
            self.validate_request(request.method, request.url, None, request.headers)
        except OAuth1Error as error:
            return Response(str(error), 401)
        return Response(json.dumps({"response": {"user": [{"id": 7, "name": "ada"}]}}), content_type="application/json")


def asked(request: Request) -> OAuth1Request:
    return OAuth1Request(request.method, request.url, request.form.to_dict(), request.headers)


@contextmanager
def serving_oauth1() -> Iterator[OAuth1Server]:
    """On a free port of loopback."""
    server = OAuth1Server()
    with on_loopback(server.answer) as server.address:
        yield server
