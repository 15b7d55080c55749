"""A key that the person made at the service and types in: no standard, and the whole account at once."""

from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from desktop_app.auth.flow import FlowStep, Form, Question, QuestionKind, Station
from desktop_app.domain.credentials import ApiKey
from desktop_app.domain.errors import SignInAbandoned, SignInReason
from desktop_app.masking import Hold, masked, masked_uri

if TYPE_CHECKING:
    import requests

STEPS = (FlowStep(Station.KEY),)


class ApiKeyFlow:
    """Asks for the key. Whether the service takes it is what "who are you?" tells."""

    def __init__(self, what: QuestionKind, place: str = "", *, steps: tuple[FlowStep, ...] = STEPS) -> None:
        """`what` is asked for, which is to be had at `place`."""
        self.steps = steps
        self._question = Question("key", what, secret=True, place=place)

    async def authorize(self, agent: Form) -> ApiKey:
        """Ask the person for the key. Raises `SignInAbandoned`."""
        agent.at_step(0)
        answers = await agent.ask((self._question,))
        key = "".join(answers["key"].split())
        if not key:
            raise SignInAbandoned(SignInReason.NO_KEY)
        return ApiKey(key)


class KeySigner:
    """Puts the key into the query, as late as can be: what is logged of a request does not have it yet."""

    def __init__(self, key: ApiKey, name: str = "key") -> None:
        self._key = key
        self._name = name
        self._held = Hold(key.key)

    def __call__(self, prepared: "requests.PreparedRequest") -> "requests.PreparedRequest":
        prepared.prepare_url(prepared.url, {self._name: self._key.key})
        return prepared

    def explain(self, prepared: "requests.PreparedRequest") -> str:
        """The address, its key masked, whatever the parameter is called."""
        return masked_uri((prepared.url or "").replace(quote_plus(self._key.key), masked(self._key.key)))
