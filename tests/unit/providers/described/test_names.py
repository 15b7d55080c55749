"""Names that could be taken for another service's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.providers.described.names import is_blank, known_name, mixed_word

KNOWN = ("Lineup", "netflix", "trakt", "tmdb", "chew")


@pytest.mark.parametrize(
    "name",
    [
        "Trakt",
        "TRAKT",
        " trakt ",
        "T r a k t",
        "Tra-kt",
        "Trakt!",
        "Trakt.tv",
        "Trakt TV",
        "TraktTV",
        "Official Trakt",
        "Тrаkt",
        "ТRАКТ",
        "Ｔｒａｋｔ",
        "𝐓𝐫𝐚𝐤𝐭",
        "Tráķt",
        "Trak\u0307t",
        "Tr4kt",
        "Tr@kt",
        "NETFL1X",
        "Netfliх",
        "Νetflix",
        "Netﬂix",
        "Lіneup",
        "LINEUP Sync",
        "Iineup",
        "Tｍdb",
        "Trakt\u3164",
        "ɴᴇᴛꜰʟɪx",
        "Netƒlix",
        "Tɾakt",
        "Trɐkt",
        "🆃🆁🅰🅺🆃",
        "🇹🇷🇦🇰🇹",
        "Trakt2",
        "chevv",
        "Chew",
    ],
)
def test_a_name_that_looks_like_a_known_one_is_told(name: str) -> None:
    assert known_name(name, KNOWN)


@pytest.mark.parametrize(
    "name",
    [
        "Films Club",
        "Traktor",
        "Chewing",
        "Кинотека",
        "映画リスト",
        "My lists",
        "Jellyfin",
        "Tmesis",
        "Ørsted ª 2",
        "רשימה",
    ],
)
def test_a_name_of_its_own_is_free(name: str) -> None:
    assert not known_name(name, KNOWN)
    assert not mixed_word(name)


@pytest.mark.parametrize("word", ["Jellyfіn", "Кинo", "Fιlms", "Ꭲube", "ᎢᎡᎪᏦᎢ", "ꓔꓣꓮꓗꓔ", "ⲧⲣⲁⲕⲧ"])
def test_a_word_of_two_alphabets_is_told(word: str) -> None:
    assert mixed_word(f"My {word} list") == word


@pytest.mark.parametrize("name", ["映画 Films", "Films映画", "넷 Lists", "Кино Films"])
def test_writing_systems_that_go_together_are_free(name: str) -> None:
    assert not mixed_word(name)


@given(st.sampled_from(KNOWN), st.lists(st.sampled_from(" -_.·'\u0301\u0308\u3164"), min_size=0, max_size=4), st.data())
def test_no_mark_or_space_in_between_hides_a_known_name(known: str, marks: list[str], data: st.DataObject) -> None:
    name = known
    for mark in marks:
        at = data.draw(st.integers(0, len(name)))
        name = name[:at] + mark + name[at:]
    name = "".join(data.draw(st.sampled_from((letter, letter.upper()))) for letter in name)
    assert known_name(name, KNOWN)


@given(st.text(max_size=60))
def test_any_name_is_looked_at(name: str) -> None:
    assert known_name(name, KNOWN) in ("", *KNOWN)
    assert mixed_word(name) in name


@pytest.mark.parametrize("name", ["\u3164", "\u2800\u2800", "\u0301" * 9, " ", "…", "\uffa0 -"])
def test_a_name_that_nobody_can_read_is_none(name: str) -> None:
    assert is_blank(name)
    assert not is_blank(f"{name}a")
