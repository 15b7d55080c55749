"""Words for what a person typed and Lineup cannot use."""

from collections.abc import Mapping

from desktop_app.domain.errors import AddressReason, QueryReason, Why

WORDS: Mapping[Why, str] = {
    AddressReason.NOT_HTTPS_NAME: (
        "An address begins with https:// and names a server, such as https://queues.example.org."
    ),
    AddressReason.MORE_THAN_A_PLACE: "An address holds no question mark, no # and no name or password.",
    AddressReason.NOT_PLAIN: "Give the server’s plain name or number, and a port if it needs one.",
    AddressReason.HTTP_ON_INTERNET: "Use https:// for a server on the internet.",
    AddressReason.PROXY_HOST: (
        "Give the proxy’s name or number alone, such as proxy.example.org, without http:// or a path."
    ),
    AddressReason.PROXY_PORT: "A proxy’s port is a number from 1 to {limit}.",
    AddressReason.PROXY_USER: "A user’s name holds no colon.",
    QueryReason.BLANKS: "An address has no blanks, control characters or backslashes.",
    QueryReason.OTHER_SCHEME: "Only http and https addresses can be asked.",
    QueryReason.WITH_PASSWORD: "An address with a name or a password in it is not asked.",
    QueryReason.OTHER_HOST: "That is another host. Requests are signed for {place} alone.",
    QueryReason.NOT_AN_ADDRESS: "That is not an address.",
    QueryReason.NO_BODY: "{name} has no body: put it into the parameters.",
    QueryReason.OTHER_BODY: "The body is neither a JSON object nor name=value.",
    QueryReason.BODY_NOT_OBJECT: "The body must be a JSON object, in braces.",
    QueryReason.BODY_NOT_JSON: "The body is not JSON: line {line}, column {column}.",
    QueryReason.BODY_NESTED_TOO_DEEP: "The body is nested too deeply.",
}
