"""A flow whose endpoints may have to be asked for first, and which looks at what was granted."""

from collections.abc import Awaitable, Callable

from desktop_app.auth.flow import Flow, FlowStep, UserAgent
from desktop_app.auth.granted import is_granted
from desktop_app.domain.credentials import BearerToken, Credentials
from desktop_app.domain.errors import LinkError, SignInReason
from desktop_app.providers.described.description import Scope


class DescribedFlow:
    """The flow that `make` makes, with the same steps."""

    def __init__(
        self, steps: tuple[FlowStep, ...], make: Callable[[], Awaitable[Flow]], scopes: tuple[Scope, ...]
    ) -> None:
        self.steps = steps
        self._make = make
        self._scopes = scopes

    async def authorize(self, agent: UserAgent) -> Credentials:
        """Obtain credentials. Raises `LinkError` where a scope is missing without which the service cannot be used."""
        agent.at_step(0)
        flow = await self._make()
        credentials = await flow.authorize(agent)
        if isinstance(credentials, BearerToken):
            check_granted(credentials, self._scopes)
        return credentials


def check_granted(token: BearerToken, scopes: tuple[Scope, ...]) -> None:
    """RFC 6749 section 5.1: an answer that names no scope grants what was asked for. Raises `LinkError`."""
    missing = [scope.words for scope in scopes if not scope.optional and not is_granted(scope.value, token)]
    if token.scopes and missing:
        raise LinkError(SignInReason.SCOPES_MISSING, names=tuple(missing))
