"""Files on their way into a list of the sandbox's services: what each line is found to mean, and what it says."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests import tmdb, trakt
from tests.field.names import (
    CatalogueId,
    Fit,
    Match,
    Preview,
    Sandbox,
    Service,
    TitleLookup,
    Workers,
    preview_of,
    read_list,
)


class Catalogues:
    """The catalogues of both services, asked as an import asks them."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        self.folder = folder
        trakt.at_once(sandbox.trakt)
        sandbox.tmdb.faults.requests_per_second(None)

    async def open(self) -> None:
        at_trakt = trakt.make_trakt_core(self.folder / "trakt", self.sandbox)
        at_tmdb = tmdb.make_tmdb_core(self.folder / "tmdb", self.sandbox)
        self.cores = {"trakt": at_trakt, "tmdb": at_tmdb}
        self.services: dict[str, Service] = {
            "trakt": (await trakt.service_of(at_trakt, await trakt.link(at_trakt, self.sandbox.trakt))).service,
            "tmdb": (await tmdb.service_of(at_tmdb, await tmdb.link(at_tmdb, self.sandbox.tmdb))).service,
        }

    async def close(self) -> None:
        for core in self.cores.values():
            await core.accounts.close()

    async def look(self, at: str, text: str) -> list[Match]:
        preview = preview_of(read_list(text.encode()), (), frozenset(), at)
        looking = TitleLookup(preview, CatalogueId(at, "sandbox"), self.cores[at].accounts.found)
        await looking.remember(Workers("test"))
        await looking.ask(self.services[at], lambda _rows: None, lambda _seconds: None)
        return matches(preview)


def matches(preview: Preview) -> list[Match]:
    return [row for row in map(preview.__getitem__, range(len(preview))) if isinstance(row, Match)]


def told(found: list[Match]) -> list[tuple[Fit, str, int | None]]:
    return [(row.fit, row.title.name if row.title else "", row.title.year if row.title else None) for row in found]


@pytest.fixture
async def catalogues(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Catalogues]:
    made = Catalogues(sandbox, tmp_path)
    await made.open()
    yield made
    await made.close()


def imdb_of(sandbox: Sandbox, name: str, year: int) -> str:
    """Return the title's IMDb id as TMDB's emulator knows it."""
    works = sandbox.tmdb.state.library
    return next(work.imdb or "" for work in works if work.title == name and work.date.startswith(str(year)))


async def test_an_imdb_id_is_sure_whatever_the_kind_the_year_and_the_name_say(catalogues: Catalogues) -> None:
    film = imdb_of(catalogues.sandbox, "Laura", 1944)
    kinds = ("TV Movie", "Short", "Video", "TV Special", "Fernsehfilm", "Telewizyjny", "")
    rows = "".join(f"{film},Anders,{kind},N/A\n" for kind in kinds)
    for at in ("tmdb", "trakt"):
        (first, *others) = await catalogues.look(at, f"Const,Title,Title Type,Year\n{rows}")
        assert told([first]) == [(Fit.EXACT, "Laura", 1944)]
        assert {(row.fit, row.why) for row in others} == {(Fit.HERE, "Named twice")}


async def test_an_id_that_two_titles_have_is_told_apart_by_kind_or_name(catalogues: Catalogues) -> None:
    both = imdb_of(catalogues.sandbox, "Fawlty Towers", 1975)
    head = "Const,Title,Title Type\n"
    assert told(await catalogues.look("tmdb", f"{head}{both},x,TV Series\n")) == [(Fit.EXACT, "Fawlty Towers", 1975)]
    assert told(await catalogues.look("tmdb", f"{head}{both},Fawlty Towers,?\n")) == [
        (Fit.EXACT, "Fawlty Towers", 1975)
    ]
    (torn,) = await catalogues.look("tmdb", f"{head}{both},x,?\n")
    assert (torn.fit, torn.why, len(torn.candidates)) == (Fit.DOUBTFUL, "Film or series?", 2)


async def test_a_number_without_a_kind_is_that_of_the_title_that_is_called_so(catalogues: Catalogues) -> None:
    named, other, prisoner = await catalogues.look(
        "tmdb", "tmdbID,Title,Year\n644449,The Third Man,1949\n644449,Anders,1949\n644449,The Prisoner,1967\n"
    )
    assert (named.fit, named.title and named.title.kind) == (Fit.EXACT, "movie")
    assert (prisoner.fit, prisoner.title and prisoner.title.kind) == (Fit.EXACT, "show")
    assert other.fit is Fit.HERE or (other.fit, other.why) == (Fit.DOUBTFUL, "Film or series?")
    assert {title.kind for title in other.candidates} == {"movie", "show"}


async def test_a_season_that_cannot_be_looked_up_proposes_its_series(catalogues: Catalogues) -> None:
    head = "type,title,year,trakt_id,imdb_id,tmdb_id,season_number,season_trakt_id,episode_number,episode_title\n"
    show = "Twin Peaks,1990,3,tt9000003,650404"
    rows = f"season,{show},1,,,\nepisode,{show},9,,99,Nobody filmed\n"
    (season, episode) = await catalogues.look("tmdb", head + rows)
    assert (season.fit, season.why) == (Fit.DOUBTFUL, "The whole series")
    assert season.title is not None
    assert (season.title.name, season.title.kind) == ("Twin Peaks", "show")
    assert (episode.fit, episode.title) == (Fit.HERE, season.title)


async def test_an_episode_of_netflixs_history_proposes_its_series(catalogues: Catalogues) -> None:
    names = ("The Prisoner: Season 1: Arrival", "Charade", "No Such: Season 1: X")
    text = "Title,Date\n" + "".join(f'"{name}","6/19/25"\n' for name in names)
    prisoner, charade, nobody = await catalogues.look("tmdb", text)
    assert (prisoner.fit, prisoner.why) == (Fit.DOUBTFUL, "The whole series")
    assert told([prisoner, charade]) == [(Fit.DOUBTFUL, "The Prisoner", 1967), (Fit.DOUBTFUL, "Charade", 1963)]
    assert nobody.fit is Fit.MISSING


@pytest.mark.parametrize(
    ("name", "year", "title"),
    [
        ("The Third Man (1949)", "", "The Third Man"),
        ("Third Man, The", "1949", "The Third Man"),
        ("The Third Man 1949", "", "The Third Man"),
        ("The Third Man - 1949", "1949", "The Third Man"),
        ("The Third Man, 1950", "", "The Third Man"),
        ("Charade", "1964", "Charade"),
        ("Rosencrantz and Guildenstern Are Dead", "1990", "Rosencrantz & Guildenstern Are Dead"),
        ("Singin&#39; in the Rain", "1952", "Singin' in the Rain"),
    ],
)
async def test_a_name_as_people_write_it_is_proposed_by_both_services(
    name: str, year: str, title: str, catalogues: Catalogues
) -> None:
    for at in ("tmdb", "trakt"):
        (row,) = await catalogues.look(at, f'title,year\n"{name}",{year}\n')
        assert (row.fit, row.title and row.title.name) == (Fit.DOUBTFUL, title)


async def test_a_name_that_is_there_in_other_years_alone_says_so(catalogues: Catalogues) -> None:
    (row,) = await catalogues.look("tmdb", "title,year\nCharade,1931\n")
    assert (row.fit, row.why) == (Fit.MISSING, "Only in other years")
