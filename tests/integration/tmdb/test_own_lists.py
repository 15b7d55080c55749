"""TMDB's lists with names, made and deleted; ratings, read and given."""

import pytest

from desktop_app.domain.errors import Refused, ServerFault
from desktop_app.domain.queues import TitleId
from desktop_app.domain.service import ListEditing, ListInfo
from desktop_app.providers.tmdb.ratings import SCALE
from desktop_app.sandbox.tmdb.emulator import TmdbEmulator
from desktop_app.sync.local_order import LocalOrder
from desktop_app.ui.sentences.details import fixed_in_words
from tests.parts import Parts
from tests.sentences import says
from tests.tmdb import ADA, work, writes


async def own(service: Parts) -> dict[str, ListInfo]:
    return {info.title: info for info in await service.lists.all() if info.is_own}


async def test_the_order_that_is_kept_here_hides_no_editor(service: Parts) -> None:
    assert isinstance(service.lists, LocalOrder)
    assert service.editor.editing == ListEditing(orders=False)
    assert service.ratings.scale == SCALE


async def test_a_list_is_made(service: Parts) -> None:
    made = await service.editor.create("Rainy evenings", "Umbrellas", "private")
    assert (made.is_own, made.fixed, made.privacy) == (True, None, "")
    assert (await own(service))["Rainy evenings"] == made
    assert (await service.lists.fetch(made.name)).items == ()


@pytest.mark.parametrize("bare", [False, True])
async def test_a_list_that_looks_like_spam_is_refused_with_the_reason(
    bare: bool, service: Parts, tmdb: TmdbEmulator
) -> None:
    tmdb.faults.bare_validation_errors(on=bare)
    tmdb.faults.suspect_spam_next()
    with pytest.raises(Refused, check=says("spam")):
        await service.editor.create("List 1", "", "")


@pytest.mark.parametrize("fails", [True, False])
@pytest.mark.parametrize("older", [True, False])
async def test_a_list_is_deleted_whatever_the_answer_says(
    fails: bool, older: bool, service: Parts, tmdb: TmdbEmulator
) -> None:
    tmdb.faults.fail_list_deletion(on=fails)
    tmdb.faults.answer_in_older_bodies(on=older)
    noir = (await own(service))["Noir"]
    await service.lists.fetch(noir.name)
    tmdb.faults.stale_reads(3600)
    await service.editor.delete(noir.name)
    assert [status for _, status in writes(tmdb)] == [500 if fails else 200]
    assert noir.title not in {one.name for one in tmdb.state.lists_of(ADA)}
    await service.editor.delete(noir.name)  # so it is already


async def test_a_deletion_that_did_not_happen_is_not_believed(service: Parts, tmdb: TmdbEmulator) -> None:
    noir = (await own(service))["Noir"]
    tmdb.faults.refuse_next(11, writes_only=True)
    with pytest.raises(ServerFault):
        await service.editor.delete(noir.name)
    assert "Noir" in await own(service)


async def test_what_tmdb_cannot_do_is_said(service: Parts, tmdb: TmdbEmulator) -> None:
    noir = (await own(service))["Noir"]
    with pytest.raises(Refused, check=says("renames")):
        await service.editor.change(noir.name, "Black", "", "")
    with pytest.raises(Refused, check=says("no order")):
        await service.editor.reorder([noir.name])
    with pytest.raises(Refused, check=says("own making")):
        await service.editor.delete("watchlist/movies")
    assert writes(tmdb) == []


async def test_somebody_elses_list_is_not_changed(service: Parts, tmdb: TmdbEmulator) -> None:
    at_sea = next(info for info in await service.lists.all() if info.title == "At sea")
    assert "somebody else" in fixed_in_words(at_sea.fixed)
    assert len((await service.lists.fetch(at_sea.name)).items) == 3
    with pytest.raises(Refused, check=says("may not")):
        await service.editor.delete(at_sea.name)
    assert tmdb.state.lists_of("grace")[0].name == "At sea"


async def test_whose_a_list_is_is_asked_once(service: Parts, tmdb: TmdbEmulator) -> None:
    first = await service.lists.all()
    tmdb.requests.clear()
    assert await service.lists.all() == first
    assert [call.path for call in tmdb.requests] == ["/3/account/1815/lists"]


# --- ratings -----------------------------------------------------------------------------------------------------


async def test_ratings_are_read_by_kind(service: Parts, tmdb: TmdbEmulator) -> None:
    third, fifth = work(tmdb, "The Third Man").title.id, work(tmdb, "Metropolis").title.id
    show, unrated = work(tmdb, "Twin Peaks", "tv").title.id, work(tmdb, "Charade").title.id
    assert await service.ratings.of([third, fifth, show, unrated]) == {third: 10.0, fifth: 8.5, show: 9.5}
    (episode, _) = (item.title.id for item in (await service.lists.fetch("rated/tv/episodes")).items)
    assert await service.ratings.of([episode]) == {episode: 10.0}


@pytest.mark.parametrize("kind", ["movie", "tv", "episode"])
async def test_a_rating_is_given_changed_and_taken_back(kind: str, service: Parts, tmdb: TmdbEmulator) -> None:
    title = {"movie": work(tmdb, "Charade").title.id, "tv": work(tmdb, "Das Boot", "tv").title.id}.get(
        kind, TitleId("")
    )
    if kind == "episode":
        title = (await service.lists.fetch("rated/tv/episodes")).items[0].title.id
    for given, told in ((7.3, 7.5), (99, 10.0), (0, 0.5)):
        await service.ratings.rate({title: given})
        assert await service.ratings.of([title]) == {title: told}
    for _ in range(2):
        await service.ratings.rate({title: None})
        assert await service.ratings.of([title]) == {}


async def test_nothing_unknown_is_rated(service: Parts) -> None:
    for title in ("movie:999999999", "person:1", "movie:../account"):
        with pytest.raises(Refused) as refused:
            await service.ratings.rate({TitleId(title): 5})
        assert refused.value.titles == (title,)
