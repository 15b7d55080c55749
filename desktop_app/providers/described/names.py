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

_NAMED_LETTER = re.compile(
    r"(?:LATIN (?:CAPITAL |SMALL )?LETTER (?:SMALL CAPITAL |REVERSED |TURNED |OPEN |DOTLESS |SIDEWAYS |SCRIPT )*"
    r"|.*(?:SQUARED|CIRCLED) LATIN CAPITAL LETTER |REGIONAL INDICATOR SYMBOL LETTER )([A-Z])(?: WITH .*)?"
)
"""The letter in Unicode's name for one that is drawn otherwise, such as `LATIN SMALL LETTER F WITH HOOK`."""

_FIGURES = str.maketrans("01345789$@|!", "oleastbgsall")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters to Unicode, nothing to the eye."""

_TOGETHER = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "FULLWIDTH", "HALFWIDTH"})
"""Writing systems whose letters stand together in an honest word."""


_WRITTEN = _TOGETHER | {
    *(
        "GREEK",
        "CYRILLIC",
        "ARMENIAN",
        "GEORGIAN",
        "HEBREW",
        "ARABIC",
        "THAANA",
        "ETHIOPIC",
        "MATHEMATICAL",
        "BOPOMOFO",
    ),
    *("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA"),
    *("THAI", "LAO", "TIBETAN", "MYANMAR", "KHMER", "MONGOLIAN", "FEMININE", "MASCULINE", "MODIFIER", "IDEOGRAPHIC"),
}
"""Writing systems that are in wide use, and other beginnings of the names of letters that stand beside theirs."""


def mixed_word(name: str) -> str:
    """The first word with letters of writing systems that no honest word mixes; empty where there is none.

    A system that hardly anybody writes names in is such a mix by itself: Lisu and Cherokee letters are drawn as Latin
    ones are (UTS 39 section 3.1 restricts identifiers likewise).
    """
    words: list[str] = re.findall(r"\w+", name)
    for word in words:
        scripts = {unicodedata.name(letter, "?").split()[0] for letter in word if letter.isalpha()}
        if (len(scripts) > 1 and not scripts <= _TOGETHER) or not scripts <= _WRITTEN:
            return word
    return ""


def known_name(name: str, known: Iterable[str]) -> str:
    """The one of the `known` names that this name could be taken for; empty where there is none.

    Case, spaces, marks, figures for letters and look-alike letters make no difference, and a known name that stands
    in it as a word of its own ("Trakt Official") is one, too.
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9]+$)", " ", unicodedata.normalize("NFKC", name))
    parts = re.split(r"[\W_]+", words)
    seen = {_skeleton(part) for part in parts} | {_skeleton(name)}
    return next((each for each in known if _skeleton(each) in seen), "")


def is_blank(name: str) -> bool:
    """Whether nobody can read anything of the name, for it has nothing but marks and letters without a shape."""
    return not any(letter.isalnum() and letter not in _BLANKS for letter in name)


def _as_named(letter: str) -> str:
    found = _NAMED_LETTER.fullmatch(unicodedata.name(letter, ""))
    return found[1].lower() if found else letter


def _skeleton(name: str) -> str:
    """The name as it looks: names that could be taken for each other have the same one."""
    capitals = unicodedata.normalize("NFKD", name).translate(_CAPITALS)
    plain = capitals.casefold().translate(_LOOKS_LIKE).translate(_FIGURES)
    drawn = "".join(letter if letter.isascii() else _as_named(letter) for letter in plain)
    letters = "".join(letter for letter in drawn if letter.isalnum() and letter not in _BLANKS).replace("i", "l")
    for pair, letter in _PAIRS:
        letters = letters.replace(pair, letter)
    return letters
