"""Whether two words of names are one word: inside a script, across scripts, and where a letter is wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from ..knowledge.nationalities import country_names, demonyms
from ..text.fold import fold_letters
from ..text.phonetic import code, plain
from ..text.romanise import is_arabic, parts

SAME, CLOSE, DIFFERENT = 1.0, 0.5, 0.0
# forms of one word that grammar or habit makes
_VARIANTS = {"ابا": "ابو", "ابي": "ابو", "بو": "ابو", "abou": "abu", "abi": "abu", "aba": "abu", "bou": "abu"}
_VARIANTS |= {"oum": "um", "umm": "um", "أم": "ام", "islamiya": "islamic", "islamiyah": "islamic", "ulislam": "islam"}
# a written long vowel of Arabic and the Latin letters in which it shows
_LONG = {"ا": "aeou", "ي": "iey", "و": "uow"}
# letters that stand for one foreign sound: تيليغرام, تيليجرام
_FOREIGN = str.maketrans("غگق", "ججج")
# sounds that some transliterations write otherwise: Latin letters and the code that they may have too
_OTHERWISE = [("g", "J", "K"), ("dh", "D", "Z"), ("z", "Z", "D"), ("th", "T", "S"), ("v", "F", "W"), ("gh", "G", "J")]
_OTHERWISE += [("y", "Y", ""), ("w", "W", "")]
_DEFINITE = re.compile(r"^[ae]([sdtznrl])(?=\1)")


@lru_cache(maxsize=400_000)
def alike(left: str, right: str) -> float:
    """SAME, CLOSE (perhaps a misspelling or an unusual transliteration) or DIFFERENT, for two folded words.

    >>> alike("حسين", "hussein"), alike("حسين", "hassan"), alike("جمد", "جند"), alike("حسن", "حسين")
    (1.0, 0.0, 0.5, 0.0)
    """
    left, right = _VARIANTS.get(left, left), _VARIANTS.get(right, right)
    if left == right:
        return SAME
    if left.isdigit() or right.isdigit():
        return DIFFERENT
    arabic = is_arabic(left), is_arabic(right)
    if arabic[0] and arabic[1]:
        return _arabic(left, right)
    if not arabic[0] and not arabic[1]:
        return _latin(left, right)
    return _across(left, right) if arabic[0] else _across(right, left)


@cache
def _arabic_of() -> dict[str, frozenset[str]]:
    """Known Latin spellings, in simple letters, with the Arabic words that they spell."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, part in parts().items():
        for spelling in part.spellings:
            found[plain(spelling)].add(word)
    return {spelling: frozenset(words) for spelling, words in found.items()}


@lru_cache(maxsize=200_000)
def known(word: str) -> frozenset[str]:
    """The Arabic words that a folded word of either script is known to stand for."""
    if is_arabic(word):
        return frozenset({word}) if fold_letters(word) in parts() else frozenset()
    return _arabic_of().get(plain(word), frozenset())


class _Form(NamedTuple):
    """An Arabic word as it is compared: without what grammar and habit change, its country, its known spellings."""

    plural: str
    nation: str | None
    spellings: frozenset[str]
    foreign: str
    stem: str


@lru_cache(maxsize=200_000)
def _form(word: str) -> _Form:
    spellings = frozenset(parts()[word].spellings) if known(word) else frozenset()
    return _Form(_plural(word), _nation(word), spellings, word.translate(_FOREIGN), word.removesuffix("ه"))


def _arabic(left: str, right: str) -> float:
    one, two = _form(left), _form(right)
    if one.plural == two.plural or (one.nation and one.nation == two.nation):
        return SAME
    if one.spellings and two.spellings:
        return SAME if one.spellings & two.spellings and _long(left) == _long(right) else DIFFERENT
    if len(left) > 4 and one.foreign == two.foreign:
        return SAME
    shorter = min(len(left), len(right))
    if shorter > 3 and one.stem == two.stem:
        return CLOSE
    return CLOSE if shorter >= 3 and _one_off(left, right) else DIFFERENT


def _nation(word: str) -> str | None:
    """The country of a country's name or adjective, whatever its gender and number: سوريا, سورية, سوريين."""
    tables = (demonyms(), country_names())
    return next((table[form] for table in tables for form in (word, f"ال{word}") if form in table), None)


def _long(word: str) -> str:
    """Where a word has its long vowels: what tells صالح from صلاح."""
    return "".join(c if c in _LONG else "." for c in word)


def _plural(word: str) -> str:
    """One form of المرابطون and المرابطين, of سوريا and سورية, of أميركا and أمريكا."""
    word = word.replace("اميرك", "امريك")
    ending = {"ون": "ين", "يا": "يه"}.get(word[-2:]) if len(word) > 4 else None
    return word[:-2] + ending if ending else word


def _latin(left: str, right: str) -> float:
    one, two = known(left), known(right)
    if one and two:
        return SAME if one & two else DIFFERENT
    if plain(left) == plain(right):
        return SAME
    if code(left) == code(right) and len(code(left)) >= 2 and _simple(left) == _simple(right):
        return SAME
    if min(len(left), len(right)) < 4:
        return DIFFERENT
    same_sound = code(left) == code(right) and len(code(left)) >= 3
    return CLOSE if _one_off(plain(left), plain(right)) or same_sound else DIFFERENT


def _simple(word: str) -> str:
    """The order of a, i and u in a word, runs made one: what vowels a transliteration keeps."""
    order = "".join({"a": "a", "e": "i", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u"}.get(c, "") for c in word)
    return "".join(c for i, c in enumerate(order) if i == 0 or order[i - 1] != c)


def _across(arabic: str, latin: str) -> float:
    meant = known(latin)
    if arabic in meant:
        return SAME
    if meant and known(arabic) and not (meant & _twins(arabic)):
        return DIFFERENT
    if any(plain(s) == plain(latin) for s in (parts()[arabic].spellings if arabic in parts() else ())):
        return SAME
    return max(_sounds(arabic, latin), _sounds(arabic, _DEFINITE.sub("", latin)) if len(latin) > 4 else DIFFERENT)


def _sounds(arabic: str, latin: str) -> float:
    sound = code(arabic)
    others = _codes(latin)
    if sound and sound in others:
        agree = _vowels_agree(arabic, latin)
        return SAME if agree and len(sound) >= 2 else CLOSE if agree or len(sound) >= 4 else DIFFERENT
    near = len(sound) >= 3 and any(len(o) >= 3 and _one_off(sound, o) for o in others)
    return CLOSE if near and _vowels_agree(arabic, latin) else DIFFERENT


def _one_off(left: str, right: str) -> bool:
    """Whether at most one letter is wrong, missing or out of its place."""
    return abs(len(left) - len(right)) <= 1 and DamerauLevenshtein.distance(left, right, score_cutoff=1) <= 1


@lru_cache(maxsize=100_000)
def _codes(latin: str) -> frozenset[str]:
    """The code of a Latin word, and those under which another habit of transliteration would put it."""
    found = {code(latin)}
    for letters, usual, other in _OTHERWISE:
        if letters in latin:
            found |= {c.replace(usual, other) for c in found}
    return frozenset(found)


def _twins(arabic: str) -> frozenset[str]:
    """The known Arabic words that share a spelling with one: شريف written Sharif or Cherif."""
    spelt = parts()[arabic].spellings if arabic in parts() else ()
    return frozenset().union(*(_arabic_of().get(plain(s), frozenset()) for s in spelt))


def _vowels_agree(arabic: str, latin: str) -> bool:
    """Whether each long vowel that Arabic writes shows in the Latin word, in its order."""
    rest = latin
    for position, letter in enumerate(arabic):
        if letter in _LONG and position:
            at = next((i for i, c in enumerate(rest) if c in _LONG[letter]), None)
            if at is None:
                return False
            rest = rest[at + 1 :]
    return True
