"""Which user-agent serves which way to sign in."""

from desktop_app.providers.provider import Method
from desktop_app.ui.link_wizard.agent import Attempt, OtherWay, WizardAgent
from desktop_app.ui.link_wizard.browser_agent import BrowserAgent
from desktop_app.ui.link_wizard.embedded_agent import EmbeddedAgent

__all__ = ["Attempt", "OtherWay", "WizardAgent", "agent_for"]


def agent_for(attempt: Attempt) -> WizardAgent:
    """A code to show and questions to ask need nothing that the wizard itself has not."""
    match attempt.method:
        case Method.EMBEDDED:
            return EmbeddedAgent(attempt)
        case Method.BROWSER:
            return BrowserAgent(attempt)
    return WizardAgent(attempt)
