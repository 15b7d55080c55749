"""Taking a description from elsewhere into the folder, once a person has seen what it changes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from desktop_app.domain.exchange import Pairs
from desktop_app.providers.described.description import DescribedService, Endpoints
from desktop_app.providers.described.provider import DescribedProvider
from desktop_app.providers.provider import Server


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between a new description and the old one. `what` is the file's key."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """A description that was read and checked, and is not copied yet.

    `text` is what will be written to `target`, so that a file that is exchanged meanwhile changes nothing. `changes`
    is empty where no service of its id is described yet, or where the same text is.
    """

    provider: DescribedProvider
    target: Path
    text: str = field(repr=False)  # a client's secret may stand in it
    changes: tuple[Change, ...] = ()

    @property
    def own_server(self) -> Server:
        """The server of the service, by the new description."""
        return self.provider.own_server


def changes_between(old: DescribedService, new: DescribedService) -> tuple[Change, ...]:
    """Differences of the new description from the old one, the addresses first.

    There is always one, so that a replacement is seen.
    A secret is named but not shown.
    """
    found = (*_addresses(old, new), *_texts(old, new))
    return found or (Change("comments", "", ""),)


def _addresses(old: DescribedService, new: DescribedService) -> Iterator[Change]:
    for each in fields(Endpoints):
        yield from _change(
            f"endpoints.{each.name}", getattr(old.endpoints, each.name), getattr(new.endpoints, each.name)
        )
    yield from _lists(old, new)
    yield from _change("issuer", old.issuer, new.issuer)
    yield from _change("user.url", old.user.url, new.user.url)
    yield from _change("page", old.page, new.page)
    yield from _change("redirect_uri", old.redirect_uri, new.redirect_uri)


def _lists(old: DescribedService, new: DescribedService) -> Iterator[Change]:
    """The address of what is in a list stands for all: they are at one server."""
    before, after = (each.lists.items.url if each.lists else "" for each in (old, new))
    yield from _change("items.url", before, after)
    if old.lists != new.lists and before == after:
        yield Change("lists", "", "")


def _texts(old: DescribedService, new: DescribedService) -> Iterator[Change]:
    yield from _change("name", old.name, new.name)
    yield from _change("client.id", _key(old), _key(new))
    if _secret(old) != _secret(new):
        yield Change("client.secret", "", "")
    yield from _change("flows", *(", ".join(grant.value for grant in each.grants) for each in (old, new)))
    yield from _change("authorization.parameters", _said(old.parameters), _said(new.parameters))
    yield from _change("user.parameters", _said(old.user.parameters), _said(new.user.parameters))
    yield from _change("user.headers", _said(old.user.headers), _said(new.user.headers))
    yield from _change("authorities", old.authorities, new.authorities)
    yield from _change("scopes", *(" ".join(scope.value for scope in each.scopes) for each in (old, new)))


def _said(pairs: Pairs) -> str:
    return ", ".join(f"{name} = {value}" for name, value in pairs)


def _change(what: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(what, before, after)


def _key(service: DescribedService) -> str:
    return service.client.key if service.client else ""


def _secret(service: DescribedService) -> str:
    return service.client.secret if service.client else ""
