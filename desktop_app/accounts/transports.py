"""Transports to the accounts' services, whose every request is in the ledger."""

from collections.abc import Callable, Sequence
from contextlib import closing
from urllib.parse import urlsplit

from desktop_app.auth.server_clock import ServerClock
from desktop_app.auth.signing import Clock
from desktop_app.authorities import NOBODY, OwnAuthorities
from desktop_app.domain.account import AccountId
from desktop_app.domain.host_display import shown_in
from desktop_app.domain.ledger import Call, Ledger
from desktop_app.domain.path_shape import ANY, path_shape
from desktop_app.transport import TOTAL_TIMEOUT, Exchange, Request, Transport
from desktop_app.workers import Workers

THREADS = 4
"""Requests that an account may have under way at once."""


class Transports:
    """Opens transports to services. `clock` in Unix seconds; `within`: seconds for each exchange."""

    def __init__(self, clock: Clock, within: float = TOTAL_TIMEOUT) -> None:
        self.ledger = Ledger()
        self._clock = clock
        self._within = within

    def open(
        self,
        account: AccountId | None = None,
        *,
        clock: ServerClock | None = None,
        spacing: float = 0.0,
        heard: Sequence[Callable[[Exchange], None]] = (),
        own: OwnAuthorities = NOBODY,
    ) -> Transport:
        """Open a transport for an account, or for a sign-in, with threads of its own: no service takes another's.

        Whoever asked for it closes it, unless it is kept. `clock` is compared with every answer's; those in `heard`
        are told what the ledger is told. `own` vouch for the service's servers, too.
        """

        def hear(exchange: Exchange) -> None:
            self.ledger.add(call_of(exchange, self._clock(), account))
            if clock is not None:
                clock.hear(exchange.date, exchange.seconds)
            for tell in heard:
                tell(exchange)

        workers = Workers("transport", count=THREADS)
        return Transport(workers, spacing=spacing, on_exchange=hear, within=self._within, own=own, refuses_pages=True)

    async def certificate_of(self, address: str, own: OwnAuthorities = NOBODY) -> bytes:
        """The certificate (DER) with which the server there proves itself, where `own` authorities count, too.

        Raises `ServiceError`, which is a `TlsFault` where it does not.
        """
        with closing(self.open(own=own)) as transport:
            return (await transport.send(Request("HEAD", address, takes_pages=True))).certificate

    def now(self) -> float:
        """Unix seconds, by the clock of the ledger."""
        return self._clock()


def call_of(exchange: Exchange, now: float, account: AccountId | None) -> Call:
    """The exchange as it stands in the ledger: no query, no names."""
    host, path = _place(exchange.uri)
    return Call(
        now - exchange.seconds,
        account,
        exchange.method,
        host,
        path,
        exchange.status,
        exchange.seconds,
        exchange.failure.summary if exchange.failure is not None else None,
        exchange.allowance,
    )


def _place(uri: str) -> tuple[str, str]:
    """Host and shape of the path; what is no address has neither."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return "", ANY
    return shown_in(uri), path_shape(parts.path)
