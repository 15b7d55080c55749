"""The emulator: each call is counted, checked and answered, or meets what is switched on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop_app.sandbox.chew import api, sign_in
from desktop_app.sandbox.chew.calls import HTML, INVENTED, Call, Refusal, Reply
from desktop_app.sandbox.chew.grants import Application, Grants, Token
from desktop_app.sandbox.chew.service import Service
from desktop_app.sandbox.chew.shows import sample
from desktop_app.sandbox.chew.switches import Switches
from desktop_app.sandbox.chew.website import Website
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.state_file import StateFile

REMEMBERED_REQUESTS = 10_000
SECRETS = frozenset({"key", "code", "client_secret", "authorization", "cookie"})
GONE = Reply(404, b"<!DOCTYPE html><title>Not found</title><h1>Not found</h1>", HTML, invented=True)

Route = tuple[str, re.Pattern[str], Callable[..., Reply]]

SIGN_IN: tuple[Route, ...] = (
    ("GET", re.compile("/oauth/authorize"), sign_in.authorize),
    ("POST", re.compile("/oauth/authorize"), sign_in.authorize),
    ("POST", re.compile("/oauth/access_token"), sign_in.access_token),
)
API: tuple[Route, ...] = (
    ("GET", re.compile("/v1/users/me"), api.me),
    ("GET", re.compile("/v1/users/me/shows"), api.my_shows),
    ("GET", re.compile("/v1/shows"), api.shows),
    ("POST", re.compile(r"/v1/shows/(?P<show_id>\d+)/chats"), api.chat),
)


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """What came in, without secrets. `sent` names what stood in query and form."""

    method: str
    path: str
    query: Mapping[str, str]
    form_names: tuple[str, ...]
    status: int


class ChewEmulator:
    """One emulated service, its two doors, and the handles by which tests and the demo hold it."""

    client_id = "5a0dChewApplication0000000000000000"
    client_secret = "5a0dChewSecret000000000000000000000"  # noqa: S105 - a sample
    public_client_id = "5a0dChewPublicApplication0000000000"
    redirect_uri = "http://127.0.0.1:43821/chew/callback"

    def __init__(self, clock: Callable[[], float], state_file: Path | None = None, *, prefill: bool = False) -> None:
        self.clock = ServerClock(clock)
        self.grants = Grants(self.clock)
        self.switches = Switches()
        self.redirect_uris = [self.redirect_uri]
        self.requests: list[LoggedRequest] = []
        applications = (
            Application(self.client_id, self.client_secret, "Lineup", self.redirect_uris),
            Application(self.public_client_id, "", "Lineup, without a secret", self.redirect_uris),
        )
        people, shows = sample()
        self.service = Service(applications, people, shows, self.grants, self.switches, prefill)
        self.website = Website(self.service, self.clock)
        self._file = StateFile(state_file) if state_file else None
        kept = self._file.read() if self._file else None
        if kept is not None:
            self.grants.tokens = [Token(**row | {"scopes": tuple(row["scopes"])}) for row in json.loads(kept)]

    @property
    def api_address(self) -> str:
        """For example `http://127.0.0.1:4312`; empty before the start."""
        return self.service.api

    @property
    def sign_in_address(self) -> str:
        return self.service.website

    def bind(self, api_address: str, sign_in_address: str) -> None:
        """For the server: where the two doors are."""
        self.service.api, self.service.website = api_address, sign_in_address

    def save(self) -> None:
        """What survives a restart: the tokens."""
        if self._file:
            self._file.write(json.dumps([asdict(token) for token in self.grants.tokens]))

    def answer_api(self, call: Call) -> Reply:
        return self._answer(API, call)

    def answer_sign_in(self, call: Call) -> Reply:
        return self._answer(SIGN_IN, call)

    def _answer(self, routes: tuple[Route, ...], call: Call) -> Reply:
        with self.service.lock:
            reply = self._dressed(self._judged(routes, call))
            query = {name: value for name, value in call.query.items() if name not in SECRETS}
            self.requests.append(LoggedRequest(call.method, call.path, query, tuple(call.form), reply.status))
            del self.requests[:-REMEMBERED_REQUESTS]
            self.save()
        return reply

    def _judged(self, routes: tuple[Route, ...], call: Call) -> Reply:
        if self.switches.closed:
            return GONE
        if routes is API and self.switches.planned:
            return self.switches.planned.popleft()
        try:
            if routes is API:
                self._count()
            return _route(routes, call)(self.service, call)
        except Refusal as refusal:
            return refusal.reply

    def _count(self) -> None:
        if self.switches.limited:
            self.switches.limited -= 1
            raise Refusal(429, "rate_limited", headers={"Retry-After": "30"})

    def _dressed(self, reply: Reply) -> Reply:
        """With the mark of what is made up, and in HTML where errors are so."""
        headers = {**reply.headers, **({INVENTED: "1"} if reply.invented else {})}
        if reply.status >= 400 and self.switches.html_errors:
            page = f"<!DOCTYPE html><title>{reply.status}</title><h1>Something went wrong</h1>".encode()
            return Reply(reply.status, page, HTML, headers | {INVENTED: "1"})
        return Reply(reply.status, reply.body, reply.content_type, headers)


def _route(routes: tuple[Route, ...], call: Call) -> Callable[[Service, Call], Reply]:
    """404 where nothing is, 405 where something is that has no such method."""
    path = call.path.rstrip("/")
    fitting = [(method, answer, found) for method, place, answer in routes if (found := place.fullmatch(path))]
    if not fitting:
        raise Refusal(404, "not_found")
    for method, answer, found in fitting:
        if method == call.method:
            return lambda service, one: answer(service, one, **found.groupdict())
    raise Refusal(405, "method_not_allowed")
