"""What the person's browser shows when it comes back to the loopback listener, as whole HTTP answers."""

import secrets

PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>Lineup</title>
<body style="font: 16px system-ui, sans-serif; max-width: 32em; margin: 20vh auto; padding: 0 24px">
<h1 style="font-size: 24px">{title}</h1><p>{text}</p>{script}</body></html>"""

BACK = "Back to Lineup"
CLOSE = "Lineup has what it needs. You can close this page."
STYLE = "style-src 'unsafe-inline'"

# The token leaves the address bar and the history before anything else happens.
SCRIPT = """\
<noscript><p>This page needs a script. Without it, copy its whole address into Lineup.</p></noscript>
<script nonce="{nonce}">
const fragment = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
fetch(location.pathname, {{method: "POST", headers: {{"Lineup-Ticket": "{ticket}"}}, body: fragment}})
  .then(answer => {{
    document.querySelector("h1").textContent = answer.ok ? "{back}" : "This did not work";
    document.querySelector("p").textContent = answer.ok ? "{close}" : "Go back to Lineup and try again.";
  }});
</script>"""


def done() -> bytes:
    """The end of it."""
    return _answer(PAGE.format(title=BACK, text=CLOSE, script=""))


def wrong() -> bytes:
    """For whoever else comes by."""
    text = "This address belongs to a sign-in that Lineup did not start."
    return _answer(PAGE.format(title="Nothing to see here", text=text, script=""), "404 Not Found")


def hand_over(ticket: str) -> bytes:
    """Sends the fragment back, with the ticket that nobody else knows, and is then like `done`."""
    nonce = secrets.token_urlsafe(16)
    script = SCRIPT.format(nonce=nonce, ticket=ticket, back=BACK, close=CLOSE)
    page = PAGE.format(title="One moment", text="Lineup takes over what the service sent.", script=script)
    return _answer(page, policy=f"{STYLE}; script-src 'nonce-{nonce}'; connect-src 'self'")


def _answer(page: str, status: str = "200 OK", policy: str = STYLE) -> bytes:
    body = page.encode()
    head = (
        f"HTTP/1.1 {status}\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\nCache-Control: no-store\r\n"
        f"Content-Security-Policy: default-src 'none'; {policy}\r\nReferrer-Policy: no-referrer\r\n\r\n"
    )
    return head.encode() + body
