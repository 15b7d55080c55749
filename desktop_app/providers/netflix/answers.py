"""Netflix's answers as trees. XML and JSON of the same thing become the same tree (contract netflix 3 and 6).

What XML says in attributes and JSON in members both are members; the text of an element with members is its member
"content".
"""

from codecs import BOM_UTF8
from xml.parsers.expat import ExpatError

from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.providers.netflix.xml_trees import xml_of
from desktop_app.providers.trees import Tree, cleaned, json_of, text
from desktop_app.transport import Response


def tree_of(response: Response) -> Tree:
    """The answer's tree, root element included. Raises `BadAnswer` on anything broken or hostile."""
    body = response.body.removeprefix(BOM_UTF8).lstrip()
    start = body[:1]
    try:
        if start == b"<":
            return xml_of(body)
        if start == b"{":
            tree = json_of(body)
            assert isinstance(tree, dict)
            return tree
    except (ValueError, LookupError, ExpatError, RecursionError) as error:
        raise BadAnswer(AnswerReason.NOT_WELL_FORMED, status=response.status) from error
    raise BadAnswer(AnswerReason.UNKNOWN_FORMAT, status=response.status)


def tag(tree: Tree, header: str = "") -> str:
    """The entity-tag that an answer tells in its body, or else in its header; empty where it tells none.

    A tag is opaque (RFC 9110 section 8.8.3): quotes and all, the service gets it back as it came.
    """
    found = text(tree, "etag") or cleaned(header)
    return found if found.isprintable() else ""


def header_tag(response: Response) -> str:
    """The entity-tag in the answer's header, quotes included."""
    return _utf8(response.headers.get("etag", ""))


def as_header(etag: str) -> str:
    """The entity-tag as a header has it, in quotes (RFC 9110 section 8.8.3); empty where no header can carry it."""
    quoted = etag if etag.removeprefix("W/").startswith('"') else f'"{etag}"'
    opaque = quoted.removeprefix("W/")[1:-1]
    return quoted if opaque.isascii() and '"' not in opaque and quoted.endswith('"') else ""


def _utf8(header: str) -> str:
    """Headers are read as Latin-1, and written as UTF-8 by most who put other letters into them."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header
