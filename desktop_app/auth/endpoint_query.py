"""RFC 6749 section 3.1: an endpoint's own query is kept, and what is sent goes behind it."""

from collections.abc import Mapping
from urllib.parse import unquote_plus, urlencode, urlsplit, urlunsplit


def with_query(endpoint: str, parameters: Mapping[str, str]) -> str:
    """The endpoint with these parameters, none of them twice; those without a value are left out."""
    sent = {name: value for name, value in parameters.items() if value}
    parts = urlsplit(endpoint)
    own = (part for part in parts.query.split("&") if part and unquote_plus(part.partition("=")[0]) not in sent)
    return urlunsplit(parts._replace(query="&".join((*own, urlencode(sent))), fragment=""))
