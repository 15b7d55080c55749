"""How Trakt is introduced to a person (contract trakt 2 and 10)."""

from desktop_app.auth.flow import Step
from desktop_app.providers.provider import Method, Profile, Server

OWN_SERVER = Server("trakt.tv", "https://api.trakt.tv", "https://auth.trakt.tv")

PROFILE = Profile(
    id="trakt",
    name="Trakt",
    letter="T",
    colour="#7A4A86",
    closed="",
    introduction="What you watch and want to watch, kept at trakt.tv.",
    gives=("Watchlist, favourites and your own lists", "Order kept by the service", "Lists that you share with others"),
    asks_for=(
        ("Your lists", "Read them, change their order, add and remove titles."),
        ("Your own lists", "Make, rename and delete them, when you ask for it."),
        ("Your ratings", "Read them to arrange by, change them when you do."),
        ("Your settings", "Your name, your picture, and how much you may keep."),
    ),
    methods=(Method.CODE, Method.EMBEDDED, Method.BROWSER),
    key_fields=("Client ID", "Client secret"),
    warning=(
        "Linking Lineup may unlink another program. "
        "Since July 2026 a free account can be linked to one community application at a time."
    ),
    support="https://support.trakt.tv",
    key_page="https://app.trakt.tv/settings/apps/api",
    redirect_uri="http://127.0.0.1:43821/trakt/callback",
    secret_is_optional=True,
    lasts="Renewed by itself about every week, until you revoke it at Trakt.",
    by_itself=(("watchlist", "Trakt takes what you have watched off the watchlist by itself."),),
    clock_off="The sign-in would be renewed, and pauses would end, at the wrong time.",
)

_DEPARTS = "Departs from the standard: "
CODE_STEPS = (
    Step("Ask for a code", f"{_DEPARTS}Trakt says by the status alone how the wait goes."),
    Step("Type the code elsewhere"),
)
REDIRECT_STEPS = (
    Step("Sign in"),
    Step("Access token", f"{_DEPARTS}Trakt wants JSON here, and the redirect address once more at every renewal."),
)
WHO = Step("Check who you are")
