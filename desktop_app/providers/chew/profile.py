"""How chew.tv is introduced to a person (contract chew 2 and 5)."""

from desktop_app.auth.flow import Deviation, FlowStep, Station
from desktop_app.providers.provider import Method, Profile

READ = "read"
PRIVATE = "private"

PROFILE = Profile(
    id="chew",
    name="chew.tv",
    letter="C",
    colour="#7A6233",
    revokes=False,
    closed=True,
    optional=(PRIVATE,),
    methods=(Method.BROWSER, Method.EMBEDDED, Method.API_KEY),
    key_page="https://chew.tv/developer",
    redirect_uri="http://127.0.0.1:43821/chew/callback",
    secret_is_optional=True,
    keyless=(Method.API_KEY,),
)

CODE_STEPS = (
    FlowStep(Station.SIGN_IN, Deviation.COMMAS_AND_EXACT_ADDRESS),
    FlowStep(Station.ACCESS_TOKEN, Deviation.NOT_RENEWED),
)
IMPLICIT_STEPS = (
    FlowStep(
        Station.SIGN_IN,
        Deviation.TOKEN_IN_ADDRESS_WITH_CHECK_VALUE,
    ),
)
KEY_STEPS = (FlowStep(Station.KEY, Deviation.KEY_OF_WHOLE_ACCOUNT),)
WHO = FlowStep(Station.WHO)
