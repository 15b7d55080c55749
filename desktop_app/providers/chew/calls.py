"""Calls of an account to chew.tv: a token in the header, or a key in the address (contract chew 2.3 and 2.5)."""

from desktop_app.auth.api_key import KeySigner
from desktop_app.auth.bearer import BearerSigner
from desktop_app.domain.credentials import ApiKey, BearerToken, Credentials
from desktop_app.domain.errors import AnswerReason, BadAnswer, KeyringLost, KeyringReason, RateLimited, SignInAgain
from desktop_app.providers.chew.refusals import call_error
from desktop_app.providers.provider import AccountConnection
from desktop_app.providers.redirects import led_away
from desktop_app.providers.trees import Tree, json_of
from desktop_app.transport import Exchange, Pairs, Request, Response, Signer

VERSION = "v1"
LONGEST_GUESS = 60.0
"""Seconds between two calls where the service wants fewer of them and does not say how few."""


class Calls:
    """Reads alone: nothing is written at Chew. Every method raises `ServiceError`."""

    def __init__(self, connection: AccountConnection) -> None:
        """Prepare calls in the account's name. Raises `KeyringLost` for credentials other than a token or key."""
        credentials = connection.credentials.current
        self.address = f"{connection.server.api}/{VERSION}"
        self._connection = connection
        self._signer = signer_of(credentials)
        self._by_key = isinstance(credentials, ApiKey)
        self._unexplained = 0

    async def get(self, path: str, query: Pairs = ()) -> Tree:
        """The answer's object."""
        request = Request("GET", f"{self.address}{path}", query, headers={"Accept": "application/json"})
        response = await self._connection.transport.send(request, self._signer)
        if response.status != 200:
            error = led_away(response) or call_error(response, by_key=self._by_key)
            if isinstance(error, RateLimited) and not error.retry_after:
                error.retry_after = self._guess()
            if isinstance(error, SignInAgain):
                self._connection.credentials.refused()
            raise error
        self._unexplained = 0
        try:
            tree = json_of(response.body)
        except (ValueError, RecursionError) as error:
            raise BadAnswer(AnswerReason.NOT_JSON, status=200) from error
        if not isinstance(tree, dict):
            raise BadAnswer(AnswerReason.NOT_AN_OBJECT, status=200)
        return tree

    async def api_root(self) -> str:
        return self.address

    async def ask(self, request: Request) -> Response:
        """A person's own request: whatever its status."""
        return await self._connection.transport.send(request, self._signer)

    async def rehearse(self, request: Request) -> Exchange:
        """The request that `send` would send now, without sending it."""
        return await self._connection.transport.rehearse(request, self._signer)

    def _guess(self) -> float:
        """Twice as long each time, from a second on."""
        self._unexplained += 1
        return float(min(2.0 ** (self._unexplained - 1), LONGEST_GUESS))


def signer_of(credentials: Credentials) -> Signer:
    """Signer for the credentials. Raises `KeyringLost` where they are neither a token nor a key."""
    match credentials:
        case BearerToken():
            return BearerSigner(credentials)
        case ApiKey():
            return KeySigner(credentials)
    raise KeyringLost(KeyringReason.OTHER_SIGN_IN)
