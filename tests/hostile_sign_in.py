"""A sign-in server that misbehaves: one page for each thing that a page may try, at two ports of this computer.

A page tells the server when it has tried (`tell('…')`), so that a test need not wait for what does not happen.
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from string import Template
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HTML = ("Content-Type", "text/html; charset=utf-8")


@dataclass(frozen=True, slots=True)
class Page:
    """An answer. In its text `$redirect`, `$here`, `$other`, `$far` and such stand for addresses."""

    text: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (HTML,)


def _scripted(script: str, body: str = "") -> Page:
    return Page(f"{body}<script>{_TOOLS}{script}</script>")


_TOOLS = (
    "const tell=what=>fetch('/told/'+what,{mode:'no-cors'});"
    "const insist=async picker=>{for(;;)try{return await picker()}catch(error){"
    "if(error.name!=='NotAllowedError')throw error;await new Promise(later=>setTimeout(later,20))}};"
)
"""`insist` asks until Lineup is asked: Chromium's browser process hears of the click by another road than of the wish,
and says no by itself while it has not.
"""


_WHOLE = "style='position:fixed;left:0;top:0;width:100%;height:100%'"
_BUTTON = f"<title>Good</title><button {_WHOLE}>x</button>"
_LATER = "setTimeout(()=>tell('done'),300)"
"""Script that tells that it is done, after a navigation that may have ended the page."""

_FIELDS = f"<input type=hidden name=user value='ada &amp; bob'><button name=way value=post {_WHOLE}>x</button>"
_AFTER_A_WORD = "addEventListener('message',e=>location='$redirect?code='+e.data)"
"""Comes back as soon as a pop-up has said something."""

_MESSAGES = {
    "/alert": _scripted("alert('Lineup: your\\nkeyring \\u202eis <b>locked</b>');tell('done')"),
    "/alerts": _scripted("for(let n=0;n<1000;n++)alert(n);tell('done')"),
    "/endless": _scripted("for(;;)alert('again')"),
    "/endless-frame": Page("<iframe src='/endless'></iframe>"),
    "/reloading": _scripted("alert('once');alert('twice');location.reload()"),
    "/long": _scripted("alert('W'.repeat(5000));tell('done')"),
    "/confirm": _scripted("tell(confirm('Really?')?'yes':'no').then(()=>tell('done'))"),
    "/prompt": _scripted("tell('prompted-'+prompt('Your keyring password','x')).then(()=>tell('done'))"),
    "/stay": _scripted("onbeforeunload=e=>{e.preventDefault();return 'no'};onclick=()=>location='/good'", _BUTTON),
}

_FRAMES = {
    "/frame": _scripted(_LATER, "<iframe src='$redirect?code=FRAME'></iframe>"),
    "/far-frame": Page("<iframe src='$far/inner'></iframe>"),
    "/sandboxed-frame": Page("<iframe sandbox=allow-scripts src='$far/inner'></iframe>"),
    "/nested-frame": Page("<iframe srcdoc=\"<iframe src='$far/inner'></iframe>\"></iframe>"),
    "/inner": _scripted(f"location='$redirect?code=FAR';{_LATER}"),
    "/refresh-frame": Page("<iframe src='$far/refresh-inner'></iframe>"),
    "/refresh-inner": _scripted(
        "setTimeout(()=>tell('done'),600)", "<meta http-equiv=refresh content='0;url=$redirect?code=FAR'>"
    ),
    "/form-frame": Page("<iframe src='$far/form-inner'></iframe>"),
    "/form-inner": _scripted(f"f.submit();{_LATER}", "<form id=f method=post action='$redirect?code=FAR'></form>"),
    "/redirect-frame": _scripted(
        "document.querySelector('iframe').onload=()=>tell('done');setTimeout(()=>tell('done'),600)",
        "<iframe src='$far/moved'></iframe>",
    ),
    "/moved": Page("", 302, (("Location", "$redirect?code=MOVED"),)),
    "/resources": _scripted(
        "fetch('$redirect?code=FETCH',{mode:'no-cors'}).catch(()=>0).then(()=>tell('done'))",
        "<img src='$redirect?code=IMG'><script src='$redirect?code=JS'></script><object data='$redirect?c=O'></object>",
    ),
    "/window": _scripted(f"onclick=()=>{{open('$redirect?code=WINDOW');{_LATER}}}", _BUTTON),
    "/script-window": _scripted(f"onclick=()=>{{open('javascript:document.title=1');{_LATER}}}", _BUTTON),
}

_PLACES = {
    "/good": Page("<title>Good</title>Sign in"),
    "/refresh": Page("<meta http-equiv=refresh content='0;url=$redirect?code=MAIN'>"),
    "/refresh-away": Page("<meta http-equiv=refresh content='0;url=$other/good'>"),
    "/port": _scripted("location='$other/good'"),
    "/unproven": _scripted("location='$unproven/secret'"),
    "/name": _scripted("location='https://user:pw@n\\u0435tflix.example/x'"),
    "/two-places": _scripted("location='$other/good';setTimeout(()=>location='$far/good',200)"),
}

_WISHES = {
    "/basic": Page("", 401, (HTML, ("WWW-Authenticate", 'Basic realm="Lineup: your keyring"'))),
    "/basic-picture": _scripted("p.onerror=()=>tell('done');p.src='$other/basic'", "<img id=p>"),
    "/file": _scripted("f.addEventListener('cancel',()=>tell('done'))", f"<input id=f type=file {_WHOLE}>"),
    "/folder": _scripted(
        "f.addEventListener('cancel',()=>tell('done'))", f"<input id=f type=file webkitdirectory {_WHOLE}>"
    ),
    "/colour": _scripted(f"onclick=()=>{_LATER}", f"Choose <input type=color {_WHOLE}>"),
    "/open-picker": _scripted("onclick=()=>insist(()=>showOpenFilePicker()).catch(()=>tell('done'))", _BUTTON),
    "/save-picker": _scripted("onclick=()=>insist(()=>showSaveFilePicker()).catch(()=>tell('done'))", _BUTTON),
    "/print": _scripted("onclick=()=>{print();tell('done')}", _BUTTON),
    "/fullscreen": _scripted(
        "onclick=()=>{document.body.requestFullscreen?.().catch(()=>0);"
        "setTimeout(()=>tell(document.fullscreenElement?'full':'done'),300)}",
        _BUTTON,
    ),
    "/permissions": _scripted(
        "onclick=async()=>{const asked={"
        "camera:()=>navigator.mediaDevices.getUserMedia({video:true,audio:true}),"
        "screen:()=>navigator.mediaDevices.getDisplayMedia({video:true}),"
        "clipboard:()=>navigator.clipboard.readText(),"
        "place:()=>new Promise((yes,no)=>navigator.geolocation.getCurrentPosition(yes,no)),"
        "notices:async()=>{if(await Notification.requestPermission()!=='granted')throw 0},"
        "usb:async()=>{if(!await navigator.usb.requestDevice({filters:[]}))throw 0},"
        "hid:async()=>{if(!(await navigator.hid.requestDevice({filters:[]})).length)throw 0},"
        "serial:()=>navigator.serial.requestPort(),"
        "folder:()=>insist(()=>showDirectoryPicker()),"
        "fonts:async()=>{if(!(await queryLocalFonts()).length)throw 0}"
        "};const given=[];for(const name in asked){try{await asked[name]();given.push(name)}catch{}}"
        "tell('given-'+given.join('-')).then(()=>tell('done'))}",
        _BUTTON,
    ),
    "/handler": _scripted("try{navigator.registerProtocolHandler('web+a',location.origin+'/%s')}catch{};tell('done')"),
    "/download": _scripted("location='/file.bin'"),
    "/file.bin": Page("x" * 100, 200, (("Content-Type", "application/octet-stream"),)),
    "/choices": Page(f"<title>Good</title><select {_WHOLE}><option>a<option>b</select>"),
}

_HOSTS = {
    "/chain": Page("", 302, (("Location", "$other/chain-2"),)),
    "/chain-2": Page("<meta http-equiv=refresh content='0;url=$far/chain-3'>"),
    "/chain-3": _scripted("onclick=()=>location='$other/chain-4'", _BUTTON),
    "/chain-4": Page("<meta http-equiv=refresh content='0;url=$redirect?code=CHAIN'>"),
    "/form": Page(f"<form method=post action='$far/fields'>{_FIELDS}</form>"),
    "/form-parts": Page(f"<form method=post enctype=multipart/form-data action='$far/fields'>{_FIELDS}</form>"),
    "/form-at-once": _scripted("f.submit()", f"<form id=f method=post action='$far/fields'>{_FIELDS}</form>"),
    "/form-sent-on": Page(f"<form method=post action='/sent-on'>{_FIELDS}</form>"),
    "/sent-on": Page("", 307, (("Location", "$far/fields"),)),
    "/form-asked": Page(f"<form method=get action='$far/fields'>{_FIELDS}</form>"),
    "/form-twice": Page(f"<form method=post action='$far/form-back'>{_FIELDS}</form>"),
    "/form-back": Page(f"<form method=post action='$here/fields'>{_FIELDS}</form>"),
    "/fields": Page("<title>Fields</title>Thank you"),
}

_POP_UPS = {
    "/pop-up": _scripted(f"{_AFTER_A_WORD};onclick=()=>open('/talker','social','width=300,height=200')", _BUTTON),
    "/far-pop-up": _scripted(f"{_AFTER_A_WORD};onclick=()=>open('$far/talker','social')", _BUTTON),
    "/talker": _scripted("if(opener){opener.postMessage('ok','*');close()}else tell('no-opener')"),
    "/blank-pop-up": _scripted(
        f"{_AFTER_A_WORD};onclick=()=>{{const w=open('','social');w.document.write('Wait');"
        "setTimeout(()=>w.location='/talker',100)}",
        _BUTTON,
    ),
    "/form-window": Page(f"<form method=post target=_blank action='/fields'>{_FIELDS}</form>"),
    "/far-form-window": Page(f"<form method=post target=_blank action='$far/fields'>{_FIELDS}</form>"),
    "/pop-up-back": _scripted("onclick=()=>open('/refresh')", _BUTTON),
    "/blank-pop-up-back": _scripted(
        f"onclick=()=>{{const w=open('');setTimeout(()=>w.location='$redirect?code=BLANK',100);{_LATER}}}", _BUTTON
    ),
    "/pop-up-loop": _scripted("onclick=()=>open('/loop')", _BUTTON),
    "/loop": _scripted("for(let n=0;n<9;n++)open('/loop');tell('done')"),
    "/without-a-click": _scripted("open('/good');tell('done')", _BUTTON),
    "/opens": _scripted("onclick=()=>open(location.search.slice(1))", _BUTTON),
    "/again": _scripted("onclick=()=>open('/again')", _BUTTON),
}

_ERRORS = {
    "/error": Page("<title>Good</title>redirect_uri_mismatch", 400),
    "/error-raw": Page("<status>401</status>", 401, (("Content-Type", "application/xml"),)),
    "/error-empty": Page("", 404),
    "/trouble": Page("<title>Good</title>Bad gateway", 502),
    "/to-nothing": _scripted(f"location='/nothing';{_LATER}"),
    "/nothing": Page("", 204),
    "/hangs-up": Page("", 0),
    "/portal": Page("", 302, (("Location", "http://portal.example/login"),)),
    "/network": Page("<title>Good</title>Hotel", 511),
    "/no-tls": _scripted("location='$no_tls/good'"),
}

PAGES = _MESSAGES | _FRAMES | _PLACES | _WISHES | _HOSTS | _POP_UPS | _ERRORS


@dataclass
class Hostile:
    """Addresses of the misbehaving sign-in, and what it was asked and told."""

    here: str = ""
    other: str = ""
    """Address at another port of the same host."""

    far: str = ""
    """Address at another host."""

    unproven: str = ""
    """This computer over TLS, with a certificate that nobody vouches for."""

    no_tls: str = ""
    """An https address at which nobody speaks TLS."""

    redirect: str = ""
    """The address to which the sign-in is to come back."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and Authorization header of each request."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and body of each request for /fields."""

    @property
    def told(self) -> list[str]:
        """Words that pages told."""
        return [path.removeprefix("/told/") for path, _ in self.asked if path.startswith("/told/")]

    @property
    def authorizations(self) -> list[str]:
        """Names and passwords that were sent, as they stood in the header."""
        return [header for _, header in self.asked if header]


class _Handler(BaseHTTPRequestHandler):
    hostile: Hostile

    def _answer(self) -> None:
        path = urlsplit(self.path).path
        self.hostile.asked.append((path, self.headers.get("Authorization", "")))
        if path == "/fields":
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.hostile.sent.append((self.command, self.path, body.decode()))
        page = PAGES.get(path, Page(""))
        if not page.status:
            return
        self.send_response(page.status)
        answer = self._filled(page.text).encode()
        for name, value in (*page.headers, ("Content-Length", str(len(answer))), ("Cache-Control", "no-store")):
            self.send_header(name, self._filled(value))
        self.end_headers()
        with suppress(ConnectionError):  # the page was left
            self.wfile.write(answer)

    do_GET = do_POST = _answer

    def _filled(self, text: str) -> str:
        return Template(text).safe_substitute(vars(self.hostile))

    def log_message(self, *_: object) -> None:
        """The tests look at `asked`."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that does not trust the certificate hangs up."""


def _unproven() -> ssl.SSLContext:
    """A server's side of TLS, with a certificate of its own making."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    with NamedTemporaryFile() as file:
        file.write(pem + certificate.public_bytes(serialization.Encoding.PEM))
        file.flush()
        context.load_cert_chain(file.name)
    return context


@contextmanager
def hostile_sign_in() -> Iterator[Hostile]:
    """The server, as long as the test wants it."""
    hostile = Hostile()
    handler = type("Handler", (_Handler,), {"hostile": hostile})
    servers = [_Server(("127.0.0.1", 0), handler) for _ in range(3)]
    servers[2].socket = _unproven().wrap_socket(servers[2].socket, server_side=True, do_handshake_on_connect=False)
    threads = [threading.Thread(target=server.serve_forever, daemon=True) for server in servers]
    hostile.here, hostile.other = (f"http://127.0.0.1:{server.server_port}" for server in servers[:2])
    hostile.far = f"http://localhost:{servers[1].server_port}"
    hostile.no_tls = hostile.other.replace("http:", "https:")
    hostile.unproven = f"https://localhost:{servers[2].server_port}"
    try:
        for thread in threads:
            thread.start()
        yield hostile
    finally:
        for server, thread in zip(servers, threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()
