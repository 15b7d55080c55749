"""A Trakt account: linked both ways, who it is, which lists it has and makes, what its owner thinks of titles."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.credentials import BearerToken, ClientCredentials
from desktop_app.domain.edits import Add, Edge, Move
from desktop_app.domain.errors import (
    ConsentRefused,
    InvalidGrant,
    LimitReached,
    MembersOnly,
    NotThere,
    PreconditionFailed,
    Refused,
    SignInAgain,
    UnknownApplication,
)
from desktop_app.domain.queues import Item, Title, TitleId
from desktop_app.providers.provider import Method
from desktop_app.providers.trakt import Trakt
from desktop_app.providers.trakt.calls import Calls
from desktop_app.sandbox.server import Sandbox
from desktop_app.sandbox.trakt.emulator import TraktEmulator
from desktop_app.storage.credential_store import SessionStore
from desktop_app.storage.stored_credentials import StoredCredentials
from tests.core import connection_of
from tests.parts import Parts
from tests.sentences import facts_told, says
from tests.trakt import ADA, Member, at_once, key_of, link, make_trakt_core, served, service_of, writes


@pytest.fixture
def trakt(sandbox: Sandbox) -> TraktEmulator:
    at_once(sandbox.trakt)
    return sandbox.trakt


@pytest.fixture
async def service(tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator) -> AsyncIterator[Parts]:
    """Ada's account at Trakt, with no request on record yet."""
    core = make_trakt_core(tmp_path, sandbox)
    made = await service_of(core, await link(core, trakt))
    trakt.requests.clear()
    yield made
    await core.accounts.close()


# --- linking -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", [Method.EMBEDDED, Method.CODE])
async def test_an_account_is_linked_and_says_who_it_is(
    tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator, method: Method
) -> None:
    trakt.faults.device_times(interval=1)
    core = make_trakt_core(tmp_path, sandbox)
    await link(core, trakt, method)
    (account,) = core.accounts.all
    assert account.person.name == "Ada Lovelace"
    assert account.person.user_id == trakt.state.accounts[ADA].uuid
    secrets = (trakt.client_secret, *(token.access for token in trakt.grants.tokens))
    told = "".join(f"{exchange.uri}{exchange.answer}{exchange.signed}" for exchange in core.exchanges)
    assert not any(secret in told for secret in secrets)


@pytest.mark.parametrize("method", [Method.EMBEDDED, Method.CODE])
async def test_a_no_on_the_page_links_nothing(
    tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator, method: Method
) -> None:
    trakt.faults.device_times(interval=1)
    core = make_trakt_core(tmp_path, sandbox)
    with pytest.raises(ConsentRefused):
        await core.accounts.linker.link("trakt", method, key_of(trakt), Member(trakt.auth, "refuse"), lambda _: None)
    assert core.accounts.all == ()


async def test_a_code_that_comes_back_after_ten_minutes_is_over(tmp_path: Path) -> None:
    now = [time.time()]
    with Sandbox(clock=lambda: now[0]) as sandbox:
        core, member = make_trakt_core(tmp_path, sandbox), Member(sandbox.trakt.auth)

        def too_late(uri: str) -> str:
            now[0] += 601
            return uri

        member.bring_back = too_late
        with pytest.raises(InvalidGrant):
            await core.accounts.linker.link("trakt", Method.BROWSER, key_of(sandbox.trakt), member, lambda _: None)
        assert core.accounts.all == ()


async def test_a_public_client_proves_itself_by_its_verifier(
    tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator
) -> None:
    core = make_trakt_core(tmp_path, sandbox)
    public = ClientCredentials(trakt.client_id)
    await core.accounts.linker.link("trakt", Method.BROWSER, public, Member(trakt.auth), lambda _: None)
    assert len(core.accounts.all) == 1


async def test_a_key_is_checked_before_anybody_signs_in(tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator) -> None:
    core = make_trakt_core(tmp_path, sandbox)
    await core.accounts.keys.check("trakt", key_of(trakt), lambda _: None)
    wrong = ClientCredentials("0" * 64, trakt.client_secret)
    with pytest.raises(UnknownApplication):
        await core.accounts.keys.check("trakt", wrong, lambda _: None)


async def test_a_revoked_link_asks_to_sign_in_again(service: Parts, trakt: TraktEmulator) -> None:
    trakt.faults.revoke(ADA)
    with pytest.raises(SignInAgain):
        await service.lists.fetch("watchlist")


async def test_we_can_revoke_the_link_ourselves(tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator) -> None:
    core = make_trakt_core(tmp_path, sandbox)
    account = await link(core, trakt)
    service = await service_of(core, account)
    await service.who()
    accounts, provider = core.accounts, Trakt()
    connection = connection_of(accounts, account)
    assert connection is not None
    assert await provider.revoke(connection)
    with pytest.raises(SignInAgain):
        await service.who()


async def test_a_worn_token_is_renewed_and_kept(tmp_path: Path, sandbox: Sandbox, trakt: TraktEmulator) -> None:
    store = SessionStore()
    core = make_trakt_core(tmp_path, sandbox, store=store)
    account = await link(core, trakt)
    before = await core.accounts._credentials.credentials(account)
    service, connection = await service_of(core, account), connection_of(core.accounts, account)
    assert connection is not None
    assert isinstance(connection.credentials, StoredCredentials)
    assert isinstance(before, BearerToken)
    connection.credentials.current = replace(before, expires_at=time.time() - 1)
    await service.lists.fetch("favorites")
    assert await core.accounts._credentials.credentials(account) != before


# --- who, and which lists ----------------------------------------------------------------------------------------


async def test_a_person_is_told_what_the_account_may_have_and_do(service: Parts, trakt: TraktEmulator) -> None:
    trakt.faults.permission(ADA, "commenting", on=False)
    facts = facts_told(await service.who(), "trakt")
    assert facts["Membership"] == "Free."
    assert "250 titles on the watchlist" in facts["Limits"]
    assert "commenting" in facts["Switched off"]


async def test_all_lists_are_there_with_their_limits(service: Parts, trakt: TraktEmulator) -> None:
    lists = await service.lists.all()
    assert [info.title for info in lists] == [
        "Watchlist",
        "Favorites",
        "Noir",
        "Sunday afternoons",
        "With Grace",
        "At sea",
    ]
    assert [info.largest for info in lists] == [250, 100, 250, 250, 250, None]
    assert [info.is_own for info in lists] == [False, False, True, True, True, False]
    assert lists[-1].owner == "Grace Hopper"
    assert lists[-1].name.startswith("users/grace/lists/")
    assert lists[3].privacy == "public"


async def test_a_shared_list_of_somebody_else_is_rearranged(service: Parts, trakt: TraktEmulator) -> None:
    name = (await service.lists.all())[-1].name
    queue = await service.lists.fetch(name)
    sent = await service.lists.send(name, queue, [Move((queue.ids[-1],), Edge.TOP)])
    items = trakt.state.items("grace", "at-sea").entries
    assert [f"{kind}:{number}" for kind, number in (entry.media for entry in items)] == list(sent.queue.ids)
    assert sent.queue.ids[0] == queue.ids[-1]


async def test_an_unchanged_list_costs_one_cheap_call(service: Parts, trakt: TraktEmulator) -> None:
    for name in ("watchlist", (await service.lists.all())[2].name):
        known = await service.lists.fetch(name)
        trakt.requests.clear()
        assert await service.lists.fetch(name, known) is known
        assert len(trakt.requests) == 1
        trakt.faults.edit_on_website(ADA, name if name == "watchlist" else "noir")
        assert (await service.lists.fetch(name, known)).ids != known.ids


async def test_a_write_on_a_list_that_changed_is_not_sent(service: Parts, trakt: TraktEmulator) -> None:
    queue = await service.lists.fetch("watchlist")
    trakt.faults.edit_on_website(ADA)
    with pytest.raises(PreconditionFailed):
        await service.lists.send("watchlist", queue, [Move((queue.ids[5],), Edge.TOP)])
    assert writes(trakt) == []


async def test_a_write_that_reads_do_not_show_yet_is_looked_for_once_more(tmp_path: Path, sandbox: Sandbox) -> None:
    at_once(sandbox.trakt)
    core = make_trakt_core(tmp_path, sandbox, provider=Trakt(write_spacing=0, look_again=0.3))
    service = await service_of(core, await link(core, sandbox.trakt))
    queue = await service.lists.fetch("watchlist")
    sandbox.trakt.faults.read_lag(0.15)
    moved = await service.lists.send("watchlist", queue, [Move((queue.ids[5],), Edge.TOP)])
    assert moved.queue.etag is not None
    assert served(sandbox.trakt) == list(moved.queue.ids)


async def test_a_list_that_is_gone_says_so(service: Parts) -> None:
    with pytest.raises(NotThere):
        await service.lists.fetch("lists/999")


async def test_people_stand_on_lists_and_pictures_have_addresses(service: Parts, trakt: TraktEmulator) -> None:
    queue = await service.lists.fetch((await service.lists.all())[4].name)
    assert queue.items[-1].title.kind == "person"
    assert queue.items[-1].title.name == "Akira Kurosawa"
    assert queue.items[0].title.poster.startswith(f"{trakt.api}/images/movies/")


async def test_a_title_that_a_list_does_not_take_is_refused(service: Parts, trakt: TraktEmulator) -> None:
    person = (await service.lists.fetch((await service.lists.all())[4].name)).items[-1]
    queue = await service.lists.fetch("favorites")
    with pytest.raises(Refused) as refused:
        await service.lists.send("favorites", queue, [Add(person)])
    assert refused.value.titles == [person.id]


# --- making lists ------------------------------------------------------------------------------------------------


async def test_lists_are_made_changed_ordered_and_deleted(service: Parts, trakt: TraktEmulator) -> None:
    editor = service.editor
    made = await editor.create("Trains", "Steam", "public")
    assert (made.title, made.description, made.privacy, made.is_own) == ("Trains", "Steam", "public", True)
    changed = await editor.change(made.name, "Night trains", "", "private")
    assert (changed.name, changed.title, changed.privacy) == (made.name, "Night trains", "private")
    names = [info.name for info in await service.lists.all() if info.is_own]
    await editor.reorder([names[-1], *names[:-1]])
    assert [info.name for info in await service.lists.all() if info.is_own] == [names[-1], *names[:-1]]
    await editor.delete(made.name)
    assert made.name not in {info.name for info in await service.lists.all()}


async def test_one_list_too_many_names_the_limit(service: Parts, trakt: TraktEmulator) -> None:
    trakt.faults.limit(ADA, "list", 3, "count")
    with pytest.raises(LimitReached, check=says("3 lists")):
        await service.editor.create("One more", "", "private")


async def test_nobody_deletes_the_watchlist(service: Parts, trakt: TraktEmulator) -> None:
    with pytest.raises(Refused):
        await service.editor.delete("watchlist")
    assert writes(trakt) == []


# --- ratings and searches ----------------------------------------------------------------------------------------


async def test_ratings_are_read_set_and_taken_back(service: Parts, trakt: TraktEmulator) -> None:
    rater = service.ratings
    queue = await service.lists.fetch("favorites")
    titles = [item.title.id for item in queue.items]
    third_man, charade, third = titles[:3]
    assert await service.ratings.of(titles) == {third_man: 10.0, third: 9.0}
    await rater.rate({charade: 7})
    await rater.rate({third_man: None})
    assert await service.ratings.of(titles) == {charade: 7.0, third: 9.0}
    with pytest.raises(Refused):
        await rater.rate({TitleId("movie:99999999"): 3})


async def test_several_ratings_go_in_one_request_and_unknown_titles_are_told(
    service: Parts, trakt: TraktEmulator
) -> None:
    kept = trakt.state.accounts[ADA].ratings
    kept.clear()
    film, series, unknown, nameless = map(TitleId, ("movie:1", "show:1", "movie:99999999", "movie:item:7"))
    rater = service.ratings

    await rater.rate({film: 7, series: 9.5})
    assert {key: rating.stars for key, rating in kept.items()} == {("movie", 1): 7, ("show", 1): 10}
    assert writes(trakt) == [("ratings", 201)]

    with pytest.raises(Refused) as refusal:
        await rater.rate({film: 8, unknown: 3, nameless: 4, series: None})
    assert set(refusal.value.titles) == {unknown, nameless}
    assert {key: rating.stars for key, rating in kept.items()} == {("movie", 1): 8}
    assert writes(trakt)[1:] == [("remove", 200), ("ratings", 201)]


@pytest.mark.parametrize(("term", "found"), [("whisky galore!", "Whisky Galore!"), ("poirot", "Poirot"), (" ", "")])
async def test_searches_take_marks_as_they_are_typed(term: str, found: str, service: Parts) -> None:
    assert found in [title.name for title in await service.catalogue.search(term)] or not found


async def test_writes_are_a_second_apart_and_reads_are_not(tmp_path: Path, sandbox: Sandbox) -> None:
    sandbox.trakt.faults.writes_per_second(None)
    core = make_trakt_core(tmp_path / "reads", sandbox, provider=Trakt(write_spacing=3600, look_again=0.02))
    service = await service_of(core, await link(core, sandbox.trakt))
    await asyncio.gather(*(service.lists.fetch("favorites") for _ in range(8)))  # would outlast the test
    await core.accounts.close()

    core = make_trakt_core(tmp_path / "writes", sandbox, provider=Trakt(write_spacing=0.3, look_again=0.02))
    service = await service_of(core, await link(core, sandbox.trakt))
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(service.ratings.rate({TitleId("movie:1"): 5}) for _ in range(3)))
    assert asyncio.get_running_loop().time() - began >= 0.6
    await core.accounts.close()


async def test_a_vips_matter_says_where_to_become_one(service: Parts, trakt: TraktEmulator) -> None:
    calls = service.service.explorer
    assert isinstance(calls, Calls)
    with pytest.raises(MembersOnly, check=says(r"https://app\.trakt\.tv/vip")):
        await calls.get("/sync/watchlist/all/my_rating/asc")


async def test_the_empty_watchlist_is_a_list_too(service: Parts, trakt: TraktEmulator) -> None:
    made = await service.editor.create("Empty", "", "private")
    queue = await service.lists.fetch(made.name)
    assert queue.items == ()
    film = (await service.lists.fetch("favorites")).items[0]
    sent = await service.lists.send(made.name, queue, [Add(Item(film.title))])
    assert sent.queue.ids == (film.id,)
    assert served(trakt, "empty") == [film.id]


# --- titles ------------------------------------------------------------------------------------------------------


async def test_a_film_is_told_in_full(service: Parts, trakt: TraktEmulator) -> None:
    film = next(title for title in await service.catalogue.search("the third man") if title.kind == "movie")
    trakt.requests.clear()

    found = await service.details.in_full(film)

    assert (film.directors, film.cast) == ((), ())
    assert (found.id, found.directors) == (film.id, ("Carol Reed",))
    assert found.cast
    assert (found.overview, found.runtime, found.poster) == (film.overview, film.runtime, film.poster)
    number = film.id.rpartition(":")[2]
    assert [r.path for r in trakt.requests] == [f"/movies/{number}", f"/movies/{number}/people"]


async def test_a_show_is_told_with_who_created_it(service: Parts) -> None:
    show = next(title for title in await service.catalogue.search("twin peaks") if title.kind == "show")

    found = await service.details.in_full(show)

    assert (len(found.directors), found.cast, found.id) == (1, (), show.id)


async def test_what_has_no_page_of_its_own_is_told_as_it_is(service: Parts, trakt: TraktEmulator) -> None:
    for key in ("episode:7", "season:3", "person:1", "movie:tmdb:11", "movie:item:101"):
        title = Title(TitleId(key), "Some title")
        assert await service.details.in_full(title) is title
    assert trakt.requests == []
    with pytest.raises(NotThere):
        await service.details.in_full(Title(TitleId("movie:999999"), "Nobody knows it"))


@pytest.mark.parametrize(("usage", "most"), [(True, 300), (False, None)])
async def test_limits_that_the_settings_do_not_tell(
    sandbox: Sandbox, tmp_path: Path, usage: bool, most: int | None
) -> None:
    at_once(sandbox.trakt)
    sandbox.trakt.faults.limit(ADA, "watchlist", 300)
    sandbox.trakt.faults.tell_limits(settings=False, usage=usage)
    core = make_trakt_core(tmp_path, sandbox)
    service = await service_of(core, await link(core, sandbox.trakt))

    for _ in range(2):
        assert next(info for info in await service.lists.all() if info.name == "watchlist").largest == most
    asked = sum(request.path.endswith("/usage") for request in sandbox.trakt.requests)
    assert asked == (3 if usage else 2)
    await core.accounts.close()
