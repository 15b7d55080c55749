"""A person's own questions to one account's service."""

from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from desktop_app.accounts.accounts import Accounts
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import CallReason, LineupError, ServiceError
from desktop_app.domain.exchange import Pairs
from desktop_app.domain.parts import Explorer, Service
from desktop_app.explorer.addresses import resolved
from desktop_app.explorer.answer_text import laid_out, legible
from desktop_app.explorer.curl import as_curl
from desktop_app.explorer.links import Link, links_in
from desktop_app.explorer.query import Query, body_of
from desktop_app.masking import DOTS, masked_headers, masked_text
from desktop_app.transport import Exchange, Request, Response
from desktop_app.workers import Workers

UNAUTHORIZED = 401


@dataclass(frozen=True, slots=True)
class Page:
    """A text and the addresses of the same service in it."""

    text: str = field(repr=False)
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer to a question, ready to be read. `exchange` tells how it was asked; `size` is in bytes."""

    exchange: Exchange
    size: int
    headers: Page
    body: Page


class ApiExplorer:
    """Sends to the account's service and to nobody else; redirects are shown, not followed."""

    def __init__(self, service: Service, explorer: Explorer, api: str, workers: Workers) -> None:
        """`explorer` is the service's; relative addresses stand under `api`."""
        self._who = service.who
        self._explorer = explorer
        self.api = api
        self._workers = workers

    async def rehearse(self, query: Query) -> Exchange:
        """The signed request, not sent. Raises `Unfit` where it is none, and `ServiceError`."""
        return await self._explorer.rehearse(self._request(query))

    async def ask(self, query: Query) -> Answer:
        """Send it. Raises `Unfit` where it is none, and `ServiceError`."""
        response = await self._explorer.ask(self._request(query))
        if response.status == UNAUTHORIZED:
            await self._look_at_the_sign_in()
        return await self._workers.run(lambda: answer_of(response, self.api))

    async def _look_at_the_sign_in(self) -> None:
        """A refusal may be about the question alone: whoever asks who is linked hears whether the sign-in is over."""
        with suppress(LineupError):
            await self._who()

    def curl(self, query: Query, exchange: Exchange) -> str:
        """The request as a command without secrets. Raises `Unfit`."""
        url, params = self._place(query)
        return as_curl(query, url, (*params, *_secret_params(exchange, params)), exchange.headers)

    def _request(self, query: Query) -> Request:
        url, params = self._place(query)
        form, tree = body_of(query)
        return Request(query.method, url, params, form, tree, takes_pages=True)

    def _place(self, query: Query) -> tuple[str, Pairs]:
        url, in_address = resolved(query.address, self.api)
        return url, (*in_address, *((name, value) for name, value in query.params if name))


def _secret_params(exchange: Exchange, own: Pairs) -> Pairs:
    """Query parameters that authorize the request, masked."""
    told = exchange.signed if exchange.signed.startswith("http") else exchange.uri
    names = {name for name, _ in own}
    pairs = parse_qsl(urlsplit(told).query)
    return tuple((name, value) for name, value in pairs if DOTS in value and name not in names)


async def explorer_of(accounts: Accounts, account: AccountId, workers: Workers) -> ApiExplorer:
    """API explorer of the account. Raises `KeyringError`, and `ServiceError` where nothing can be asked by hand."""
    service = await accounts.library.linked(account).service()
    explorer = service.explorer
    if explorer is None:
        raise ServiceError(CallReason.NOT_EXPLORABLE)
    return ApiExplorer(service, explorer, await explorer.api_root(), workers)


def answer_of(response: Response, api: str) -> Answer:
    """Lay out the answer. Slow for long bodies, so for a worker."""
    exchange = response.exchange
    assert exchange is not None
    lines = "\n".join(f"{name}: {value}" for name, value in masked_headers(response.headers.items()))
    body = masked_text(laid_out(response.body, response.headers.get("content-type", "").lower()))
    return Answer(exchange, len(response.body), _page(legible(lines), api), _page(body, api))


def _page(text: str, api: str) -> Page:
    return Page(text, links_in(text, api))
