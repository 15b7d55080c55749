"""Base of all emulated services: two doors, a clock, mishaps, a log and a file. How each answers is its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from desktop_app.sandbox.calls import HTML, Call, Refused, Reply, Tree
from desktop_app.sandbox.clock import ServerClock
from desktop_app.sandbox.mishaps import Host, Mishaps
from desktop_app.sandbox.posters import Posters
from desktop_app.sandbox.sign_in_faults import SignInFault, SignInPage
from desktop_app.sandbox.state_file import StateFile
from desktop_app.sandbox.wsgi import application

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

C = TypeVar("C", bound=Call)
REMEMBERED_REQUESTS = 10_000
SECRET_HEADERS = frozenset({"authorization", "cookie"})


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """Record of a request, without secrets: of a form only the names. No status means that the connection was dropped.

    `verb` is the method that was meant, where a service has a way to mean another.
    """

    host: Host
    method: str
    verb: str
    path: str
    query: Mapping[str, str]
    form_names: tuple[str, ...]
    status: int | None
    headers: Mapping[str, str]


class Emulator(ABC, Generic[C]):
    """An emulated service. `kind`: class of its calls; `state_file` keeps the state that survives a restart."""

    secrets: ClassVar[frozenset[str]] = frozenset()
    """Names of parameters whose values are never written down."""

    posters: ClassVar[Posters | None] = None
    """Uncounted, open to everybody, and never dropped."""

    def __init__(self, kind: type[C], clock: ServerClock, mishaps: Mishaps, state_file: Path | None) -> None:
        self.clock = clock
        self.requests: list[LoggedRequest] = []
        self._kind = kind
        self._mishaps = mishaps
        self._file = StateFile(state_file) if state_file else None

    @abstractmethod
    def bind(self, api: str, sign_in: str) -> None:
        """Tell where the two doors are, for example `http://127.0.0.1:4312`; for the server. Empty before the start."""

    @abstractmethod
    def judge(self, host: Host, call: C) -> Reply:
        """The answer, or `Refused`. Nobody else changes anything meanwhile."""

    @abstractmethod
    def kept(self) -> Tree:
        """State that survives a restart."""

    def recalled(self) -> Tree | None:
        """State that the run before kept. None: the samples are used unchanged."""
        return self._file.read() if self._file else None

    def save(self) -> None:
        """Write the state to its file. The server does so at its end, for the last change may come from the website."""
        if self._file:
            with self._mishaps.lock:
                self._file.write(self.kept())

    def door(self, host: Host) -> WSGIApplication:
        return application(self.clock, self._kind, partial(self.answer, host))

    def answer(self, host: Host, call: C) -> Reply:
        """Answer a call, or let it meet its mishap; then log it, and keep what changed."""
        if self.posters and host == "api" and call.path.startswith(self.posters.folder):
            return self.posters.answer(call)
        with self._mishaps.lock:
            mishap = self._mishaps.take(host, writes=call.writes)
            if mishap is None:
                reply = self._behaved(host, call)
            else:
                if mishap.after_effect:
                    self._judged(host, call)
                reply = mishap.reply
            self._log(host, call, reply)
            self.save()
        return reply

    def _behaved(self, host: Host, call: C) -> Reply:
        """The answer, under the fault of the sign-in page, if it has one."""
        reply, fault = self._judged(host, call), self._mishaps.sign_in_fault
        if fault is None or host != "sign_in" or reply.content_type != HTML:
            return reply
        page = SignInPage(call, reply)
        if fault is SignInFault.EXPIRES and page.is_shown:
            self._mishaps.expire_request_tokens()
        return page.under(fault)

    def _judged(self, host: Host, call: C) -> Reply:
        try:
            return self.judge(host, call)
        except Refused as refused:
            return refused.reply

    def _log(self, host: Host, call: C, reply: Reply) -> None:
        query = {name: value for name, value in call.params.items() if name not in self.secrets}
        headers = {name: value for name, value in call.headers.items() if name not in SECRET_HEADERS}
        status = None if reply.dropped else reply.status
        self.requests.append(
            LoggedRequest(host, call.method, call.verb, call.path, query, tuple(call.form), status, headers)
        )
        del self.requests[:-REMEMBERED_REQUESTS]
