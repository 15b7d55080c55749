"""TMDB's lists with names, made and deleted; ratings, read and given."""

import pytest

from desktop_app.domain.errors import Refused, ServerFault
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import ListEditor, ListInfo, Rater
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sync.kept_here import EditableKeptByUs
from desktop_app.ui.sentences.details import fixed_in_words
from tests.sentences import says
from tests.tmdb import ADA, work, writes


async def own(service: EditableKeptByUs) -> dict[str, ListInfo]:
    return {info.title: info for info in await service.lists() if info.is_own}


async def test_the_order_that_is_kept_here_hides_no_editor(service: EditableKeptByUs) -> None:
    assert isinstance(service, ListEditor)
    assert isinstance(service, Rater)


async def test_a_list_is_made(service: EditableKeptByUs) -> None:
    made = await service.create_list("Rainy evenings", "Umbrellas", "private")
    assert (made.is_own, made.fixed, made.privacy) == (True, None, "")
    assert (await own(service))["Rainy evenings"] == made
    assert (await service.fetch(made.name)).items == ()


@pytest.mark.parametrize("bare", [False, True])
async def test_a_list_that_looks_like_spam_is_refused_with_the_reason(
    bare: bool, service: EditableKeptByUs, tmdb: TmdbEmulator
) -> None:
    tmdb.faults.bare_validation_errors(on=bare)
    tmdb.faults.suspect_spam_next()
    with pytest.raises(Refused, check=says("spam")):
        await service.create_list("List 1", "", "")


@pytest.mark.parametrize("fails", [True, False])
@pytest.mark.parametrize("older", [True, False])
async def test_a_list_is_deleted_whatever_the_answer_says(
    fails: bool, older: bool, service: EditableKeptByUs, tmdb: TmdbEmulator
) -> None:
    tmdb.faults.fail_list_deletion(on=fails)
    tmdb.faults.answer_in_older_bodies(on=older)
    noir = (await own(service))["Noir"]
    await service.fetch(noir.name)
    tmdb.faults.stale_reads(3600)
    await service.delete_list(noir.name)
    assert [status for _, status in writes(tmdb)] == [500 if fails else 200]
    assert noir.title not in {one.name for one in tmdb.state.lists_of(ADA)}
    await service.delete_list(noir.name)  # so it is already


async def test_a_deletion_that_did_not_happen_is_not_believed(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
    noir = (await own(service))["Noir"]
    tmdb.faults.refuse_next(11, writes_only=True)
    with pytest.raises(ServerFault):
        await service.delete_list(noir.name)
    assert "Noir" in await own(service)


async def test_what_tmdb_cannot_do_is_said(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
    noir = (await own(service))["Noir"]
    with pytest.raises(Refused, check=says("renames")):
        await service.change_list(noir.name, "Black", "", "")
    with pytest.raises(Refused, check=says("no order")):
        await service.reorder_lists([noir.name])
    with pytest.raises(Refused, check=says("own making")):
        await service.delete_list("watchlist/movies")
    assert writes(tmdb) == []


async def test_somebody_elses_list_is_not_changed(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
    at_sea = next(info for info in await service.lists() if info.title == "At sea")
    assert "somebody else" in fixed_in_words(at_sea.fixed)
    assert len((await service.fetch(at_sea.name)).items) == 3
    with pytest.raises(Refused, check=says("may not")):
        await service.delete_list(at_sea.name)
    assert tmdb.state.lists_of("grace")[0].name == "At sea"


async def test_whose_a_list_is_is_asked_once(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
    first = await service.lists()
    tmdb.requests.clear()
    assert await service.lists() == first
    assert [call.path for call in tmdb.requests] == ["/3/account/1815/lists"]


# --- ratings -----------------------------------------------------------------------------------------------------


async def test_ratings_are_read_by_kind(service: EditableKeptByUs, tmdb: TmdbEmulator) -> None:
    third, fifth = work(tmdb, "The Third Man").id, work(tmdb, "Metropolis").id
    show, unrated = work(tmdb, "Twin Peaks", "tv").id, work(tmdb, "Charade").id
    assert await service.ratings([third, fifth, show, unrated]) == {third: 10.0, fifth: 8.5, show: 9.5}
    (episode, _) = (await service.fetch("rated/tv/episodes")).ids
    assert await service.ratings([episode]) == {episode: 10.0}


@pytest.mark.parametrize("kind", ["movie", "tv", "episode"])
async def test_a_rating_is_given_changed_and_taken_back(
    kind: str, service: EditableKeptByUs, tmdb: TmdbEmulator
) -> None:
    title = {"movie": work(tmdb, "Charade").id, "tv": work(tmdb, "Das Boot", "tv").id}.get(kind, TitleId(""))
    if kind == "episode":
        title = (await service.fetch("rated/tv/episodes")).ids[0]
    for given, told in ((7.3, 7.5), (99, 10.0), (0, 0.5)):
        await service.rate(title, given)
        assert await service.ratings([title]) == {title: told}
    for _ in range(2):
        await service.rate(title, None)
        assert await service.ratings([title]) == {}


async def test_nothing_unknown_is_rated(service: EditableKeptByUs) -> None:
    for title in ("movie:999999999", "person:1", "movie:../account"):
        with pytest.raises(Refused) as refused:
            await service.rate(TitleId(title), 5)
        assert refused.value.titles == (title,)
