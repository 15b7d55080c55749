"""Parser of descriptions. docs/describing-a-service.md says what a description can hold."""

import re
import tomllib
from collections.abc import Iterable

from desktop_app.auth.authorization_code import OUT_OF_BAND
from desktop_app.auth.authorization_server import ClientAuthentication, Encoding
from desktop_app.auth.signing import Signature
from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import Cause, DescriptionError, DescriptionMistake, DescriptionReason, DescriptionValue
from desktop_app.providers.described.additions import OURS, headers_in, parameters_in
from desktop_app.providers.described.authorities import authorities_in
from desktop_app.providers.described.consistency import check_service
from desktop_app.providers.described.description import (
    DescribedService,
    Endpoints,
    Grant,
    Scope,
    Signing,
    UserInfo,
)
from desktop_app.providers.described.key_table import key_in
from desktop_app.providers.described.lines import lines_of
from desktop_app.providers.described.list_tables import lists_in
from desktop_app.providers.described.names import OWN, is_blank, known_name, mixed_word
from desktop_app.providers.described.tables import Mistakes, Table

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)")
_GRANTS = {grant.value: grant for grant in Grant}
_SIGNING = {signing.value: signing for signing in Signing}
_SIGNATURES = {signature.value.lower(): signature for signature in Signature}
_AUTHENTICATION = {"basic": ClientAuthentication.HEADER, "post": ClientAuthentication.BODY, "none": None}
_ENCODING = {"form": Encoding.FORM, "json": Encoding.JSON}
MOST_DOTS = 100
"""Dots in one line: Python's parser takes a key of n parts apart in n² steps."""

ANY_PORT = "http://127.0.0.1/lineup/callback"
"""The usual redirection URI. Without a port it stands for any (RFC 8252 section 7.3)."""

_WITH_A_PAGE = {Grant.CODE, Grant.IMPLICIT, Grant.OAUTH1}

_OPENID = {"id": "sub", "name": "name", "picture": "picture"}
"""OpenID Connect Core section 5.1: what the answers of an issuer's user-info call have."""


def read_text(text: str, file: str, known: Iterable[str] = ()) -> DescribedService:
    """The service that a file's text describes. Raises `DescriptionError` with all its mistakes.

    `known` are names that it may not be taken for.
    """
    if crowded := next((number for number, line in enumerate(text.splitlines(), 1) if line.count(".") > MOST_DOTS), 0):
        cause = Cause(DescriptionReason.TOO_MANY_DOTS, {"limit": MOST_DOTS})
        raise DescriptionError(DescriptionMistake(cause, file, crowded))
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOMLDecodeError
        raise DescriptionError(_syntax(file, text, error)) from None
    mistakes = Mistakes(file, lines_of(text))
    service = _service(Table(values, (), mistakes), file, mistakes)
    _check_name(service.name, (OWN, *known), mistakes)
    if mistakes.found:
        raise DescriptionError(*mistakes.found)
    return service


def _check_name(name: str, known: Iterable[str], mistakes: Mistakes) -> None:
    """Refuse a name that passes for another's: the person sees nothing else before typing a password."""
    if name and is_blank(name):
        mistakes.add(("name",), DescriptionValue.READABLE_NAME)
    elif word := mixed_word(name):
        mistakes.add(("name",), DescriptionValue.ONE_ALPHABET, name=word)
    elif taken_for := known_name(name, known):
        mistakes.add(("name",), DescriptionValue.OWN_NAME, name=taken_for)


def _syntax(file: str, text: str, error: Exception) -> DescriptionMistake:
    found = _PLACE.fullmatch(str(error))
    said, line = (found[1], found[2]) if found else (str(error), None)
    cause = Cause(DescriptionReason.NOT_TOML, {"said": said})
    return DescriptionMistake(cause, file, int(line) if line else len(text.splitlines()))


def _service(top: Table, file: str, mistakes: Mistakes) -> DescribedService:
    name = top.needed("name")
    grants = top.choices("flows", _GRANTS)
    issuer = top.endpoint("issuer")
    token = top.table("token")
    uses_secret = token.raw("authentication") != "none"
    redirect_uri = _redirect_uri(top, grants)
    authorization = top.table("authorization")
    client, warnings = _client(top, redirect_uri, mistakes)
    signing, parameter, signature = _calls(top.table("calls"), grants)
    service = DescribedService(
        id=_id(top, file, mistakes),
        name=name,
        letter=top.text("letter", longest=2) or name[:1].upper(),
        colour=_matching(top, "colour", _COLOUR, DescriptionValue.COLOUR, mistakes),
        introduction=top.text("introduction"),
        page=top.endpoint("page"),
        redirect_uri=redirect_uri,
        grants=grants,
        client=client,
        uses_secret=uses_secret,
        issuer=issuer,
        endpoints=_endpoints(top.table("endpoints")),
        scopes=tuple(_scope(table) for table in top.tables("scopes")),
        scope_separator=top.text("scope_separator") or " ",
        pkce=token.flag("pkce", default=True),
        authentication=token.choice("authentication", _AUTHENTICATION, None),
        encoding=token.choice("body", _ENCODING, Encoding.FORM),
        signing=signing,
        key_parameter=parameter,
        signature=signature,
        user=_user(top.table("user"), is_openid=bool(issuer), mistakes=mistakes),
        parameters=parameters_in(authorization, OURS),
        warnings=warnings,
        authorities=authorities_in(top),
        key=key_in(top),
        lists=lists_in(top, mistakes),
    )
    token.close()
    authorization.close()
    top.close()
    if not mistakes.found:  # what follows from another mistake is none
        check_service(service, mistakes)
    return service


def _id(top: Table, file: str, mistakes: Mistakes) -> str:
    """The file's name, where it says nothing else."""
    if top.raw("id") not in (None, ""):
        return _matching(top, "id", _ID, DescriptionValue.ID, mistakes)
    found = re.sub(r"[^a-z0-9]+", "-", file.rpartition("/")[2].removesuffix(".toml").lower()).strip("-")[:40]
    if not found:
        mistakes.add(("id",), DescriptionValue.ID_GIVEN)
    return found


def _matching(top: Table, key: str, pattern: re.Pattern[str], expected: DescriptionValue, mistakes: Mistakes) -> str:
    value = top.text(key)
    if value and not pattern.fullmatch(value):
        mistakes.add(top.at(key), expected)
    return value


def _client(
    top: Table, redirect_uri: str, mistakes: Mistakes
) -> tuple[ClientCredentials | None, tuple[DescriptionMistake, ...]]:
    """Client named by the description, None if the person is to be asked, and warnings about the client."""
    value = top.raw("client")
    if isinstance(value, dict):
        table = top.table("client")
        client = ClientCredentials(table.needed("id"), table.text("secret"), redirect_uri)
        table.close()
        return client, _warnings(client, mistakes)
    if value not in (None, "ask"):
        mistakes.add(("client",), DescriptionValue.CLIENT)
    return None, ()


def _warnings(client: ClientCredentials, mistakes: Mistakes) -> tuple[DescriptionMistake, ...]:
    if not client.secret:
        return ()
    return (mistakes.placed(("client", "secret"), Cause(DescriptionReason.SECRET_IN_FILE)),)


def _redirect_uri(top: Table, grants: tuple[Grant, ...]) -> str:
    """The redirect URI; by default a fixed path at any port, which strict services compare with what was registered."""
    if top.raw("redirect_uri") == OUT_OF_BAND:
        return OUT_OF_BAND
    if not str(top.raw("redirect_uri") or "http:").startswith(("http:", "https:")):
        top.mistake("redirect_uri", DescriptionValue.REDIRECT_URI, name=OUT_OF_BAND)
        return ""
    comes_back = not _WITH_A_PAGE.isdisjoint(grants)
    return top.endpoint("redirect_uri") or (ANY_PORT if comes_back else "")


def _endpoints(table: Table) -> Endpoints:
    found = Endpoints(
        authorization=table.endpoint("authorization"),
        token=table.endpoint("token"),
        device=table.endpoint("device"),
        revocation=table.endpoint("revocation"),
        request_token=table.endpoint("request_token"),
    )
    table.close()
    return found


def _scope(table: Table) -> Scope:
    value = table.needed("value")
    scope = Scope(value, table.text("words") or value, table.flag("optional", default=False))
    table.close()
    return scope


def _calls(table: Table, grants: tuple[Grant, ...]) -> tuple[Signing, str, Signature]:
    usual = Signing.OAUTH1 if Grant.OAUTH1 in grants else Signing.BEARER
    signing, parameter = table.choice("signed", _SIGNING, usual), table.text("parameter") or "key"
    signature = table.choice("signature", _SIGNATURES, Signature.HMAC_SHA1)
    table.close()
    return signing, parameter, signature


def _user(table: Table, *, is_openid: bool, mistakes: Mistakes) -> UserInfo:
    usual = _OPENID if is_openid else {}
    url = table.endpoint("url")
    paths = {key: _path(table, key, usual.get(key, ""), mistakes) for key in _OPENID}
    headers, parameters = headers_in(table), parameters_in(table)
    table.close()
    return UserInfo(url, **paths, headers=headers, parameters=parameters)


def _path(table: Table, key: str, usual: str, mistakes: Mistakes) -> tuple[str, ...]:
    value = table.text(key) or usual
    path = tuple(value.split(".")) if value else ()
    if not all(path):
        mistakes.add(table.at(key), DescriptionValue.PATH)
    return path
