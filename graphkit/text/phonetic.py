"""How names sound, for comparing across scripts: one code for what Arabic spells one way and Latin in many.

A code keeps the consonants that most transliterations keep apart; it drops vowels, articles, `bin`, doubled letters
and the silent ends (ة, -h). Equal codes are a hint, not a proof: عمر and عامر have the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .fold import PLAIN, fold_letters
from .romanise import is_arabic, romanise

_CONSONANTS = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهوي", "BTTJHXDDRZSCSDTZGFKKLMNHWY", strict=True))
_GLIDES = {"و", "ي"}
_LATIN = [
    (re.compile(pattern), code)
    for pattern, code in (
        (r"sch|sh|tch|ch", "C"),
        (r"kh", "X"),
        (r"gh", "G"),
        (r"th", "T"),
        (r"dh", "D"),
        (r"zh", "Z"),
        (r"ph", "F"),
        (r"dj|dg", "J"),
        (r"ck|q|c(?![eiy])", "K"),
        (r"ou(?=[aeiou])|aoui", "W"),
        (r"ou|oo", "u"),
        (r"w(?=[aeiou])", "W"),
        (r"y(?=[aou])|i(?=a)", "Y"),
        (r"c", "S"),
        (r"x", "KS"),
        (r"[gj]", "J"),
        (r"p", "B"),
        (r"v", "F"),
    )
]
# parts that are written joined or apart: each is taken as a word of its own
_JOINED = [
    (re.compile(pattern), apart)
    for pattern, apart in (
        (r"^abd[aeiou]?(?:l|([rsntdz])(?=\1))(?=\w{3})|^abd(?:[aeiou][lr]?$|[aeiou](?=[rsntdz]\w{3}))", "abd "),
        (r"^a?bou?(?=bake?a?r)|^abu(?=bak)", "abu "),
        (r"(?<=\w{2})[aeu]dd?[iye]ne?$", " din"),
        (r"(?<=\w{2})[aou]ll?ah?$", " allah"),
        (r"^al(?=[b-df-hj-np-tv-z]\w{3})", ""),
    )
]
_ARABIC_JOINED = re.compile(
    "^(عبد|ابو|بو)(?=ال\\w{2}|لله)|^ا?بو(?=بكر$)|(?<=\\w\\w)(?=الله$|الدين$|الرحمن$|الحق$|الاسلام$)"
)
_ARABIC_ARTICLE = re.compile("^(ال|لل)(?=\\w\\w)")
_ARTICLES = "ال al el ul ur il as ash es az an ad ar at ed er e i d و wa of the and"
_DROPPED = frozenset(_ARTICLES.split())
_SON = frozenset({"بن", "ابن", "bin", "ben", "ibn"})
_MARK = re.compile(r"[^\w\s]|_")
_HAMZA = re.compile("['’‘`ʼʻء]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name that count, folded, joined parts taken apart, without article and `bin`.

    >>> words("عبدالرحمن بن خالد"), words("Abdul-Rahman ibn Khaled")
    (('عبد', 'رحمن', 'خالد'), ('abd', 'rahman', 'khaled'))
    """
    plain = name if PLAIN.fullmatch(name) else _unmarked(name)
    plain = _MARK.sub(" ", _HAMZA.sub("", fold_letters(plain)))
    found = [part for word in plain.split() for part in _parts(word)]
    kept = [w for w in found if w not in _DROPPED]
    return tuple(w for i, w in enumerate(kept) if i == 0 or w not in _SON) or tuple(found)


def _unmarked(name: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).replace("ـ", ""))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=200_000)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(_arabic_words(word) if is_arabic(word) else _latin_words(word))


def _arabic_words(word: str) -> list[str]:
    parts = _ARABIC_JOINED.sub(lambda m: m.group() + " ", word).split()
    return [p if p == "الله" else _ARABIC_ARTICLE.sub("", p) for p in parts]


def _latin_words(word: str) -> list[str]:
    for pattern, apart in _JOINED:
        word = pattern.sub(apart, word)
    return word.split()


@lru_cache(maxsize=200_000)
def code(word: str) -> str:
    """The sound of one folded word.

    >>> code("يوسف"), code("youssef"), code("زرقاوي"), code("zarkaoui"), code("خليفه"), code("khalifa")
    ('YSF', 'YSF', 'ZRKW', 'ZRKW', 'XLF', 'XLF')
    """
    if is_arabic(word):
        found = "".join(_arabic_letter(word, i) for i in range(len(word)))
    else:
        for pattern, letter in _LATIN:
            word = pattern.sub(letter, word)
        found = re.sub(r"[aeiouyw]|h$", "", word).upper()
    return _DOUBLE.sub(r"\1", found)


def _arabic_letter(word: str, i: int) -> str:
    letter, after = word[i], word[i + 1 : i + 2]
    if letter in _GLIDES and not (after == "ا" or (i == 0 and after) or (letter == "و" and after == "ي")):
        return ""
    if letter == "ه" and not after:
        return ""
    return _CONSONANTS.get(letter, "")


@lru_cache(maxsize=200_000)
def codes(name: str) -> tuple[str, ...]:
    """The sounds of the words of a name, words without consonants left out."""
    return tuple(c for c in map(code, words(name)) if c)


@lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """A name in simple Latin letters, as near as spellings come: for distances between names of any script.

    >>> plain("أبو إياد التونسي"), plain("Abou Iyadh al-Tounissi")
    ('abu iad tunisi', 'abu iad tunisi')
    """
    latin = " ".join(words(romanise(name)))
    for old, new in (("ou", "u"), ("oo", "u"), ("ee", "i"), ("dh", "d"), ("th", "t"), ("q", "k"), ("ck", "k")):
        latin = latin.replace(old, new)
    latin = latin.translate(str.maketrans("eoyw", "iuiu")).replace("ii", "i")
    return _DOUBLE.sub(r"\1", re.sub(r"h\b", "", latin))
