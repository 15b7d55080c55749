"""Fields for the application key, and for the addresses of a server that stands in for a service."""

from functools import partial
from urllib.parse import urlsplit

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.domain.errors import Unfit
from desktop_app.domain.pasted_keys import KeyRule, verdict_on
from desktop_app.providers.provider import Profile, Server
from desktop_app.storage.server_addresses import checked_address
from desktop_app.ui.sentences.details import detail_of
from desktop_app.ui.sentences.pasted_keys import verdict_in_words
from desktop_app.ui.sentences.profiles import profile_words
from desktop_app.ui.widgets.checked_edit import Standing, Verdict
from desktop_app.ui.widgets.key_field import Field

EMPTY_FOR_NONE = "Leave this empty if your application has none."
REGISTERED = "Registered another one? Type it here instead."
SAME = "Leave this empty if it is the same address."
NO_ADDRESS = "A redirect URI is a whole address, such as {example}"


def redirect_field(profile: Profile, known: ClientCredentials | None) -> Field:
    """The redirect URI that the service wants to know: without it there is no key."""
    registered = (known.redirect_uri if known else "") or profile.redirect_uri
    check = partial(_redirect_verdict, profile.redirect_uri)
    return Field("redirect_uri", "Redirect URI", registered, help=REGISTERED, copied=True, check=check)


def key_fields(profile: Profile, known: ClientCredentials | None) -> tuple[Field, ...]:
    """The fields of the key, and of the secret where keys have one; it is never filled in."""
    first, second = profile_words(profile).key_labels
    terms, optional = profile.key_terms, profile.secret_is_optional
    label = f"{second} (optional)" if optional else second
    key = Field("key", first, known.key if known else "", check=_key_check(profile, first, terms.key))
    secret = Field(
        "secret",
        label,
        secret=True,
        help=EMPTY_FOR_NONE if optional else "",
        optional=optional,
        check=_key_check(profile, second, terms.secret),
    )
    return (key, secret) if profile.has_secret else (key,)


def home_field(server: Server | None) -> Field:
    """The address of the person's own server, which has no other."""
    address = server.api if server else ""
    return Field("api", "Server address", address, placeholder="http://nas:8096", check=_address_verdict)


def address_fields(server: Server | None, *, needed: bool) -> tuple[Field, ...]:
    """The addresses of a server that stands in for the service."""
    api, sign_in = (server.api, server.sign_in) if server else ("", "")
    example = "https://queues.example.org"
    return (
        Field("api", "Server address", api, placeholder=example, optional=not needed, check=_address_verdict),
        Field("sign_in", "Sign-in address", sign_in, help=SAME, optional=True, check=_address_verdict),
    )


def _key_check(profile: Profile, label: str, rule: KeyRule) -> "partial[Verdict]":
    return partial(_key_verdict, profile.name, label, rule)


def _key_verdict(service: str, label: str, rule: KeyRule, key: str) -> Verdict:
    found = verdict_on(key, rule)
    standing = Standing.GOOD if found.fault is None else Standing.WRONG if found.certain else Standing.DOUBTFUL
    return Verdict(standing, verdict_in_words(found, key, label[:1].lower() + label[1:], service))


def _redirect_verdict(example: str, uri: str) -> Verdict:
    try:
        is_address = bool(urlsplit(uri).scheme) and not any(map(str.isspace, uri))
    except ValueError:
        is_address = False
    return Verdict() if is_address else Verdict(Standing.WRONG, NO_ADDRESS.format(example=example))


def _address_verdict(address: str) -> Verdict:
    try:
        checked_address(address)
    except Unfit as error:
        return Verdict(Standing.WRONG, detail_of(error))
    return Verdict(Standing.GOOD)
