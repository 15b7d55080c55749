"""How a described service is introduced: the words for what its file says."""

from dataclasses import replace
from urllib.parse import urlsplit

from desktop_app.auth.authorization_code import OUT_OF_BAND
from desktop_app.auth.flow import Step
from desktop_app.providers.described.addresses import origin_of
from desktop_app.providers.described.description import DescribedService, Grant, Scope
from desktop_app.providers.provider import SIGNED_BY_CLOCK, Method, Permission, Profile, Server

WHO = Step("Check who you are")

_NAME_ONLY = (("Who you are", "Your name there, so that Lineup can tell your accounts apart."),)
_NO_LISTS = "Lineup links it and shows who you are there; it knows none of its lists."


def profile_of(service: DescribedService) -> Profile:
    """What the wizard and the cards show."""
    is_oauth1 = Grant.OAUTH1 in service.grants
    profile = Profile(
        id=service.id,
        name=service.name,
        letter=service.letter,
        closed="",
        introduction=f"{service.introduction or 'Described in a file of yours.'} {_NO_LISTS}",
        gives=("Sign in, and stay signed in",),
        asks_for=tuple((s.words, _called(s)) for s in service.scopes if not s.optional) or _NAME_ONLY,
        optional=tuple(Permission(s.value, s.words, _called(s)) for s in service.scopes if s.optional),
        keyless=tuple(method for method in _methods(service) if method is Method.API_KEY),
        methods=_methods(service),
        key_fields=("Consumer key", "Consumer secret") if is_oauth1 else ("Client ID", "Client secret"),
        key_page=service.page,
        redirect_uri=service.redirect_uri,
        secret_is_optional=not is_oauth1,
        lasts="Good until you revoke it at the service, or as long as it says.",
        client=service.client,
        colour=service.colour,
        described=True,
    )
    return replace(profile, clock_off=SIGNED_BY_CLOCK) if is_oauth1 else profile


def server_of(service: DescribedService) -> Server:
    """Named after every host that is shown a secret: in a file that leads elsewhere, old accounts are not used."""
    at = service.endpoints
    shown = (service.issuer, at.token, service.user.url, at.revocation, at.device)
    hosts = dict.fromkeys(urlsplit(address).netloc for address in shown if address)
    api = service.user.url or service.issuer
    sign_in = service.endpoints.authorization or service.issuer or api
    return Server(" + ".join(hosts), origin_of(api), origin_of(sign_in))


def _called(scope: Scope) -> str:
    return f"The service calls it {scope.value}."


def _methods(service: DescribedService) -> tuple[Method, ...]:
    """As the file orders the flows. Where the page shows a code instead of coming back, Lineup's window sees none."""
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
