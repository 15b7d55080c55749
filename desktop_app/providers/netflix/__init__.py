"""Netflix's public API 1.0 (2008 to 2014), and how it departs from RFC 5849 (contract netflix 2)."""

from collections.abc import Mapping
from functools import partial

from desktop_app.auth.flow import Deviation, FlowStep, Station
from desktop_app.auth.oauth1 import Deviations, Endpoints, OAuth1Flow
from desktop_app.domain.credentials import ClientCredentials, TemporaryCredentials
from desktop_app.domain.errors import ApplicationNameMissing, SignInReason
from desktop_app.domain.parts import Service
from desktop_app.providers.netflix.calls import Calls
from desktop_app.providers.netflix.catalogue import Catalogue
from desktop_app.providers.netflix.feeds import Feeds
from desktop_app.providers.netflix.lists import Lists, who
from desktop_app.providers.netflix.ratings import Ratings
from desktop_app.providers.netflix.refusals import link_error
from desktop_app.providers.netflix.states import States
from desktop_app.providers.provider import AccountConnection, Connection, Method, Profile

CALL_SPACING = 0.26
"""Seconds: about four calls a second are taken (contract 9)."""

REQUEST_TOKEN_LASTS = 10 * 60.0
"""Seconds (contract 2.3). Netflix never said how long; this is what servers that stand in for it give."""

PROFILE = Profile(
    id="netflix",
    revokes=False,
    name="Netflix",
    letter="N",
    colour="#9C3D3D",
    closed=True,
    methods=(Method.EMBEDDED, Method.BROWSER),
    is_signed_by_clock=True,
)

STEPS = (
    FlowStep(
        Station.REQUEST_TOKEN,
        Deviation.APPLICATION_NAME_TOLD,
    ),
    FlowStep(Station.SIGN_IN, Deviation.APPLICATION_IN_ADDRESS),
    FlowStep(Station.ACCESS_TOKEN, Deviation.PERSON_TOLD),
)
WHO = FlowStep(Station.WHO)


def authorization_parameters(
    client: ClientCredentials, temporary: TemporaryCredentials, callback: str
) -> Mapping[str, str]:
    """Contract 2.2: more than RFC 5849 section 2.2 asks for, and the callback once more.

    The answer's own `login_url` holds only the token, and does not work as it stands.
    """
    name = temporary.extra.get("application_name", "")
    if not name:
        raise ApplicationNameMissing(SignInReason.NO_APPLICATION_NAME)
    return {
        "oauth_token": temporary.token,
        "oauth_consumer_key": client.key,
        "application_name": name,
        "oauth_callback": callback,
    }


def is_refusal(query: Mapping[str, str]) -> bool:
    """Contract 2.2: what a refusal looks like is not documented; this is the likeliest."""
    return "denied" in query


class Netflix:
    """A `Provider`."""

    def __init__(self, call_spacing: float = CALL_SPACING) -> None:
        self.call_spacing = call_spacing

    @property
    def profile(self) -> Profile:
        return PROFILE

    @property
    def own_server(self) -> None:
        return None

    def steps(self, _method: Method, _client: ClientCredentials) -> tuple[FlowStep, ...]:
        return (*STEPS, WHO)

    def flow(self, _method: Method, connection: Connection, _ticked: tuple[str, ...] = ()) -> OAuth1Flow:
        server, clock = connection.server, connection.clock
        endpoints = Endpoints(
            temporary_credentials=f"{server.api}/oauth/request_token",
            authorization=f"{server.sign_in}/oauth/login",
            token=f"{server.api}/oauth/access_token",
        )
        deviations = Deviations(
            STEPS,
            authorization_parameters,
            is_refusal,
            lambda answer, step: link_error(answer, step, clock.ours),
            confirms_callback=False,  # no recording has it (contract 2.1); where it stands, it must be true
            page_lasts=REQUEST_TOKEN_LASTS,
        )
        return OAuth1Flow(endpoints, deviations, connection.client, connection.transport, clock.now)

    async def check_key(self, connection: Connection) -> None:
        await self.flow(Method.BROWSER, connection).temporary_credentials("oob")

    async def revoke(self, _connection: AccountConnection) -> bool:
        """Netflix knows no revocation (contract 2.3)."""
        return False

    def service(self, connection: AccountConnection) -> Service:
        calls = Calls(connection)
        states, ratings = States(calls, connection.clock.ours), Ratings(calls)
        catalogue = Catalogue(calls, ratings)
        return Service(
            who=partial(who, calls),
            lists=Lists(calls, states),
            catalogue=catalogue,
            suggestions=catalogue,
            details=catalogue,
            title_states=states,
            ratings=ratings,
            feeds=Feeds(calls),
            explorer=calls,
        )
