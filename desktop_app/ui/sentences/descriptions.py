"""Words for mistakes in a description of a service."""

from collections.abc import Mapping

from desktop_app.domain.errors import DescriptionReason, DescriptionValue, Why

WORDS: Mapping[Why, str] = {
    DescriptionReason.EXPECTED: "expected {expected}.",
    DescriptionReason.TOO_MANY_DOTS: "expected at most {limit} dots in a line.",
    DescriptionReason.NOT_TOML: "expected TOML, but: {said}.",
    DescriptionReason.ID_TAKEN: "expected an id of its own; there is a service {name} already.",
    DescriptionReason.NOT_READABLE: "{path} cannot be read: {said}.",
    DescriptionReason.NOT_UTF_8: "expected a text in UTF-8.",
    DescriptionReason.TOO_LARGE: "expected a file of at most {limit} kB.",
    DescriptionReason.NO_SUCH_KEY_BUT_NEAR: "no such key; did you mean {name}?",
    DescriptionReason.NO_SUCH_KEY: "no such key; what can stand here is {names}.",
    DescriptionReason.SECRET_IN_FILE: (
        'a secret stands in this file for whoever reads it; client = "ask" keeps it in the keyring.'
    ),
    DescriptionValue.PLAIN_ADDRESS: "an address in plain letters, without spaces",
    DescriptionValue.SERVER_AND_PORT: "an address whose server and port can be told apart",
    DescriptionValue.HTTPS_ADDRESS: "an address that begins with https:// and names a server",
    DescriptionValue.BARE_ADDRESS: "an address without name, password and #",
    DescriptionValue.PLAIN_SERVER: "a server’s plain name in small letters, or its number, and maybe a port",
    DescriptionValue.TLS_ADDRESS: "an address with https://; http:// is for this computer alone",
    DescriptionValue.INTERNET_ADDRESS: "an address on the internet",
    DescriptionValue.ONE_LINE: "a text in quotes, of one line and at most {limit} letters",
    DescriptionValue.TEXT_MISSING: "a text, and it is missing",
    DescriptionValue.FLAG: "true or false, without quotes",
    DescriptionValue.COUNT: "a whole number from 1 to {limit}, without quotes",
    DescriptionValue.ONE_OF: "one of {words}",
    DescriptionValue.SOME_OF: "a list of one or more of {words}, each once",
    DescriptionValue.TABLE: "a table, [{key}]",
    DescriptionValue.TABLES: "tables, each under a line [[{key}]]",
    DescriptionValue.READABLE_NAME: "a name that people can read",
    DescriptionValue.ONE_ALPHABET: "words of one alphabet each; the letters of “{name}” come from two",
    DescriptionValue.OWN_NAME: "a name of its own; this one could be taken for {name}",
    DescriptionValue.COLOUR: 'a colour such as "#4A6D8C"',
    DescriptionValue.ID: "at most 40 of the letters a to z, digits and -",
    DescriptionValue.ID_GIVEN: "an id, for the file's name makes none",
    DescriptionValue.CLIENT: '"ask", or {{ id = "…", secret = "…" }}',
    DescriptionValue.REDIRECT_URI: 'an address with https:// or http://127.0.0.1, or "{name}"',
    DescriptionValue.PATH: 'names and places with dots between them, such as "data.0.id"',
    DescriptionValue.OAUTH1_ALONE: '"oauth1" alone: its signatures go with no other flow, and with no issuer',
    DescriptionValue.CODE_OR_IMPLICIT: '"code" or "implicit", not both; "code" is the safer one',
    DescriptionValue.NO_SECRET: 'no secret, for token.authentication is "none"',
    DescriptionValue.NOT_NONE: 'not "none": OAuth 1.0a signs with a secret',
    DescriptionValue.ADDRESS_TO_COME_BACK_TO: (
        'an address to come back to; only the flow "code" has codes that are typed'
    ),
    DescriptionValue.NOTHING: "nothing here, for no flow has a sign-in page",
    DescriptionValue.ENDPOINT: 'an address, for flows has "{name}" and there is no issuer to ask',
    DescriptionValue.SIGNED_WITH_OAUTH1: '"oauth1" with the flow "oauth1", and with no other',
    DescriptionValue.SIGNED_WITH_BEARER: '"bearer": an address is no place for a token (RFC 9700 section 4.3.2)',
    DescriptionValue.OTHER_THAN_KEY: "a parameter of another name; the key goes into this one",
    DescriptionValue.USER_ADDRESS: "the address of the call that tells who is linked",
    DescriptionValue.PLACE_IN_ANSWER: 'where the answer has it, such as "{name}" or "data.0.{name}"',
    DescriptionValue.PARAMETER_NAME: "a parameter’s name, in plain letters without spaces",
    DescriptionValue.OTHER_PARAMETER: "a parameter of another name; Lineup sets this one itself",
    DescriptionValue.OTHER_HEADER: "a header of another name; Lineup sets this one itself",
    DescriptionValue.HEADER_NAME: "a header's name, in letters, digits and -",
    DescriptionValue.PLAIN_TEXT: "a text in plain letters",
    DescriptionValue.CERTIFICATES: (
        "the whole path of a file of certificates (PEM), or the certificates themselves between ''' and '''"
    ),
}
