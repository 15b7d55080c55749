"""What the parts of a description want of each other."""

from collections.abc import Iterator

from desktop_app.auth.authorization_code import OUT_OF_BAND
from desktop_app.providers.described.description import NEEDED, DescribedService, Grant, Signing
from desktop_app.providers.described.lines import Path
from desktop_app.providers.described.tables import Mistakes


def check_service(service: DescribedService, mistakes: Mistakes) -> None:
    """Note what does not go together."""
    for check in (_grants, _parameters, _endpoints, _calls, _user):
        for path, expected in check(service):
            mistakes.add(path, expected)


Found = Iterator[tuple[Path, str]]


def _grants(service: DescribedService) -> Found:
    grants = set(service.grants)
    if Grant.OAUTH1 in grants and (len(grants) > 1 or service.issuer):
        yield ("flows",), '"oauth1" alone: its signatures go with no other flow, and with no issuer'
    if {Grant.CODE, Grant.IMPLICIT} <= grants:
        yield ("flows",), '"code" or "implicit", not both; "code" is the safer one'
    if service.client is not None and service.client.secret and not service.uses_secret:
        yield ("client", "secret"), 'no secret, for token.authentication is "none"'
    if Grant.OAUTH1 in grants and not service.uses_secret:
        yield ("token", "authentication"), 'not "none": OAuth 1.0a signs with a secret'
    if service.redirect_uri == OUT_OF_BAND and service.browses is not Grant.CODE:
        yield ("redirect_uri",), 'an address to come back to; only the flow "code" has codes that are typed'


def _parameters(service: DescribedService) -> Found:
    if service.parameters and service.browses is None:
        yield ("authorization", "parameters"), "nothing here, for no flow has a sign-in page"


def _endpoints(service: DescribedService) -> Found:
    if service.issuer:
        return
    for grant in service.grants:
        for name in NEEDED[grant]:
            if not getattr(service.endpoints, name):
                yield ("endpoints", name), f'an address, for flows has "{grant.value}" and there is no issuer to ask'


def _calls(service: DescribedService) -> Found:
    if (service.signing is Signing.OAUTH1) != (Grant.OAUTH1 in service.grants):
        yield ("calls", "signed"), '"oauth1" with the flow "oauth1", and with no other'
    if service.signing is Signing.QUERY and service.grants != (Grant.KEY,):
        yield ("calls", "signed"), '"bearer": an address is no place for a token (RFC 9700 section 4.3.2)'
    if service.signing is Signing.QUERY and service.key_parameter in dict(service.user.parameters):
        yield ("user", "parameters", service.key_parameter), "a parameter of another name; the key goes into this one"


def _user(service: DescribedService) -> Found:
    """Who is linked must be known: accounts are told apart by it."""
    if not service.user.url and not service.issuer:
        yield ("user", "url"), "the address of the call that tells who is linked"
    for name in ("id", "name"):
        if not getattr(service.user, name):
            yield ("user", name), f'where the answer has it, such as "{name}" or "data.0.{name}"'
