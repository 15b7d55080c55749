"""Mistakes in a description are told with file, line, key and what was expected; what is right becomes a value."""

from pathlib import Path

import pytest

from desktop_app.auth.authorization_server import ClientAuthentication, Encoding
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import DescriptionError
from desktop_app.domain.pasted_keys import KeyForm, KeyRule
from desktop_app.providers.described import DescribedProvider, read_text
from desktop_app.providers.described.description import DescribedService, Grant, Scope, Signing, UserInfo
from desktop_app.providers.described.parser import ANY_PORT
from desktop_app.providers.provider import KeyTerms, Method, ToldStep
from desktop_app.ui.sentences.details import detail_of, mistake_in_words
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.sentences.steps import step_in_words
from tests.sentences import mistakes_of
from tests.tls import Authority

RIGHT = """\
name = "My service"
flows = ["code", "device", "key"]
client = "ask"

[endpoints]
authorization = "https://id.example/authorize?a=b"
token = "https://id.example/token"
device = "https://id.example/device"

[token]
pkce = false
authentication = "post"
body = "json"

[user]
url = "https://api.example/me"
id = "data.0.id"
name = "data.0.name"

[[scopes]]
value = "read"
words = "Read it"

[[scopes]]
value = "write"
optional = true
"""


def mistakes_in(text: str) -> tuple[str, ...]:
    with pytest.raises(DescriptionError) as caught:
        read_text(text, "my.toml")
    told = mistakes_of(caught.value)
    assert detail_of(caught.value) == " ".join(told)
    return told


def changed(before: str, after: str) -> str:
    assert before in RIGHT
    return RIGHT.replace(before, after)


def test_what_is_right_becomes_a_value() -> None:
    found = read_text(RIGHT, "My Service!.toml")

    assert (found.id, found.letter, found.client) == ("my-service", "M", None)
    assert found.grants == (Grant.CODE, Grant.DEVICE, Grant.KEY)
    assert (found.pkce, found.encoding) == (False, Encoding.JSON)
    assert (found.authentication, found.uses_secret) == (ClientAuthentication.BODY, True)
    assert found.user == UserInfo("https://api.example/me", ("data", "0", "id"), ("data", "0", "name"), ())
    assert found.scopes == (Scope("read", "Read it"), Scope("write", "write", optional=True))
    assert (found.signing, found.warnings) == (Signing.BEARER, ())


def test_what_is_added_to_requests() -> None:
    text = changed("[user]", '[authorization]\nparameters = { prompt = "", access_type = "offline" }\n\n[user]')
    found = read_text(text.replace("[[scopes]]", USER_MORE + "[[scopes]]", 1), "my.toml")

    assert found.parameters == (("prompt", ""), ("access_type", "offline"))
    assert found.user.parameters == (("format", "json"),)
    assert found.user.headers == (("Client-Id", "{client_id}"),)


@pytest.mark.parametrize(
    ("flows", "uri"),
    [
        ('["code"]', ANY_PORT),
        ('["key", "implicit"]', ANY_PORT),
        ('["device", "key"]', ""),
        ('["code"]\nredirect_uri = "http://127.0.0.1:7865/back"', "http://127.0.0.1:7865/back"),
    ],
)
def test_where_nothing_is_said_there_is_one_way_back(flows: str, uri: str) -> None:
    found = read_text(changed('["code", "device", "key"]', flows), "my.toml")

    assert found.redirect_uri == uri
    assert DescribedProvider(found).profile.redirect_uri == uri


NAME_LINE = 'name = "data.0.name"'
USER_MORE = """\
headers = { Client-Id = "{client_id}" }
parameters = { format = "json" }

"""

WRONG = {
    "state": (
        "[token]",
        '[authorization.parameters]\nState = "x"\n[token]',
        "line 11, authorization.parameters.State: expected a parameter of another name",
    ),
    "parameter": (
        "[token]",
        "[authorization]\nparameters = { prompt = 1 }\n[token]",
        "line 11, authorization.parameters.prompt: expected a text in quotes",
    ),
    "parameters": (
        "[token]",
        '[authorization]\nparameters = "prompt=consent"\n[token]',
        "line 11, authorization.parameters: expected a table",
    ),
    "authorization": (
        "[token]",
        "[authorization]\nparams = {}\n[token]",
        "line 11, authorization.params: no such key; did you mean parameters?",
    ),
    "no page": (
        '["code", "device", "key"]',
        '["device"]\nauthorization.parameters = { a = "b" }',
        "line 3, authorization.parameters: expected nothing here",
    ),
    "header": (
        NAME_LINE,
        NAME_LINE + '\n[user.headers]\n"Client Id" = "x"',
        "line 20, user.headers.Client Id: expected a header's name",
    ),
    "our header": (
        NAME_LINE,
        NAME_LINE + '\n[user.headers]\nauthorization = "x"',
        "line 20, user.headers.authorization: expected a header of another name",
    ),
    "header's text": (
        NAME_LINE,
        NAME_LINE + '\n[user.headers]\nX-A = "\u00e4"',
        "line 20, user.headers.X-A: expected a text in plain letters",
    ),
    "unknown key": ('name = "My', 'nme = "My', "line 1, nme: no such key; did you mean name?"),
    "a key that turns letters around": (
        'name = "My',
        '"\u202eeman" = 1\nname = "My',
        r"line 1, \u202eeman: no such key",
    ),
    "an endless key": ('name = "My', f'{"k" * 60_000} = 1\nname = "My', f"line 1, {'k' * 40}…: no such key"),
    "missing": ('name = "My service"\n', "", "line 1, name: expected a text, and it is missing."),
    "a number": ('name = "My service"', "name = 7", "line 1, name: expected a text in quotes"),
    "no flow": ('["code", "device", "key"]', "[]", "line 2, flows: expected a list of one or more of"),
    "twice": ('["code", "device", "key"]', '["key", "key"]', "line 2, flows: expected a list of one or more of"),
    "another flow": ('"device", ', '"devise", ', 'line 2, flows: expected a list of one or more of "code", "device"'),
    "client": ('"ask"', '"aks"', 'line 3, client: expected "ask", or { id = '),
    "client key": ('"ask"', '{ id = "a", sekret = "b" }', "line 3, client.sekret: no such key; did you mean secret?"),
    "http": (
        "https://id.example/token",
        "http://id.example/token",
        "line 7, endpoints.token: expected an address with",
    ),
    "file": (
        "https://id.example/token",
        "file:///etc",
        "line 7, endpoints.token: expected an address that begins with",
    ),
    "port": (
        "https://id.example/token",
        "https://id.example:x/",
        "line 7, endpoints.token: expected an address whose server and port",
    ),
    "a port that is too high": (
        "https://id.example/token",
        "https://id.example:99999/",
        "line 7, endpoints.token: expected an address whose server and port",
    ),
    "half an IPv6 address": (
        "https://id.example/token",
        "https://[::1/",
        "line 7, endpoints.token: expected an address whose server and port",
    ),
    **{
        f"back to {address}": (
            'client = "ask"',
            f'client = "ask"\nredirect_uri = "{address}"',
            "line 4, redirect_uri: expected an address with https:// or http://127.0.0.1, or ",
        )
        for address in ("com.example.app:/back", "app://back", "oob", "urn:ietf:wg:oauth:2.0:oob:auto")
    },
    **{
        f"a parameter called {name}": (
            "[token]",
            f'[authorization.parameters]\n"{name}" = "x"\n[token]',
            f"line 11, authorization.parameters.{name}: expected a parameter’s name, in plain letters",
        )
        for name in ("", " state", "state ", "a b", "ſtate")
    },
    "left out": ('token = "https://id.example/token"\n', "", "line 5, endpoints.token: expected an address, for flows"),
    "flag": ("pkce = false", 'pkce = "no"', "line 11, token.pkce: expected true or false, without quotes."),
    "choice": ('"post"', '"digest"', 'line 12, token.authentication: expected one of "basic", "post", "none".'),
    "path": ("data.0.id", "data..id", "line 17, user.id: expected names and places with dots"),
    "no path": ('id = "data.0.id"\n', "", "line 15, user.id: expected where the answer has it"),
    "no table": ("[user]", "[[user]]", "line 15, user: expected a table, [user]."),
    "second scope": (
        "optional = true",
        "optonal = true",
        "line 26, scopes.2.optonal: no such key; did you mean optional?",
    ),
    "syntax": ("pkce = false", "pkce = ", "line 11: expected TOML, but: Invalid value."),
    "ends early": ("optional = true\n", "optional = ", "line 26: expected TOML, but: Invalid value."),
    "key in the address": ("[token]", '[calls]\nsigned = "query"\n[token]', 'line 11, calls.signed: expected "bearer"'),
    "a signature that shows the secrets": (
        '["code", "device", "key"]',
        '["oauth1"]\ncalls = { signature = "plaintext" }',
        'line 3, calls.signature: expected one of "hmac-sha1", "hmac-sha256"',
    ),
    "two signatures": ('"key"]', '"oauth1"]', 'line 2, flows: expected "oauth1" alone'),
    "two returns": ('"key"]', '"implicit"]', 'line 2, flows: expected "code" or "implicit", not both'),
    "out of band": (
        '"code", "device"',
        '"implicit"]\nredirect_uri = "urn:ietf:wg:oauth:2.0:oob"\n#',
        "line 3, redirect_uri: expected an address to come back to",
    ),
    "colour": ("[token]", 'colour = "red"\n[token]', "line 10, endpoints.colour: no such key"),
}


@pytest.mark.parametrize(("before", "after", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_with_its_place(before: str, after: str, said: str) -> None:
    assert any(mistake.startswith(f"my.toml, {said}") for mistake in mistakes_in(changed(before, after)))


def test_one_mistake_is_told_once() -> None:
    for name in ("unknown key", "http", "path", "client key", "second scope"):
        before, after, _ = WRONG[name]
        found = mistakes_in(changed(before, after))
        assert len(found) == (2 if name == "unknown key" else 1)  # the key that was meant is missing, too


def test_all_mistakes_are_told() -> None:
    text = changed("pkce = false", "pkce = 1").replace('words = "Read it"', 'word = "Read it"')

    assert len(mistakes_in(text)) == 2


def test_lines_are_counted_past_texts_that_look_like_keys() -> None:
    text = changed('client = "ask"', 'client = "ask"\nintroduction = """\npkce = 3\n[token]\n"""')

    assert mistakes_in(text) == (
        "my.toml, line 4, introduction: expected a text in quotes, of one line and at most 500 letters.",
    )
    assert "line 15, token.pkce" in mistakes_in(text.replace("pkce = false", "pkce = 1"))[1]


def test_a_secret_in_the_file_is_used_and_warned_of() -> None:
    found = read_text(changed('"ask"', '{ id = "me", secret = "s3cret" }'), "my.toml")

    assert found.client == ClientCredentials("me", "s3cret", ANY_PORT)
    assert len(found.warnings) == 1
    assert mistake_in_words(found.warnings[0]).startswith("my.toml, line 3, client.secret: ")
    assert "s3cret" not in repr(found)
    assert not read_text(changed('"ask"', '{ id = "me" }'), "my.toml").warnings


def test_a_public_client_has_no_secret() -> None:
    text = changed('"post"', '"none"').replace('"ask"', '{ id = "me", secret = "s3cret" }')

    assert mistakes_in(text) == (
        'my.toml, line 3, client.secret: expected no secret, for token.authentication is "none".',
    )


def test_an_issuer_makes_the_rest_unnecessary() -> None:
    found = read_text('name = "Open"\nflows = ["code", "device"]\nissuer = "https://id.example/"', "open.toml")

    assert found.user == UserInfo("", ("sub",), ("name",), ("picture",))
    assert found.issuer == "https://id.example/"


@pytest.mark.parametrize("name", ["openid", "github", "discogs", "template"])
def test_the_examples_are_right(name: str) -> None:
    text = Path(__file__).parents[4].joinpath(f"resources/services/{name}.toml").read_text(encoding="utf-8")

    found = read_text(text, f"{name}.toml")

    assert found.id == name
    assert found.client is None  # nobody is tempted to write a secret down


def test_every_key_of_the_template_is_one() -> None:
    """Also those that stand there as comments."""
    path = Path(__file__).parents[4] / "resources/services/template.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    open_lines = [line.removeprefix("# ") if _is_shown(line) else line for line in lines]
    text = "\n".join(line for line in open_lines if not line.startswith(("client = {", "request_token")))

    found = read_text(text, "template.toml")

    assert isinstance(found, DescribedService)
    assert (found.colour, found.endpoints.revocation) == ("#4A6D8C", "https://my-service.example/oauth/revoke")
    assert found.lists is not None
    assert {name for name, _ in found.lists.writes} == {"move", "add", "remove"}


def _is_shown(line: str) -> bool:
    """Whether a comment shows a key, or the table of some."""
    return line.startswith("# [") or (line.startswith("# ") and " = " in line)


def test_its_profile_says_what_the_file_says() -> None:
    provider = DescribedProvider(read_text(RIGHT, "my.toml"))

    words = profile_words(provider.profile)
    assert provider.profile.methods == (Method.EMBEDDED, Method.BROWSER, Method.CODE, Method.API_KEY)
    assert words.asks_for == (("Read it", "The service calls it read."),)
    assert provider.profile.optional == ("write",)
    assert words.optional == {"write": ("write", "The service calls it write.")}
    assert provider.profile.keyless == (Method.API_KEY,)
    server = provider.own_server
    assert (server.api, server.sign_in) == ("https://api.example", "https://id.example")
    assert server.name.startswith(f"{server.earlier_name} (")
    assert server.earlier_name == "id.example + api.example"
    assert [step_in_words(step, "My")[0] for step in provider.steps(Method.CODE, ClientCredentials("", ""))] == [
        "Ask for a code",
        "Type the code elsewhere",
        "Check who you are",
    ]


def test_a_page_that_shows_a_code_is_for_the_browser() -> None:
    text = changed('client = "ask"', 'client = "ask"\nredirect_uri = "urn:ietf:wg:oauth:2.0:oob"')

    methods = DescribedProvider(read_text(text, "my.toml")).profile.methods

    assert methods == (Method.BROWSER, Method.CODE, Method.API_KEY)


def test_a_number_that_python_does_not_read_is_a_mistake() -> None:
    (mistake,) = mistakes_in(f"{RIGHT}odd = {'9' * 5000}\n")

    assert mistake.startswith("my.toml, line ")


@pytest.mark.parametrize("shown", ["device", "revocation"])
def test_a_file_that_shows_a_secret_to_another_host_is_about_another_server(shown: str) -> None:
    """Who adopts a changed file keeps accounts and a client's secret for the hosts that they gave them to."""
    before = read_text(changed("[token]", 'revocation = "https://id.example/revoke"\n[token]'), "my.toml")
    at = f"https://id.example/{'revoke' if shown == 'revocation' else shown}"
    text = changed("[token]", 'revocation = "https://id.example/revoke"\n[token]')
    after = read_text(text.replace(at, "https://evil.example/take"), "my.toml")

    assert DescribedProvider(before).own_server.name != DescribedProvider(after).own_server.name


@pytest.mark.parametrize("path", ["/home/ada/root.crt", "~/root.crt", "C:/Users/ada/root.crt"])
def test_authorities_are_a_file_s_whole_path(path: str) -> None:
    found = read_text(f'authorities = "{path}"\n{RIGHT}', "my.toml")

    assert found.authorities == path
    own = DescribedProvider(found).profile.own_authorities
    assert (own.source, own.hosts) == (path, frozenset(("id.example", "api.example")))


def test_authorities_are_certificates(tmp_path: Path) -> None:
    text = Authority(tmp_path).text

    assert read_text(f"authorities = '''\n{text}'''\n{RIGHT}", "my.toml").authorities == text


@pytest.mark.parametrize(
    "value",
    [
        *('"root.crt"', '"../root.crt"', '"/a\\nb"', '""', "7", "true", '["/a.pem"]', f'"/{"a" * 500}"'),
        "'''\n-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n'''",
        "'''\n-----BEGIN CERTIFICATE-----\nMüller\n-----END CERTIFICATE-----\n'''",
        "'''\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'''",
    ],
)
def test_other_authorities_are_a_mistake(value: str) -> None:
    (mistake,) = mistakes_in(f"authorities = {value}\n{RIGHT}")
    assert mistake.startswith("my.toml, line 1, authorities: expected the whole path of a file of certificates")


def test_the_key_has_a_parameter_of_its_own() -> None:
    text = """\
name = "Mine"
flows = ["key"]

[calls]
signed = "query"
parameter = "k"

[user]
url = "https://api.example/me"
id = "id"
name = "name"
parameters = { k = "x" }
"""

    assert mistakes_in(text) == (
        "my.toml, line 12, user.parameters.k: expected a parameter of another name; the key goes into this one.",
    )
    assert read_text(text.replace("{ k =", "{ other ="), "my.toml").user.parameters == (("other", "x"),)


KEY = """
[key]
free = true
membership = "Gold"
minutes = 10
id_label = "App id"
secret_length = 32

[[key.steps]]
title = "Create a project"
text = "Any name will do."
page = "https://id.example/projects"

[[key.steps]]
title = "Set it to In production"
"""


def test_what_a_key_costs_and_how_it_is_had_may_stand_in_the_file() -> None:
    profile = DescribedProvider(read_text(RIGHT + KEY, "my.toml")).profile

    terms = profile.key_terms
    assert (terms.is_free, terms.membership, terms.minutes) == (True, "Gold", 10)
    assert terms.key.forms == ()
    assert terms.secret.forms == (KeyForm(32),)
    assert not terms.key.is_plain
    assert profile_words(profile).key_labels == ("App id", "Client secret")
    assert profile.texts is not None
    assert profile.texts.key_steps == (
        ToldStep("Create a project", "Any name will do.", "https://id.example/projects"),
        ToldStep("Set it to In production"),
    )


def test_nothing_is_known_of_a_key_that_the_file_does_not_speak_of() -> None:
    profile = DescribedProvider(read_text(RIGHT, "my.toml")).profile
    assert profile.key_terms == KeyTerms(key=KeyRule(is_plain=False), secret=KeyRule(is_plain=False))
    assert profile_words(profile).key_labels == ("Client ID", "Client secret")


@pytest.mark.parametrize(
    ("before", "after", "mistake"),
    [
        ("free = true", 'free = "yes"', "key.free: expected true or false, without quotes."),
        ("minutes = 10", "minutes = 0", "key.minutes: expected a whole number from 1 to 600, without quotes."),
        ("minutes = 10", "minutes = true", "key.minutes: expected a whole number from 1 to 600, without quotes."),
        ("secret_length = 32", "length = 32", "key.length: no such key; did you mean id_length?"),
        ('title = "Set it to In production"', "", "key.steps.2.title: expected a text, and it is missing."),
        (
            "https://id.example/projects",
            "http://id.example/projects",
            "key.steps.1.page: expected an address with https://; http:// is for this computer alone.",
        ),
    ],
)
def test_mistakes_about_the_key_are_told_with_their_place(before: str, after: str, mistake: str) -> None:
    assert before in KEY
    (found,) = mistakes_in(RIGHT + KEY.replace(before, after))
    assert found.partition(", ")[2].partition(", ")[2] == mistake
