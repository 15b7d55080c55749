"""A question that a person asks of a service."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

from desktop_app.domain.errors import QueryReason, Unfit
from desktop_app.domain.exchange import Pairs
from desktop_app.masking import is_secret_name, masked, masked_text, masked_uri

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True)
class Query:
    """A question. The body is a JSON object, or pairs of a form: `name=value`, one a line or joined by `&`."""

    method: str = "GET"
    address: str = ""
    params: Pairs = field(default=(), repr=False)
    body: str = field(default="", repr=False)

    @property
    def writes(self) -> bool:
        """Whether it may change something at the service."""
        return self.method not in ("GET", "HEAD")

    def without_secrets(self) -> "Query":
        """Query with its secrets masked, as it may be remembered and shown."""
        params = tuple((name, masked(value) if is_secret_name(name) else value) for name, value in self.params)
        return replace(self, address=masked_uri(self.address), params=params, body=masked_text(self.body))


def body_of(query: Query) -> tuple[Pairs, Mapping[str, object] | None]:
    """The body as a form or as JSON. Raises `Unfit`."""
    text = query.body.strip()
    if not text:
        return (), None
    if not query.writes:
        raise Unfit(QueryReason.NO_BODY, name=query.method)
    if text[0] in "{[":
        return (), _object(text)
    pairs = tuple(parse_qsl("&".join(text.splitlines()), keep_blank_values=True))
    if not pairs or any("=" not in line for line in text.splitlines() if line.strip()):
        raise Unfit(QueryReason.OTHER_BODY)
    return pairs, None


def _object(text: str) -> Mapping[str, object]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unfit(QueryReason.BODY_NOT_JSON, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Unfit(QueryReason.BODY_NESTED_TOO_DEEP) from None
    if not isinstance(found, dict):
        raise Unfit(QueryReason.BODY_NOT_OBJECT)
    return found
