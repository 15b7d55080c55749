"""How chew.tv is introduced to a person (contract chew 2 and 5)."""

from desktop_app.auth.flow import Step
from desktop_app.providers.provider import Method, Permission, Profile

READ = "read"
PRIVATE = "private"

PROFILE = Profile(
    id="chew",
    name="Chew",
    letter="C",
    colour="#7A6233",
    revokes=False,
    closed="Closed",
    introduction="Works with a compatible server that speaks its interface, or the sandbox.",
    gives=("Your shows, and those that are live", "A list of saved shows", "Order kept on this computer only"),
    asks_for=(("Your shows", "See them and who you are. Nothing is changed at Chew."),),
    optional=(Permission(PRIVATE, "Your private shows", "See those, too, that you show to nobody."),),
    methods=(Method.BROWSER, Method.EMBEDDED, Method.API_KEY),
    key_fields=("Client ID", "Client secret"),
    key_page="https://chew.tv/developer",
    redirect_uri="http://127.0.0.1:43821/chew/callback",
    secret_is_optional=True,
    keyless=(Method.API_KEY,),
    lasts="Good until you make another key at Chew.",
)

_DEPARTS = "Departs from the standard: "
CODE_STEPS = (
    Step("Sign in", f"{_DEPARTS}Chew wants what is asked for with commas between, and the exact address to return to."),
    Step("Access token", "It lasts three years and cannot be renewed."),
)
IMPLICIT_STEPS = (
    Step(
        "Sign in",
        "Without a secret the token comes back in the address itself. It lasts a week. "
        "Lineup uses it only where Chew also returns the check value that was sent along.",
    ),
)
KEY_STEPS = (Step("Your key", "No standard: the key stands for your whole account."),)
WHO = Step("Check who you are")
