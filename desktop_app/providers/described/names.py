"""Names of services that could be taken for another's: the same letters to the eye, whatever they are to a computer."""

import re
import unicodedata
from collections.abc import Iterable

OWN = "Lineup"
"""This program's name: a service of that name could pass for a part of it."""

_CAPITALS = str.maketrans("АВЕКМНОРСТУХІЈЅ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abekmhopctyxijs" + "abezhikmnoptyx")
"""Cyrillic and Greek capitals: some look otherwise than their small letters."""

_LOOKS_LIKE = str.maketrans(
    "авсԁеғɡһіїјкӏмորԛгѕтуѵԝхᴢ" + "αβϲδεγηικλμνορϱστυωχ" + "աեիոսցօ" + "ıȷɑɩʟᴛᴋᴀʀɴᴇ",
    "abcdefghiijklmopqrstuvwxz" + "abcdeyniklmvoppotuwx" + "wetnugo" + "ijailtkarne",
)
"""Cyrillic, Greek, Armenian and odd Latin letters, and the letter that each of them looks like.

Unicode's own list (TR 39) has thousands more; words that mix alphabets are refused whatever they look like.
"""

_FIGURES = str.maketrans("01345789$@|!", "oleastbgsall")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters to Unicode, nothing to the eye."""

_TOGETHER = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "FULLWIDTH", "HALFWIDTH"})
"""Writing systems whose letters stand together in an honest word."""


def mixed_word(name: str) -> str:
    """The first word with letters of writing systems that no honest word mixes; empty where there is none."""
    words: list[str] = re.findall(r"\w+", name)
    for word in words:
        scripts = {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()}
        if len(scripts) > 1 and not scripts <= _TOGETHER:
            return word
    return ""


def known_name(name: str, known: Iterable[str]) -> str:
    """The one of the `known` names that this name could be taken for; empty where there is none.

    Case, spaces, marks, figures for letters and look-alike letters make no difference, and a known name that stands
    in it as a word of its own ("Trakt Official") is one, too.
    """
    parts = re.split(r"[\W_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", name)))
    seen = {_skeleton(part) for part in parts} | {_skeleton(name)}
    return next((each for each in known if _skeleton(each) in seen), "")


def _skeleton(name: str) -> str:
    """The name as it looks: names that could be taken for each other have the same one."""
    capitals = unicodedata.normalize("NFKD", name).translate(_CAPITALS)
    plain = capitals.casefold().translate(_LOOKS_LIKE).translate(_FIGURES)
    letters = "".join(letter for letter in plain if letter.isalnum() and letter not in _BLANKS).replace("i", "l")
    for pair, letter in _PAIRS:
        letters = letters.replace(pair, letter)
    return letters
