"""Every service leads to its key in steps; what is not known of a service is not said."""

from dataclasses import replace

import pytest

from desktop_app.domain.credentials import ClientCredentials
from desktop_app.providers import PROVIDERS
from desktop_app.providers.provider import FileTexts, KeyTerms, Method, Profile, Provider, ToldStep
from desktop_app.storage.credential_store import StoreKind, StorePlace
from desktop_app.ui.sentences.key_guides import (
    StepKind,
    import_way,
    key_facts,
    key_steps,
    other_service,
    practice_way,
)
from desktop_app.ui.sentences.needs import need_of

KEYRING = StorePlace(StoreKind.KEYRING)
DESCRIBED = Profile("mine", "Mine", "M", (Method.BROWSER,), key_page="https://mine.example/apps", texts=FileTexts())
K = StepKind


@pytest.mark.parametrize(
    ("service", "kinds"),
    [
        ("netflix", [K.THERE, K.ADDRESS, K.VALUES]),
        ("trakt", [K.OPEN, K.REGISTER, K.VALUES]),
        ("tmdb", [K.OPEN, K.VALUES]),
        ("jellyfin", [K.ADDRESS]),
        ("chew", [K.THERE, K.ADDRESS, K.REGISTER, K.VALUES]),
    ],
)
def test_steps_stand_in_the_order_of_work(service: str, kinds: list[StepKind]) -> None:
    profile = next(provider.profile for provider in PROVIDERS if provider.profile.id == service)
    assert [step.kind for step in key_steps(profile)] == kinds


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.profile.id)
def test_words_about_a_key_are_whole(provider: Provider) -> None:
    profile = provider.profile
    ways = (practice_way(), other_service(profile, need_of(profile)))
    told = [
        *((step.title, step.text) for step in (*key_steps(profile), *key_steps(profile, keyless=True))),
        *((fact.lead, fact.text) for fact in key_facts(profile, KEYRING)),
        *((way.title, way.text) for way in (*ways, import_way(profile.name, can_import=True))),
    ]
    assert all(lead and text and not {"{", "}", "<"} & set(lead + text) for lead, text in told)
    for step in key_steps(profile):
        assert step.pick in step.text
        assert bool(step.page) is bool(profile.key_page)


def test_a_service_of_a_file_has_the_usual_steps_until_the_file_has_better_ones() -> None:
    (first, last) = key_steps(DESCRIBED)
    assert (first.kind, first.page) == (K.OPEN, "https://mine.example/apps")
    assert last.kind is K.VALUES
    assert key_steps(replace(DESCRIBED, key_page=""))[0].kind is K.THERE

    told = (ToldStep("Create a project", page="https://mine.example/new"), ToldStep("Set it to In production"))
    asked = replace(DESCRIBED, texts=FileTexts(key_steps=told), redirect_uri="http://127.0.0.1/back")
    steps = key_steps(asked)
    assert [step.kind for step in steps] == [K.OPEN, K.THERE, K.REGISTER, K.VALUES]
    assert [step.title for step in steps][:2] == ["Create a project", "Set it to In production"]
    assert [step.page for step in steps][:2] == ["https://mine.example/new", ""]


@pytest.mark.parametrize(
    ("terms", "lead"),
    [
        (KeyTerms(), "A key of your own"),
        (KeyTerms(is_free=True), "Free key"),
        (KeyTerms(is_free=False), "Paid key"),
        (KeyTerms(is_free=True, membership="Gold"), "Mine Gold needed"),
    ],
)
def test_cost_of_a_key(terms: KeyTerms, lead: str) -> None:
    assert key_facts(replace(DESCRIBED, key_terms=terms), KEYRING)[0].lead == lead


def test_time_and_place_are_said_where_they_are_known() -> None:
    profile = replace(DESCRIBED, key_terms=KeyTerms(minutes=1))
    assert [fact.lead for fact in key_facts(profile, KEYRING)][1:] == ["About 1 minute", "Stored in your keyring"]
    memory = StorePlace(StoreKind.MEMORY)
    assert [fact.lead for fact in key_facts(DESCRIBED, memory)][1:] == ["Only once", "Kept until you quit"]
    assert key_facts(DESCRIBED, None)[2].lead == "Stored with your sign-ins"


def test_a_service_of_a_file_comes_with_a_client_or_asks_for_one() -> None:
    assert DESCRIBED.needs_key
    assert not replace(DESCRIBED, client=ClientCredentials("id")).needs_key
