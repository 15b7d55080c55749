"""Answers of RFC 5849: a form of a few parameters (sections 2.1 and 2.3), read within bounds."""

from urllib.parse import parse_qsl

from desktop_app.auth.token_response import LONGEST_TOKEN, check_size
from desktop_app.domain.errors import AnswerReason, BadAnswer
from desktop_app.transport import Response

MOST_PARAMETERS = 32
"""Services add a few of their own, such as who signed in."""

LONGEST_NAME = 100
LONGEST_EXTRA = 2_000
"""Characters of a value that is no token: it is kept in the keyring beside the token."""


def members_of_form(response: Response) -> dict[str, str]:
    """The parameters of an answer; white space around the whole of it does not count.

    Raises `BadAnswer` where a name stands there twice, or where it is more, or something else, than credentials are.
    """
    check_size(response)
    try:
        text = response.body.decode("utf-8-sig").strip()
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS, errors="strict")
    except ValueError:
        raise BadAnswer(AnswerReason.NOT_CREDENTIALS, status=response.status) from None
    found = dict(pairs)
    if len(found) != len(pairs) or not all(_is_modest(name, value) for name, value in pairs):
        raise BadAnswer(AnswerReason.NOT_CREDENTIALS, status=response.status)
    return found


def _is_modest(name: str, value: str) -> bool:
    """Whether a parameter is short, and without line feeds and other characters that nobody sees."""
    longest = LONGEST_TOKEN if name in {"oauth_token", "oauth_token_secret"} else LONGEST_EXTRA
    return name.isprintable() and value.isprintable() and len(name) <= LONGEST_NAME and len(value) <= longest
