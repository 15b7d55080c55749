"""A key that the person made at the service and types in: no standard, and the whole account at once."""

from desktop_app.auth.flow import Form, Question, Step
from desktop_app.domain.credentials import ApiKey
from desktop_app.domain.errors import SignInAbandoned

STEPS = (Step("Your key"),)


class ApiKeyFlow:
    """Asks for the key. Whether the service takes it is what "who are you?" tells."""

    steps = STEPS

    def __init__(self, label: str, help_text: str = "") -> None:
        """What the service calls it, and where it is to be had."""
        self._question = Question("key", label, secret=True, help=help_text)

    async def authorize(self, agent: Form) -> ApiKey:
        """Raises `SignInAbandoned`."""
        agent.at_step(0)
        answers = await agent.ask((self._question,))
        key = "".join(answers["key"].split())
        if not key:
            raise SignInAbandoned("No key was typed.")
        return ApiKey(key)
