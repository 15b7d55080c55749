"""The program around the wizard, as far as the wizard needs it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.providers.provider import Server
from desktop_app.storage.settings import SignInFirst
from desktop_app.ui.link_wizard.default_browser import DefaultBrowser

if TYPE_CHECKING:
    from desktop_app.ui.secret_storage.controller import SecretStorageController


async def unknown_browser() -> DefaultBrowser:
    """Stand in for the person's default browser where nobody looks it up."""
    return DefaultBrowser()


@dataclass(frozen=True, slots=True)
class WizardEnvironment:
    """The person's browser, the settings, and the storage of secrets, as the wizard uses them."""

    open_uri: Callable[[str], bool]
    """Whether a browser could be started."""

    save_server: Callable[[str, str, str], Awaitable[Server]]

    sign_in_first: Callable[[], SignInFirst] = lambda: SignInFirst.SERVICE
    """Return the way to sign in that the person has set to be proposed first."""

    browser: Callable[[], Awaitable[DefaultBrowser]] = unknown_browser
    """Looks up the name of that browser."""

    can_practice: bool = False
    """Whether practice mode can be offered: not in practice mode itself."""

    can_import: Callable[[], bool] = lambda: False
    """Whether a list is open that a file can be imported into."""

    safekeeping: "SecretStorageController | None" = None
    """Offers other places for secrets where there is no keyring."""
