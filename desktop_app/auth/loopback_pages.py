"""Pages of the loopback listener, as whole HTTP answers, for the browser that comes back from a service."""

import secrets

PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width"><title>Lineup</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 32em; margin: 20vh auto; padding: 0 24px }}
h1 {{ font-size: 24px; line-height: 1.25 }}
button {{ font: inherit; padding: 8px 20px }}
</style>
<body><h1>{title}</h1><p>{text}</p>{more}</body></html>"""

BACK = "Back to Lineup"
MOMENT = "One moment"
FINISHING = "Lineup is finishing your sign-in."
FAILED = "This page can’t reach Lineup. Go back to Lineup and try again."

# The token leaves the address bar and the history before anything else happens; the listener's answer is then shown.
HAND_OVER = """\
<noscript><p>This page needs a script. Without it, copy its whole address into Lineup.</p></noscript>
<script nonce="{nonce}">
const fragment = location.hash.slice(1);
history.replaceState(null, "", location.pathname + location.search);
fetch(location.href, {{method: "POST", headers: {{"Lineup-Ticket": "{ticket}"}}, body: fragment}})
  .then(answer => answer.text())
  .then(page => document.body.replaceWith(new DOMParser().parseFromString(page, "text/html").body))
  .catch(() => {{ document.querySelector("p").textContent = "{failed}"; }});
</script>"""

# Once a person sees the page, the same address is asked for again, and then it counts.
AGAIN = """\
<noscript><p>Load this page again to go on.</p></noscript>
<script nonce="{nonce}">
const again = () => {{ if (document.visibilityState === "visible") location.reload(); }};
document.addEventListener("visibilitychange", again);
again();
</script>"""

REFUSED = """\
<form method="post"><input type="hidden" name="ticket" value="{ticket}"><button>I said no</button></form>"""


def done() -> bytes:
    """Page that says that the sign-in's answer was taken."""
    return _page(BACK, "Lineup has what it needs. You can close this page.")


def turned_away() -> bytes:
    """Page for an answer that says no."""
    return _page(BACK, "Nothing was linked. You can close this page.")


def refused() -> bytes:
    """Page that follows the button of `turned_down`."""
    return _page(BACK, "Lineup has ended this sign-in. You can close this page.")


def wrong() -> bytes:
    """Page for a request that has nothing to do with the sign-in."""
    text = "Lineup isn’t waiting for this. If you’re signing in, continue in that tab. Otherwise, close this page."
    return _page("Nothing to see here", text, status="404 Not Found")


def malformed() -> bytes:
    """Page for bytes that are no request of a browser."""
    return _page("Nothing to see here", "Lineup can’t read this request.", status="400 Bad Request")


def unproven() -> bytes:
    """Page for a code or a token that does not say which sign-in it belongs to."""
    text = (
        "It doesn’t say which sign-in it belongs to, so it could be somebody else’s. "
        "Lineup didn’t use it. Go back to Lineup and sign in another way."
    )
    return _page("Lineup can’t use this answer", text, status="404 Not Found")


def turned_down(ticket: str) -> bytes:
    """Page for an error that does not say which sign-in it belongs to: the person knows, and has a button to say so."""
    text = (
        "The service may have turned you down. It didn’t say which sign-in this is about, so Lineup is still waiting. "
        "If you said no, tell Lineup. If not, you can close this page."
    )
    return _page("Did you say no?", text, REFUSED.format(ticket=ticket))


def hand_over(ticket: str) -> bytes:
    """Page that sends the fragment back, with a ticket that no other page knows, and then shows the answer to that."""
    nonce = secrets.token_urlsafe(16)
    policy = f"script-src 'nonce-{nonce}'; connect-src 'self'"
    return _page(MOMENT, FINISHING, HAND_OVER.format(nonce=nonce, ticket=ticket, failed=FAILED), policy=policy)


def again() -> bytes:
    """Page for a browser that asks ahead of the person: nothing counts until a person sees it."""
    nonce = secrets.token_urlsafe(16)
    return _page(MOMENT, FINISHING, AGAIN.format(nonce=nonce), policy=f"script-src 'nonce-{nonce}'")


def without_body(answer: bytes) -> bytes:
    """The head of an answer alone, as HEAD wants it."""
    return answer.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"


def _page(title: str, text: str, more: str = "", *, status: str = "200 OK", policy: str = "script-src 'none'") -> bytes:
    body = PAGE.format(title=title, text=text, more=more).encode()
    head = (
        f"HTTP/1.1 {status}\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\nCache-Control: no-store\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
        f"form-action 'self'; frame-ancestors 'none'; {policy}\r\n"
        "X-Frame-Options: DENY\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n\r\n"
    )
    return head.encode() + body
