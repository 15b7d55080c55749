"""RFC 6749 section 2.3."""

import base64
from dataclasses import replace

from desktop_app.auth.authorization_server import AuthorizationServer, ClientAuthentication, Encoding
from desktop_app.auth.client_authentication import authenticated, identified
from desktop_app.domain.credentials import ClientCredentials

FORMS = AuthorizationServer("https://a.example/token")
JSON = replace(FORMS, encoding=Encoding.JSON)
HEADER = replace(FORMS, authentication=ClientAuthentication.HEADER)
CLIENT = ClientCredentials("the id", "a:b %")


def test_a_secret_in_the_body() -> None:
    request = authenticated(FORMS, CLIENT, "https://a.example/token", {"code": "c", "scope": ""})

    assert dict(request.form) == {"client_id": "the id", "client_secret": "a:b %", "code": "c"}
    assert (request.method, request.url, request.json) == ("POST", "https://a.example/token", None)


def test_a_secret_in_the_json_body() -> None:
    request = authenticated(JSON, CLIENT, "https://a.example/token", {"code": "c", "scope": ""})

    assert request.json == {"client_id": "the id", "client_secret": "a:b %", "code": "c"}
    assert request.form == ()


def test_a_secret_in_the_header_is_urlencoded_and_not_in_the_body() -> None:
    request = authenticated(HEADER, CLIENT, "https://a.example/token", {"code": "c"})

    scheme, _, pair = request.headers["Authorization"].partition(" ")
    assert (scheme, base64.b64decode(pair)) == ("Basic", b"the%20id:a%3Ab%20%25")
    assert dict(request.form) == {"code": "c"}


def test_a_public_client_names_itself_wherever_secrets_go() -> None:
    for server in (FORMS, HEADER):
        request = authenticated(server, ClientCredentials("the id"), "https://a.example/token", {"code": "c"})

        assert dict(request.form) == {"client_id": "the id", "code": "c"}
        assert "Authorization" not in request.headers


def test_a_client_that_only_names_itself_keeps_its_secret() -> None:
    request = identified(HEADER, CLIENT, "https://a.example/device", {})

    assert dict(request.form) == {"client_id": "the id"}
    assert "Authorization" not in request.headers


def test_an_empty_form_is_a_form() -> None:
    server = AuthorizationServer("https://a.example/token", authentication=ClientAuthentication.HEADER)

    request = authenticated(server, ClientCredentials("me", "s3cret"), server.token_endpoint, {"scope": ""})

    assert request.form == ()
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
