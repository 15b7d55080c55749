"""Files that describe a service: any bytes are a description, or mistakes that name the file."""

from collections.abc import Iterable
from pathlib import Path

from desktop_app.domain.errors import DescriptionError
from desktop_app.providers.described import DescribedProvider, read_text
from tests.sentences import mistakes_of

EXAMPLES = Path(__file__).parents[3] / "resources" / "services"
KNOWN = ("netflix", "trakt", "tmdb", "chew")
TOKENS = (
    *(
        b"name = ",
        b"flows = [",
        b'"code"',
        b'"device"',
        b'"oauth1"',
        b'"key"',
        b"[endpoints]",
        b"[user]",
        b"[[scopes]]",
    ),
    *(
        b"authorization = ",
        b"https://",
        b"http://127.0.0.1",
        b"client = { id = ",
        b'secret = "',
        b"issuer = ",
        b"id = ",
    ),
    *(
        b".a.a.a.a.a.a.a",
        b"[[[[[[[[",
        b"{a = {a = ",
        b'"""',
        b"'''",
        b"\\u0041",
        b"0x",
        b"1e9",
        b"\xd0\xa2rakt",
        b"\r\n",
    ),
)


def seeds() -> Iterable[bytes]:
    for path in sorted(EXAMPLES.glob("*.toml")):
        yield path.read_bytes()
    yield b'name = "Far"\nflows = ["key"]\n[user]\nurl = "https://far.example/me"\nid = "id"\nname = "name"\n'
    yield b'name = "Far"\nflows = ["code"]\nissuer = "https://far.example"\nclient = { id = "a", secret = "hush" }\n'


def one(data: bytes) -> None:
    mistakes: tuple[str, ...] = ()
    try:
        provider = DescribedProvider(read_text(data.decode("utf-8", "replace"), "x.toml", KNOWN))
    except DescriptionError as error:
        mistakes = mistakes_of(error) or ("none is told",)
    else:
        assert provider.profile.name.casefold() not in KNOWN
        assert provider.own_server.name
    assert all(mistake.startswith("x.toml") for mistake in mistakes)
