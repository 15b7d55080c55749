"""Where else a title stands, over however many steps."""

from desktop_app.accounts import Library
from desktop_app.domain.account import AccountId
from desktop_app.domain.all_lists import OpenList
from desktop_app.domain.duplicates import pair_of
from desktop_app.domain.queues import Item, Queue, QueueRef, Title, TitleId
from desktop_app.ui.details.title_finder import TitleFinder


def film(key: str, name: str = "", **ids: str) -> Title:
    return Title(TitleId(key), name or key, 1963, kind="movie", ids=tuple(ids.items()))


def listed(namespace: str, *titles: Title) -> OpenList:
    return OpenList(QueueRef(AccountId(namespace), "list"), namespace, Queue(tuple(map(Item, titles))))


LISTS = (listed("t", film("1", imdb="tt1", tmdb="5")), listed("m", film("2", tmdb="5")))


async def test_a_twin_of_a_twin_is_found() -> None:
    found = await TitleFinder(Library()).find(film("9", imdb="tt1"), "n", LISTS, {})
    assert [(one.title.id, one.is_sure) for one in found] == [("1", True), ("2", True)]


async def test_an_answer_leads_on_and_no_outweighs_a_key() -> None:
    yes = {pair_of("n:9", "t:1"): True}
    found = await TitleFinder(Library()).find(film("9", "1"), "n", LISTS, yes)
    assert [one.title.id for one in found if one.is_sure] == ["1", "2"]
    no = {pair_of("n:9", "t:1"): False}
    assert not await TitleFinder(Library()).find(film("9", imdb="tt1"), "n", LISTS, no)


async def test_keys_that_contradict_each_other_come_to_an_end() -> None:
    def told(key: str, kind: str, *ids: tuple[str, str]) -> Title:
        return Title(TitleId(key), key, kind=kind, ids=ids)

    theirs = listed("m", told("1", "", ("tvdb", "1"), ("imdb", "2")), told("2", "show", ("imdb", "2"), ("tvdb", "2")))
    asked = told("9", "", ("imdb", "2"), ("trakt", "2"), ("tmdb", "2"))
    found = await TitleFinder(Library()).find(asked, "q", (theirs,), {})
    assert {one.title.id for one in found} == {"1", "2"}
