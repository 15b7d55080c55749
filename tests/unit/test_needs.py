"""What linking needs is told in a few words, of what is known about the service."""

from dataclasses import replace

import pytest

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers import PROVIDERS
from desktop_app.providers.provider import KeyTerms, Method, Profile
from desktop_app.ui.sentences.needs import need_of

PROFILE = Profile("sample", "Sample", "S", (Method.CODE, Method.API_KEY), keyless=(Method.API_KEY,))


def test_needs_of_the_known_services() -> None:
    assert {provider.profile.id: need_of(provider.profile) for provider in PROVIDERS} == {
        "netflix": "A compatible server",
        "trakt": "Paying members (VIP) only",
        "tmdb": "Free key, about 2 minutes",
        "jellyfin": "A Jellyfin server of your own",
        "chew": "A compatible server",
    }


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (KeyTerms(), "Your own key"),
        (KeyTerms(minutes=1), "Your own key, about 1 minute"),
        (KeyTerms(is_free=False, minutes=20), "Paid key, about 20 minutes"),
        (KeyTerms(is_free=True), "Free key"),
    ],
)
def test_nothing_is_said_that_nobody_knows(terms: KeyTerms, said: str) -> None:
    assert need_of(replace(PROFILE, key_terms=terms)) == said


def test_no_application_key_is_needed_where_one_came_along_or_the_person_has_their_own() -> None:
    assert need_of(replace(PROFILE, client=ClientCredentials("id"))) == "No key needed"
    assert need_of(replace(PROFILE, methods=(Method.API_KEY,))) == "A key from Sample"
