"""How a described service is introduced: the words for what its file says."""

import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from desktop_app.auth.authorization_code import OUT_OF_BAND
from desktop_app.auth.flow import FlowStep, Station
from desktop_app.authorities import own_authorities
from desktop_app.domain.pasted_keys import KeyForm, KeyRule
from desktop_app.providers.described.addresses import origin_of
from desktop_app.providers.described.description import DescribedService, Grant, KeyDescription
from desktop_app.providers.provider import FileTexts, KeyTerms, Method, Profile, Server, ToldScope, ToldStep

WHO = FlowStep(Station.WHO)

_TILES = (("N", "#9C3D3D"), ("T", "#7A4A86"), ("M", "#2F6C74"), ("C", "#7A6233"), ("J", "#4B5B9E"))
"""Letter and colour of the services that are built in; a test compares them with their profiles."""

_APART = 120


def profile_of(service: DescribedService) -> Profile:
    """Profile of a described service, as the wizard and the cards show it."""
    is_oauth1 = Grant.OAUTH1 in service.grants
    return Profile(
        id=service.id,
        name=service.name,
        letter=service.letter,
        optional=tuple(scope.value for scope in service.scopes if scope.optional),
        keyless=tuple(method for method in _methods(service) if method is Method.API_KEY),
        methods=_methods(service),
        key_page=service.page,
        revokes=_revokes(service),
        redirect_uri=service.redirect_uri,
        secret_is_optional=not is_oauth1,
        client=service.client,
        colour=service.colour if _is_free(service) else "",
        texts=_texts(service),
        is_signed_by_clock=is_oauth1,
        own_authorities=own_authorities(service.authorities, _hostnames(service)),
        key_terms=_key_terms(service.key),
    )


def _is_free(service: DescribedService) -> bool:
    """Whether the tile is nobody's: one like a known service's is shown in grey."""
    near = (_distance(service.colour, known) for letter, known in _TILES if letter == service.letter.upper())
    return not service.colour or all(distance > _APART for distance in near)


def _distance(one: str, other: str) -> int:
    """Distance of two colours: the sum over their three parts."""
    parts = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return sum(abs(mine - theirs) for mine, theirs in parts)


def server_of(service: DescribedService) -> Server:
    """Named after every address that is shown a secret: in a file that leads elsewhere, old accounts are not used.

    The name has the hosts, for people, and a digest of the whole addresses: a host may be shared by strangers.
    """
    at = service.endpoints
    told = _told(service)
    addresses = (*told, at.authorization, at.request_token)
    hosts = " + ".join(_hosts(told))
    digest = hashlib.sha256("\n".join(addresses).encode()).hexdigest()[:8]
    api = service.user.url or service.issuer
    sign_in = at.authorization or service.issuer or api
    name = f"{' + '.join(_hosts(addresses))} ({digest})"
    return Server(name, origin_of(api), origin_of(sign_in), earlier_name=hosts)


def _told(service: DescribedService) -> tuple[str, ...]:
    """Addresses that are shown a secret."""
    at = service.endpoints
    lists = tuple(address for _, address in service.lists.addresses) if service.lists else ()
    return (service.issuer, at.token, service.user.url, at.revocation, at.device, *lists)


def addresses_of(service: DescribedService) -> tuple[str, ...]:
    """Every address that the service is asked at."""
    at = service.endpoints
    return tuple(address for address in (*_told(service), at.authorization, at.request_token) if address)


def _hostnames(service: DescribedService) -> Iterable[str]:
    """Every server that the description names, without ports."""
    return dict.fromkeys(urlsplit(address).hostname or "" for address in addresses_of(service))


def _hosts(addresses: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(urlsplit(address).netloc for address in addresses if address)


def _revokes(service: DescribedService) -> bool | None:
    """Tokens of OAuth 2.0 alone can be revoked; whether where an issuer tells the addresses, only it knows."""
    if not {Grant.CODE, Grant.DEVICE, Grant.IMPLICIT}.intersection(service.grants):
        return False
    return True if service.endpoints.revocation else None if service.issuer else False


def _texts(service: DescribedService) -> FileTexts:
    asked, optional = (
        tuple(ToldScope(scope.value, scope.words) for scope in service.scopes if scope.optional is is_optional)
        for is_optional in (False, True)
    )
    key = service.key
    steps = tuple(ToldStep(step.title, step.text, step.page) for step in key.steps)
    return FileTexts(service.introduction, asked, optional, steps, (key.id_label, key.secret_label))


def _key_terms(key: KeyDescription) -> KeyTerms:
    return KeyTerms(key.is_free, key.membership, key.minutes, _rule(key.id_length), _rule(key.secret_length))


def _rule(length: int) -> KeyRule:
    """A rule that can only warn: a described service may have keys that no other has."""
    return KeyRule((KeyForm(length),) if length else (), is_plain=False)


def _methods(service: DescribedService) -> tuple[Method, ...]:
    """Methods in the file's order of flows. Where the page shows a code instead of redirecting, no window is used."""
    found: list[Method] = []
    for grant in service.grants:
        match grant:
            case Grant.DEVICE:
                found.append(Method.CODE)
            case Grant.KEY:
                found.append(Method.API_KEY)
            case _:
                comes_back = service.redirect_uri != OUT_OF_BAND
                found += (Method.EMBEDDED, Method.BROWSER) if comes_back else (Method.BROWSER,)
    return tuple(found)
