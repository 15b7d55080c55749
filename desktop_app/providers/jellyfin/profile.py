"""How Jellyfin is introduced to a person (contract jellyfin 1 and 3)."""

from desktop_app.auth.code_flow import STEPS as CODE_STEPS
from desktop_app.auth.flow import FlowStep, Station
from desktop_app.providers.provider import KeyTerms, Method, Profile

PROFILE = Profile(
    id="jellyfin",
    name="Jellyfin",
    letter="J",
    colour="#4B5B9E",
    methods=(Method.CODE, Method.PASSWORD),
    keyless=(Method.CODE, Method.PASSWORD),
    at_home=True,
    has_secret=False,
    support="https://forum.jellyfin.org",
    key_terms=KeyTerms(is_free=True),
)

PASSWORD_STEPS = (FlowStep(Station.NAME_AND_PASSWORD), FlowStep(Station.SESSION))
WHO = FlowStep(Station.WHO)

__all__ = ["CODE_STEPS", "PASSWORD_STEPS", "PROFILE", "WHO"]
