"""Consistency of a description: demands that its parts make of each other."""

from collections.abc import Iterator

from desktop_app.auth.authorization_code import OUT_OF_BAND
from desktop_app.domain.errors import DescriptionValue
from desktop_app.providers.described.description import NEEDED, DescribedService, Grant, Signing
from desktop_app.providers.described.lines import Path
from desktop_app.providers.described.tables import Mistakes


def check_service(service: DescribedService, mistakes: Mistakes) -> None:
    """Note what does not go together."""
    for check in (_grants, _parameters, _endpoints, _calls, _user):
        for path, expected, *name in check(service):
            mistakes.add(path, expected, name="".join(name))


Found = Iterator[tuple[Path, DescriptionValue] | tuple[Path, DescriptionValue, str]]
"""Places where something else was expected, what that is, and the name in it where it has one."""


def _grants(service: DescribedService) -> Found:
    grants = set(service.grants)
    if Grant.OAUTH1 in grants and (len(grants) > 1 or service.issuer):
        yield ("flows",), DescriptionValue.OAUTH1_ALONE
    if {Grant.CODE, Grant.IMPLICIT} <= grants:
        yield ("flows",), DescriptionValue.CODE_OR_IMPLICIT
    if service.client is not None and service.client.secret and not service.uses_secret:
        yield ("client", "secret"), DescriptionValue.NO_SECRET
    if Grant.OAUTH1 in grants and not service.uses_secret:
        yield ("token", "authentication"), DescriptionValue.NOT_NONE
    if service.redirect_uri == OUT_OF_BAND and service.browses is not Grant.CODE:
        yield ("redirect_uri",), DescriptionValue.ADDRESS_TO_COME_BACK_TO


def _parameters(service: DescribedService) -> Found:
    if service.parameters and service.browses is None:
        yield ("authorization", "parameters"), DescriptionValue.NOTHING


def _endpoints(service: DescribedService) -> Found:
    if service.issuer:
        return
    for grant in service.grants:
        for name in NEEDED[grant]:
            if not getattr(service.endpoints, name):
                yield ("endpoints", name), DescriptionValue.ENDPOINT, grant.value


def _calls(service: DescribedService) -> Found:
    if (service.signing is Signing.OAUTH1) != (Grant.OAUTH1 in service.grants):
        yield ("calls", "signed"), DescriptionValue.SIGNED_WITH_OAUTH1
    if service.signing is Signing.QUERY and service.grants != (Grant.KEY,):
        yield ("calls", "signed"), DescriptionValue.SIGNED_WITH_BEARER
    if service.signing is Signing.QUERY and service.key_parameter in dict(service.user.parameters):
        yield ("user", "parameters", service.key_parameter), DescriptionValue.OTHER_THAN_KEY


def _user(service: DescribedService) -> Found:
    """Demand the means to learn who is linked, by which accounts are told apart."""
    if not service.user.url and not service.issuer:
        yield ("user", "url"), DescriptionValue.USER_ADDRESS
    for name in ("id", "name"):
        if not getattr(service.user, name):
            yield ("user", name), DescriptionValue.PLACE_IN_ANSWER, name
