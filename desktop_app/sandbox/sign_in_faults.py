"""Misbehavior of sign-in pages, whichever service they belong to: a few kinds, one at a time."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import Enum
from html import escape
from http import HTTPStatus

from desktop_app.sandbox.calls import HTML, Call, Reply

OTHER_NAME = "localhost"
"""Another name of this computer than the listeners' own."""

IN_POP_UP = "pop_up"
"""Stands in the query of the page that a pop-up opens."""

SCRIPTED = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; script-src 'unsafe-inline'"}

OPENER = """<!DOCTYPE html><title>Sign in · Sandbox</title>
<button id="open" autofocus>Sign in in a new window</button>
<script>
document.getElementById('open').onclick = () => open(ADDRESS, 'sign-in', 'width=480,height=640');
addEventListener('message', told => { if (told.origin === location.origin) location = told.data; });
</script>"""

TALKER = """<!DOCTYPE html><title>Signed in · Sandbox</title><p>Back to the first window.</p>
<script>opener.postMessage(ADDRESS, location.origin); close();</script>"""


class SignInFault(Enum):
    """A kind of misbehavior. The value is its name in the Sandbox menu."""

    OTHER_HOST = "goes over another host"
    FORM_ACROSS = "sends its form to another host"
    POP_UP = "opens a pop-up"
    ERROR = "shows an error"
    EXPIRES = "expires at once"


@dataclass(frozen=True, slots=True)
class SignInPage:
    """A page for people, asked for or sent by `call`, and the `reply` of a service that behaves."""

    call: Call
    reply: Reply

    def under(self, fault: SignInFault) -> Reply:
        """The answer of a service with this fault."""
        if self.is_shown:
            return self._shown_under(fault)
        if self.reply.status != HTTPStatus.FOUND:
            return self.reply
        if fault is SignInFault.EXPIRES:
            return _failure(419, "This page has expired.")
        return self._told_to_opener() if fault is SignInFault.POP_UP else self.reply

    @property
    def is_shown(self) -> bool:
        """Whether the page is asked for, not sent."""
        return self.call.method in {"GET", "HEAD"}

    def _shown_under(self, fault: SignInFault) -> Reply:
        match fault:
            case SignInFault.OTHER_HOST:
                return self.reply if self._is_elsewhere else self._elsewhere()
            case SignInFault.FORM_ACROSS:
                return self._with_form_across()
            case SignInFault.POP_UP:
                return self.reply if self._is_in_pop_up else self._opener()
            case SignInFault.ERROR:
                return _failure(500, "The sign-in is out of order. Try again later.")
            case SignInFault.EXPIRES:
                return self.reply

    @property
    def _is_elsewhere(self) -> bool:
        return self.call.headers.get("host", "").startswith(OTHER_NAME)

    @property
    def _is_in_pop_up(self) -> bool:
        return IN_POP_UP in self.call.query

    @property
    def _other_host(self) -> str:
        """The address of the same door under another name, which is another origin."""
        _, _, port = self.call.headers.get("host", "").rpartition(":")
        return f"http://{OTHER_NAME}:{port}"

    def _elsewhere(self) -> Reply:
        return Reply(302, b"", HTML, {"Location": self._other_host + self.call.target, "Cache-Control": "no-store"})

    def _with_form_across(self) -> Reply:
        """The page, its form led to the other host. Of two attributes of one name, browsers take the first."""
        path = self.call.target.partition("?")[0]
        action = f'<form action="{escape(self._other_host + path)}" '
        return replace(self.reply, body=self.reply.body.replace(b"<form ", action.encode()))

    def _opener(self) -> Reply:
        join = "&" if "?" in self.call.target else "?"
        return _scripted(OPENER, f"{self.call.target}{join}{IN_POP_UP}=1")

    def _told_to_opener(self) -> Reply:
        """The way back to the application, told to the window that opened this one."""
        return _scripted(TALKER, self.reply.headers["Location"])


def _scripted(page: str, address: str) -> Reply:
    """`page` with this address in its script, where nothing in it can end the script."""
    quoted = json.dumps(address).replace("<", "\\u003c")
    return Reply(200, page.replace("ADDRESS", quoted).encode(), HTML, SCRIPTED)


def _failure(status: int, words: str) -> Reply:
    page = f"<!DOCTYPE html><title>{words}</title><h1>{words}</h1><p>Sandbox · this computer only</p>"
    return Reply(status, page.encode(), HTML, {"Cache-Control": "no-store"})
