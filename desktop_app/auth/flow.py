"""A flow is a coroutine that is given a user-agent (RFC 6749 section 1.1's word for the browser).

The flow says what it needs, the user-agent answers, the flow returns credentials. The wizard *is* a user-agent;
so are the person's own browser with a loopback listener, and the tests' script.
"""

from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.credentials import TokenCredentials


@dataclass(frozen=True, slots=True)
class Step:
    """One station of a flow as the pipeline strip shows it. `departure`: how it departs from the standard."""

    title: str
    departure: str = ""


class UserAgent(Protocol):
    """Whoever takes the person to the service's page and brings back where they were sent."""

    def at_step(self, number: int) -> None:
        """The flow has come to this step (zero-based)."""
        ...

    async def redirect_uri(self) -> str:
        """Where the service should send the person back to: unguessable, for this attempt alone."""
        ...

    async def visit(self, uri: str) -> str:
        """Take the person there; the full URI by which they came back. Raises `SignInAbandoned`."""
        ...


class Flow(Protocol):
    """One way of obtaining credentials."""

    @property
    def steps(self) -> tuple[Step, ...]: ...

    async def authorize(self, agent: UserAgent) -> TokenCredentials:
        """Raises `LinkError` or another `ServiceError`; on cancellation leaves nothing behind."""
        ...
