"""Names as people and programs write them: found where they mean a title, and no more alike than they are."""

import pytest

from tests.field.names import (
    FileLine,
    Fit,
    ImportedTitle,
    Likeness,
    Match,
    Title,
    TitleId,
    likeness,
    look_ups,
    match_among,
    read_list,
    sort_name,
)


def wanted(name: str, year: str = "") -> FileLine:
    (line,) = read_list(f'title,year\n"{name}",{year}\n'.encode()).lines
    return line


def among(line: FileLine, *titles: tuple[str, int | None]) -> Match:
    found = [Title(TitleId(f"movie:{number}"), name, year) for number, (name, year) in enumerate(titles)]
    return match_among(line, found, "tmdb")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Rosencrantz and Guildenstern", "Rosencrantz & Guildenstern"),
        ("Romeo + Juliet", "Romeo & Juliet"),
        ("Rosencrantz &amp;amp; Guildenstern", "Rosencrantz & Guildenstern"),
        ("AmÃ©lie", "Amélie"),
        ("MÃE", "Mãe"),
        ("Max und Moritz", "Max & Moritz"),
        ("Jules & Jim", "Jules et Jim"),
        ("Rosencrantz &amp; Guildenstern", "Rosencrantz & Guildenstern"),
        ("Singin&#39; in the Rain", "Singin' in the Rain"),
        ("Singin’ in the Rain", "Singin' in the Rain"),
        ("Third Man, The", "The Third Man"),
        ("Third Man,The", "The Third Man"),
        ("dritte Mann, Der", "Der dritte Mann"),
        ("avventura, L'", "L'avventura"),
        ("Third Man, The (1949)", "The Third Man"),
        ("Charade (1963)", "Charade"),
        ("Charade [1963]", "Charade"),
        ("Twin Peaks (1990–1991)", "Twin Peaks"),
        ("Charade", "Charade (1963)"),
        ("AMELIE", "Amélie"),
        ("Amélie", "Ame\u0301lie"),
        ("Ёлки", "елки"),
        ("Ἀντιγόνη", "Αντιγονη"),
        ("Ｍ", "M"),
        ("  The   Third\u00a0Man ", "The Third Man"),
    ],
)
def test_a_name_that_means_the_title_proposes_it(name: str, title: str) -> None:
    match = among(wanted(name), (title, None))
    assert (match.fit, match.title is not None) == (Fit.DOUBTFUL, True)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("がっこう", "かっこう"),
        ("パパ", "ハハ"),
        ("क", "कि"),
        ("दिल", "दल"),
        ("हम", "हमें"),
        ("ไก่", "ไก"),
        ("ป่า", "ป้า"),
        ("கல்", "கால்"),
        ("The Third Man", "Third Man"),
        ("M", "Ma"),
        ("Sand", "S&"),
        ("???", "***"),
    ],
)
def test_names_that_differ_in_a_letter_are_two_names(name: str, title: str) -> None:
    assert among(wanted(name), (title, None)).fit is Fit.MISSING
    assert likeness(Title(TitleId("1"), name, 2000), Title(TitleId("2"), title, 2000)) is Likeness.DIFFERENT


@pytest.mark.parametrize("name", ["がっこう", "दिल", "ไก่", "Amélie", "한국", "سینما"])
def test_every_script_finds_its_own_name(name: str) -> None:
    assert among(wanted(name, "2000"), (name, 2000)).fit is Fit.DOUBTFUL


@pytest.mark.parametrize(
    ("name", "year", "asked"),
    [
        ("Doctor Who (2005)", 2005, "Doctor Who"),
        ("1941 (1979)", 1979, "1941"),
        ("2012", None, "2012"),
        ("Blade Runner 2049", None, "Blade Runner 2049"),
        ("(500) Days of Summer", None, "(500) Days of Summer"),
        ("Love (3D)", None, "Love (3D)"),
        ("Love (1234)", None, "Love (1234)"),
        ("(2005)", None, "(2005)"),
    ],
)
def test_a_year_in_brackets_is_a_year_and_no_name(name: str, year: int | None, asked: str) -> None:
    line = wanted(name)
    assert line.wanted.year == year
    assert [question.key for question in look_ups(line.wanted, "tmdb", by_key=True)] == [asked]


def test_the_year_of_the_column_outweighs_the_one_in_the_name() -> None:
    assert wanted("Blade Runner (2007)", "1982").wanted.year == 1982


def test_a_year_off_by_one_is_proposed_as_such_behind_the_right_one() -> None:
    near = among(wanted("Charade", "1964"), ("Charade", 1963))
    assert (near.fit, near.why) == (Fit.DOUBTFUL, "Same name, other year")
    both = among(wanted("Charade", "1963"), ("Charade", 1962), ("Charade", 1963), ("Charade", 1965))
    assert (both.fit, both.why) == (Fit.DOUBTFUL, "")
    assert [title.year for title in both.candidates] == [1963, 1962]


@pytest.mark.parametrize("year", ["1961", "1965", "2002"])
def test_a_year_further_off_is_another_title(year: str) -> None:
    assert among(wanted("Charade", year), ("Charade", 1963)).fit is Fit.MISSING


def test_signs_that_nobody_sees_are_no_part_of_a_name() -> None:
    assert wanted("\u202eedarahC").wanted.name == "edarahC"
    assert wanted("Cha\u2066rade\x07").wanted.name == "Charade"
    assert wanted("&#8238;edarahC").wanted.name == "edarahC"


def test_articles_are_looked_for_before_accents_go() -> None:
    names = ["Bande à part", "À bout de souffle", "A Man Escaped", "À la recherche", "The Third Man"]
    assert [sort_name(name) for name in names] == [
        "bande a part",
        "a bout de souffle",
        "man escaped",
        "a la recherche",
        "third man",
    ]
    assert sort_name("A\u0300 bout de souffle") == "a bout de souffle"


@pytest.mark.parametrize(
    ("name", "show"),
    [
        ("The Prisoner: Season 1: Arrival", "The Prisoner"),
        ("Twin Peaks: Limited Series: Part 1", "Twin Peaks"),
        ("Dark: Staffel 2: Anfänge", "Dark"),
        ("La casa de papel: Parte 1: Efectuar lo acordado", "La casa de papel"),
        ("Star Trek: Picard: Season 1: Remembrance", "Star Trek: Picard"),
        ("Dune: Part Two", None),
        ("Mission: Impossible", None),
    ],
)
def test_an_episode_of_netflixs_history_knows_its_series(name: str, show: str | None) -> None:
    text = f'Title,Date\n"{name}","6/19/25"\n'
    contents = read_list(text.encode())
    (line,) = contents.lines
    assert contents.form == "Netflix’s CSV"
    assert line.wanted.name == name
    assert line.wanted.show == (ImportedTitle(show, kind="show") if show else None)
