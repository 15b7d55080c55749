"""Pages of the loopback listener, as whole HTTP answers, for the browser that comes back from a service."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from html import escape


class LoopbackPage(Enum):
    """A page that the person's browser may show when a service sends it back."""

    DONE = auto()
    """The sign-in's answer was taken."""

    TURNED_AWAY = auto()
    """The answer says no."""

    ENDED = auto()
    """The person has said that they said no."""

    STRANGE = auto()
    """The request has nothing to do with the sign-in."""

    MALFORMED = auto()
    """The bytes are no request of a browser."""

    UNPROVEN = auto()
    """A code or a token does not say which sign-in it belongs to."""

    TURNED_DOWN = auto()
    """An error does not say which sign-in it belongs to: the person knows, and has a button to say so."""

    HAND_OVER = auto()
    """The page sends the fragment back and shows the answer to that."""

    AGAIN = auto()
    """A browser asks ahead of the person: nothing counts until a person sees it."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """Texts of a page.

    `without_script` is what to do in a browser that runs none; `failed` what to do when the page cannot reach the
    listener; `button` what the person can say.
    """

    title: str
    text: str
    without_script: str = ""
    failed: str = ""
    button: str = ""


_STATUS = {
    LoopbackPage.STRANGE: "404 Not Found",
    LoopbackPage.MALFORMED: "400 Bad Request",
    LoopbackPage.UNPROVEN: "404 Not Found",
}

PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width"><title>Lineup</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 32em; margin: 20vh auto; padding: 0 24px }}
h1 {{ font-size: 24px; line-height: 1.25 }}
button {{ font: inherit; padding: 8px 20px }}
</style>
<body><h1>{title}</h1><p>{text}</p>{more}</body></html>"""

# The token leaves the address bar and the history before anything else happens; the listener's answer is then shown.
HAND_OVER = """\
<noscript><p>{without_script}</p></noscript>
<script nonce="{nonce}">
const fragment = location.hash.slice(1);
history.replaceState(null, "", location.pathname + location.search);
fetch(location.href, {{method: "POST", headers: {{"Lineup-Ticket": "{ticket}"}}, body: fragment}})
  .then(answer => answer.text())
  .then(page => document.body.replaceWith(new DOMParser().parseFromString(page, "text/html").body))
  .catch(() => {{ document.querySelector("p").textContent = {failed}; }});
</script>"""

# Once a person sees the page, the same address is asked for again, and then it counts.
AGAIN = """\
<noscript><p>{without_script}</p></noscript>
<script nonce="{nonce}">
const again = () => {{ if (document.visibilityState === "visible") location.reload(); }};
document.addEventListener("visibilitychange", again);
again();
</script>"""

REFUSED = """\
<form method="post"><input type="hidden" name="ticket" value="{ticket}"><button>{button}</button></form>"""


class LoopbackPages:
    """The pages as whole HTTP answers, in the given words."""

    def __init__(self, words: Mapping[LoopbackPage, PageWords]) -> None:
        self._words = words

    def plain(self, page: LoopbackPage) -> bytes:
        """A page that only says something."""
        return self._page(page)

    def turned_down(self, ticket: str) -> bytes:
        """The page with a button; `ticket` goes back with it."""
        button = escape(self._words[LoopbackPage.TURNED_DOWN].button)
        return self._page(LoopbackPage.TURNED_DOWN, REFUSED.format(ticket=ticket, button=button))

    def hand_over(self, ticket: str) -> bytes:
        """The page that sends the fragment back, with a ticket that no other page knows."""
        nonce, words = secrets.token_urlsafe(16), self._words[LoopbackPage.HAND_OVER]
        script = HAND_OVER.format(
            nonce=nonce, ticket=ticket, failed=_in_script(words.failed), without_script=escape(words.without_script)
        )
        policy = f"script-src 'nonce-{nonce}'; connect-src 'self'"
        return self._page(LoopbackPage.HAND_OVER, script, policy=policy)

    def again(self) -> bytes:
        """The page that asks again once a person sees it."""
        nonce = secrets.token_urlsafe(16)
        script = AGAIN.format(nonce=nonce, without_script=escape(self._words[LoopbackPage.AGAIN].without_script))
        return self._page(LoopbackPage.AGAIN, script, policy=f"script-src 'nonce-{nonce}'")

    def _page(self, page: LoopbackPage, more: str = "", *, policy: str = "script-src 'none'") -> bytes:
        words = self._words[page]
        body = PAGE.format(title=escape(words.title), text=escape(words.text), more=more).encode()
        head = (
            f"HTTP/1.1 {_STATUS.get(page, '200 OK')}\r\n"
            "Content-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\nCache-Control: no-store\r\n"
            "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            f"form-action 'self'; frame-ancestors 'none'; {policy}\r\n"
            "X-Frame-Options: DENY\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
            "Cross-Origin-Resource-Policy: same-origin\r\n\r\n"
        )
        return head.encode() + body


def _in_script(text: str) -> str:
    """The text as a literal of JavaScript, which ends no script (HTML section 13.2.5.4)."""
    return json.dumps(text, ensure_ascii=False).replace("<", "\\u003c")


def without_body(answer: bytes) -> bytes:
    """The head of an answer alone, as HEAD wants it."""
    return answer.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
