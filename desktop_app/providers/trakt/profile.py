"""How Trakt is introduced to a person (contract trakt 2 and 10)."""

from desktop_app.auth.flow import Deviation, FlowStep, Station
from desktop_app.domain.pasted_keys import KeyForm, KeyRule
from desktop_app.providers.provider import KeyTerms, Method, Profile, Server

OWN_SERVER = Server("trakt.tv", "https://api.trakt.tv", "https://auth.trakt.tv")

_HEX = KeyRule((KeyForm(64),))
"""Both have been 64 hexadecimal digits so far; Trakt promises no length."""

PROFILE = Profile(
    id="trakt",
    name="Trakt",
    letter="T",
    colour="#7A4A86",
    methods=(Method.CODE, Method.EMBEDDED, Method.BROWSER),
    support="https://support.trakt.tv",
    key_page="https://app.trakt.tv/settings/apps/api",
    redirect_uri="http://127.0.0.1:43821/trakt/callback",
    secret_is_optional=True,
    key_terms=KeyTerms(is_free=False, membership="VIP", minutes=3, key=_HEX, secret=_HEX),
)

CODE_STEPS = (
    FlowStep(Station.CODE, Deviation.STATUS_TELLS_HOW_IT_GOES),
    FlowStep(Station.CODE_TYPED_ELSEWHERE),
)
REDIRECT_STEPS = (
    FlowStep(Station.SIGN_IN),
    FlowStep(Station.ACCESS_TOKEN, Deviation.JSON_AND_REDIRECT_ADDRESS),
)
WHO = FlowStep(Station.WHO)
