"""How TMDB is introduced to a person (contract tmdb 1, 2 and 5)."""

from desktop_app.auth.flow import FlowStep, Station
from desktop_app.domain.pasted_keys import KeyForm, KeyRule
from desktop_app.providers.provider import KeyTerms, Method, Profile, Server

OWN_SERVER = Server("themoviedb.org", "https://api.themoviedb.org/3", "https://www.themoviedb.org/authenticate")

_KEY_OR_TOKEN = KeyRule((KeyForm(32), KeyForm(parts=3)))
"""An API key, or a read access token, which is a JSON Web Token."""

PROFILE = Profile(
    id="tmdb",
    name="TMDB",
    letter="M",
    colour="#2F6C74",
    methods=(Method.EMBEDDED, Method.BROWSER, Method.PASSWORD),
    has_secret=False,
    support="https://www.themoviedb.org/talk",
    key_page="https://www.themoviedb.org/settings/api",
    key_terms=KeyTerms(is_free=True, minutes=2, key=_KEY_OR_TOKEN),
)

WHO = FlowStep(Station.WHO)
