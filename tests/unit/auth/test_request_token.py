"""TMDB's request token: another, where its page has expired."""

from desktop_app.auth.expectation import PageLife, current
from desktop_app.auth.flow import PageExpired
from desktop_app.auth.request_token import RequestTokenFlow, SessionServer
from desktop_app.domain.credentials import Session
from desktop_app.domain.errors import ServiceError, SignInReason
from desktop_app.transport import Request, Response, Signer, Transport
from desktop_app.workers import Workers
from tests.core import Script


class Tokens(Transport):
    """Gives one token after another, and a session."""

    def __init__(self) -> None:
        super().__init__(Workers("unused"))
        self.asked: list[object] = []

    async def send(self, request: Request, sign: Signer | None = None) -> Response:
        self.asked.append(request.json)
        answer = '{"session_id":"S"}' if request.json else f'{{"request_token":"R{len(self.asked)}"}}'
        return Response(200, {}, answer.encode(), request.url)


class Slow(Script):
    """Comes to the first page too late."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []

    async def visit(self, uri: str, *, may_stay: bool = False) -> str:
        self.pages.append(uri.partition("?")[0])
        assert current().page == PageLife(3600, can_be_renewed=True)
        if len(self.pages) == 1:
            raise PageExpired(SignInReason.PAGE_EXPIRED)
        return "http://127.0.0.1:9/back?request_token=R2&approved=true"


async def test_another_token_when_the_page_has_expired() -> None:
    service, person = Tokens(), Slow()
    server = SessionServer("https://a/3", "https://a/auth", lambda request: request, lambda _: ServiceError())

    assert await RequestTokenFlow(server, service).authorize(person) == Session("S")

    assert person.pages == ["https://a/auth/R1", "https://a/auth/R2"]
    assert person.steps == [0, 1, 0, 1, 2, 2]
    assert service.asked == [None, None, {"request_token": "R2"}]
