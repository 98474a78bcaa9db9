"""Numbers in words and digits: how many of a thing the text counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .reading import Word

_UNITS = (
    ("واحد", "واحده"), ("اثنان", "اثنين", "اثنتان", "اثنتين"), ("ثلاثه", "ثلاث"), ("اربعه", "اربع"), ("خمسه", "خمس"),
    ("سته", "ست"), ("سبعه", "سبع"), ("ثمانيه", "ثماني", "ثمان"), ("تسعه", "تسع"),
    ("عشره", "عشر"),
)  # fmt: skip
_TENS = ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_VALUES: dict[str, int] = {form: n for n, forms in enumerate(_UNITS, 1) for form in forms}
_VALUES.update({stem + end: n * 10 for n, stem in enumerate(_TENS, 2) for end in ("ون", "ين")})
_VALUES.update({"مييه": 100, "مايه": 100, "ميه": 100, "ميتا": 200, "ميتي": 200, "ميتان": 200, "ميتين": 200})
_VALUES.update(
    {
        stem + end: n * 100
        for n, stem in enumerate(("ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع"), 3)
        for end in ("مايه", "ميه", "مييه")
    }
)
_SCALES = {"الف": 1000, "الاف": 1000, "الفا": 1000, "مليون": 1_000_000, "ملايين": 1_000_000, "مليونا": 1_000_000}
_FIXED = {"الفا": 2000, "الفي": 2000, "الفان": 2000, "الفين": 2000, "مليونا": 2_000_000, "مليوني": 2_000_000}
_VAGUE = frozenset(["عشرات", "ميات", "مءات", "الاف", "بضعه", "بضع", "عده", "عدد", "ملايين"])
_TEEN = frozenset(["عشر", "عشره"])


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text: `count` is None for a vague one, `end` the token behind, `skip` a clitic's length."""

    count: int | None
    end: int
    skip: int = 0


def number(words: Sequence[Word], i: int) -> Number | None:
    """The number that begins at a token, or None.

    Digits with a point or colon are no counts; `ثلاثة عشر`, `خمسة آلاف`, `45 ألف` are read together.
    """
    word = words[i]
    if word.is_number:
        return (
            _scaled(words, int(word.folded), i + 1, 0) if word.folded.isdecimal() and len(word.folded) < _LONG else None
        )
    for form in word.forms:
        if form.word in _FIXED and form.word not in ("الفا", "مليونا"):
            return Number(_FIXED[form.word], i + 1, form.start)
        if form.word in _VALUES:
            return _teen(words, _VALUES[form.word], i + 1, form.start)
        if form.word in _VAGUE:
            return Number(None, i + 1 + _of(words, i + 1), form.start)
    return None


_LONG = 7


def _of(words: Sequence[Word], i: int) -> int:
    """`عدد من`, `عشرات من`: the preposition belongs to the number."""
    return 1 if i < len(words) and words[i].folded == "من" else 0


def _teen(words: Sequence[Word], value: int, i: int, skip: int) -> Number:
    if value < 10 and i < len(words) and words[i].folded in _TEEN:
        return Number(value + 10, i + 1, skip)
    return _scaled(words, value, i, skip)


def _scaled(words: Sequence[Word], value: int, i: int, skip: int) -> Number:
    scale = _SCALES.get(words[i].folded) if i < len(words) else None
    return Number(value * scale, i + 1, skip) if scale else Number(value, i, skip)
