"""The site on loopback, with applications as they are registered, and a person before its pages."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests
from werkzeug.wrappers import Request, Response

from desktop_app.auth.flow import UserCode
from tests.authlib_server.server import on_loopback
from tests.core import Form, Script
from tests.toolkit_server.site import DEVICE_PAGE

REGISTERED = "http://127.0.0.1/lineup/callback"
"""The address without a port: whichever is free may be added (RFC 8252 section 7.3)."""

SECRET = "the s3cret: +&%ä"
CODE, DEVICE = "authorization-code", "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class ToolkitServer:
    """`asked` are the forms that came to each path, with how the client proved itself there."""

    address: str = ""
    asked: list[tuple[str, dict[str, str], str]] = field(default_factory=list)

    def register(self, name: str, kind: str = "confidential", grant: str = CODE, **more: Any) -> str:
        """Register an application; its id."""
        from django.db import connections
        from oauth2_provider.models import Application

        Application.objects.create(
            client_id=name,
            client_secret=SECRET,
            client_type=kind,
            authorization_grant_type=grant,
            redirect_uris=REGISTERED,
            algorithm="RS256",
            **more,
        )
        connections.close_all()
        return name

    def forget_all(self) -> None:
        """Ada takes back everything that she allowed, on the toolkit's own page."""
        page = f"{self.address}/o/authorized_tokens/"
        while links := re.findall(r'href="([^"]+/delete/)"', requests.get(page, timeout=60).text):
            requests.post(urljoin(page, links[0]), timeout=60)

    def remember(self, request: Request) -> None:
        proof = request.headers.get("Authorization", "").partition(" ")[0]
        self.asked.append((request.path, request.form.to_dict(), proof))

    def forms(self, path: str) -> list[dict[str, str]]:
        """Forms that were sent to the path."""
        return [fields for asked, fields, _ in self.asked if asked == path]


@contextmanager
def serving_toolkit() -> Iterator[ToolkitServer]:
    """Serve on a free port of loopback."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    server, site = ToolkitServer(), get_wsgi_application()

    def answer(request: Request) -> Response:
        body = request.get_data()
        server.remember(request)
        environ = {**request.environ, "wsgi.input": BytesIO(body)}
        return Response.from_app(site, environ, buffered=True)

    with on_loopback(answer) as server.address:
        yield server
    connections.close_all()


class AtTheSite(Script):
    """Decides on the toolkit's pages: with `yes`, else by Cancel."""

    def __init__(self, server: ToolkitServer, *, yes: bool = True) -> None:
        super().__init__()
        self.server = server
        self.yes = yes

    async def redirect_uri(self, registered: str = "") -> str:
        """The registered address with a port, as the listener's."""
        return registered.replace("127.0.0.1/", "127.0.0.1:9/")

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.visited = uri
        return self.bring_back(await asyncio.to_thread(self._decide, uri))

    @property
    def sent(self) -> dict[str, str]:
        """Parameters of the request that led to the sign-in page."""
        return dict(parse_qsl(urlsplit(self.visited).query))

    def show_code(self, code: UserCode) -> None:
        self.codes.append(code)
        page = urljoin(self.server.address, DEVICE_PAGE)
        confirm = requests.post(page, {"user_code": code.code}, timeout=60, allow_redirects=False)
        action = "accept" if self.yes else "deny"
        decided = requests.post(
            urljoin(page, confirm.headers["Location"]), {"action": action}, timeout=60, allow_redirects=False
        )
        assert decided.status_code == 302, decided.text

    def _decide(self, uri: str) -> str:
        page = requests.get(uri, timeout=60, allow_redirects=False)
        if page.status_code != 200:
            return page.headers.get("Location", "")
        form = Form(page.text)
        answer = requests.post(
            urljoin(uri, form.action or uri),
            {**form.hidden, **({"allow": "Authorize"} if self.yes else {})},
            timeout=60,
            allow_redirects=False,
        )
        return answer.headers.get("Location", "")
