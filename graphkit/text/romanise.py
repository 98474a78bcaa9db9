"""Romanisation: Arabic names in letters that a reader of English can say (Abu Iyad al-Tunisi).

Known parts of names come from two tables in `data/`; what they lack is spelt letter by letter, from camel-tools'
Buckwalter table, with the vowels that Arabic leaves out guessed from the shape of the word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from .fold import fold_letters

_ARABIC_WORD = re.compile("[\u0621-\u065f\u0670-\u06d3]+")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_ARTICLE = "ال"
_WITH_ALLAH = re.compile(r"(?<![\w-])([A-Z]\w+) Allah\b")
_ALLAH = {"Abd": "Abdullah", "Nasr": "Nasrallah", "Hizb": "Hizballah"}
# prefix, its Latin form, and whether it is one whatever follows (else only before a part that is known)
_PREFIXES = [("وال", "wal-", True), (_ARTICLE, "al-", True), ("لل", "lil-", True), ("بال", "bil-", True)]
_PREFIXES += [("و", "wa-", False), ("ل", "li-", False), ("ب", "bi-", False)]
_SMALL = {"bin", "ibn", "bint", "wa", "fi", "min", "ila", "ala", "bi", "li"}
_WORDS = {"في": "fi", "من": "min", "و": "wa", "إلى": "ila", "على": "ala", "عن": "an", "مع": "maa"}
# Buckwalter to English; the vowels ا و ي are read in `_sounds`
_ENGLISH = "b a t th j h kh d dh r z s sh s d t z gh f q k l m n h p ch v g"
_LETTERS = dict(zip("bptvjHxd*rzs$SDTZgfqklmnhPJVG", _ENGLISH.split(), strict=True))
_VOWELS = {"a", "i", "u", "ay", "iy"}


class Part(NamedTuple):
    """A known part of names: spellings, preferred first, and the form before another noun."""

    spellings: tuple[str, ...]
    construct: str | None = None


@cache
def parts() -> dict[str, Part]:
    """The known parts of names, by folded Arabic word; `name_parts.tsv` goes before `proper_nouns.tsv`."""
    found: dict[str, Part] = {}
    for name in ("name_parts", "proper_nouns"):
        text = (files("graphkit") / "text" / "data" / f"{name}.tsv").read_text(encoding="utf-8")
        for line in text.splitlines():
            if not line.startswith("#"):
                word, spellings, *construct = line.split("\t")
                found.setdefault(_fold(word), Part(tuple(spellings.split(";")), construct[0] if construct else None))
    return found


@lru_cache(maxsize=200_000)
def is_arabic(text: str) -> bool:
    """Whether a text has letters of the Arabic script."""
    return _ARABIC_WORD.search(text) is not None


def romanise(name: str) -> str:
    """The name in Latin letters; what is Latin already stays.

    >>> romanise("أبو إياد التونسي"), romanise("كتيبة عقبة بن نافع"), romanise("عبدالرحمن الشمري")
    ('Abu Iyad al-Tunisi', 'Katibat Uqba bin Nafi', 'Abd al-Rahman al-Shammari')
    """
    words = [w for word in name.split() for w in _split(_MARKS.sub("", word))]
    spelt = [_word(w, words[i + 1] if i + 1 < len(words) else None, first=i == 0) for i, w in enumerate(words)]
    text = _WITH_ALLAH.sub(lambda m: _ALLAH.get(m[1], f"{m[1]}ullah"), " ".join(spelt))
    return text[:1].upper() + text[1:]


def spellings(word: str) -> tuple[str, ...]:
    """The usual English spellings of one Arabic word without its article, the preferred first.

    >>> spellings("فيصل")
    ('Faisal', 'Faysal', 'Faycal')
    """
    part = parts().get(_fold(word))
    return part.spellings if part else (_by_letter(word),)


def _fold(word: str) -> str:
    return fold_letters(word.translate({0x0621: None}))


def _split(word: str) -> list[str]:
    """عبدالرحمن -> عبد الرحمن, وأنصار stays; joined words that the tables know as one stay too."""
    if _fold(word) in parts():
        return [word]
    for head in ("عبد", "أبو", "ابو", "بو"):
        rest = word.removeprefix(head)
        known = rest.startswith(_ARTICLE) or (head != "بو" and _fold(rest) in parts())
        if rest != word and len(rest) > 3 and known:
            return [head, rest]
    return [word]


def _word(word: str, following: str | None, *, first: bool) -> str:
    return _ARABIC_WORD.sub(lambda m: _arabic(m.group(), following, first=first), word)


def _arabic(word: str, following: str | None, *, first: bool = False) -> str:
    if word in _WORDS:
        return _WORDS[word]
    part = parts().get(_fold(word))
    if part:
        text = part.construct if part.construct and following and is_arabic(following) else part.spellings[0]
        return text if text.lower() not in _SMALL else text.lower()
    for prefix, latin, sure in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > 2 and (sure or (not first and _fold(rest) in parts())):
            return latin + (_arabic(rest, following) if not sure else spellings(rest)[0])
    return _by_letter(word)


def _by_letter(word: str) -> str:
    sounds = _sounds(word)
    text = "".join(_vowelled(sounds))
    return text[:1].upper() + text[1:]


@cache
def _buckwalter() -> dict[str, str]:
    from camel_tools.utils.charmap import CharMapper

    mapper = CharMapper.builtin_mapper("ar2bw")
    arabic = (chr(c) for c in range(0x0621, 0x06D4))
    return {c: latin for c in arabic if (latin := mapper.map_string(c)) != c} | {"ی": "y", "ک": "k", "ھ": "h", "ہ": "h"}


def _sounds(word: str) -> list[str]:
    """Consonants and the vowels that are written, one string each; ع and hamza give a vowel or nothing."""
    letters = [_buckwalter().get(c, "") for c in word]
    if len(letters) == 3 and letters[1] == "y" and not {letters[0], letters[2]} & set("AwyY|pE"):
        return [_LETTERS.get(letters[0], "a"), "ay", _LETTERS.get(letters[2], "")]
    if letters[:1] in ([">"], ["A"]) and letters[1:2] in (["w"], ["y"]):
        letters[0] = ""
    sounds: list[str] = []
    for i, letter in enumerate(letters):
        before = sounds[-1] if sounds else ""
        after = letters[i + 1] if i + 1 < len(letters) else ""
        sound = _sound(letter, before, after, initial=i == 0, last=i == len(letters) - 1)
        if sound and not (sound in _VOWELS and before == sound):
            sounds.append(sound)
    return sounds


def _sound(letter: str, before: str, after: str, *, initial: bool, last: bool) -> str:
    vowel_next = bool(after) and after in "AwyY|p"
    if letter in ("w", "y"):
        if letter == "y" and after == "p":
            return "iy"
        if not before and not initial:
            return {"w": "u", "y": "i"}[letter]
        consonant = not before or (before in _VOWELS and not last) or (vowel_next and after in "A|p")
        return letter if consonant else {"w": "u", "y": "i"}[letter]
    if letter in ("E", ">", "'", "&", "}"):
        return "" if (before in _VOWELS or vowel_next or (last and before)) else "a"
    if letter in ("A", "|", "Y", "<"):
        return "i" if letter == "<" else "a"
    return _LETTERS.get(letter, "")


def _vowelled(sounds: list[str]) -> list[str]:
    """The sounds with short vowels put where two consonants could not be said: CC- gets a, -aCC- gets i (Kamil)."""
    text: list[str] = []
    for i, sound in enumerate(sounds):
        text.append(sound)
        rest = sounds[i + 1 :]
        if sound in _VOWELS or not rest or rest[0] in _VOWELS:
            continue
        long_before = len(text) > 1 and text[-2] in _VOWELS and sounds[i - 1] in _VOWELS
        closed = len(text) > 1 and text[-2] in _VOWELS and not long_before
        if long_before and i > 1:
            text.append("i")
        elif not closed or (len(rest) == 1 and sound not in ("r", "l", "n", "h", "w", "y", "s")):
            text.append("a")
    return text
