"""A light stemmer: what forms of one word have in common, for features and trigger look-up; never shown.

Takes off clitics, the article, the marks of the imperfect and the endings, in the manner of light10 (Larkey, Ballesteros
and Connell 2007). Several stems are possible; the caller looks for one that it knows.
"""

from __future__ import annotations

from functools import lru_cache

from .clitics import forms

_SUFFIXES = (
    "هما", "كما", "تها", "تهم", "وها", "وهم", "اتها", "اته", "اتهم", "ون", "ين", "ان", "ات", "تا", "وا", "ها", "هم", "هن",
    "نا", "ته", "وه", "يه", "ه", "ت", "ا", "ن", "ي", "و", "يا", "تين", "تان",
)  # fmt: skip
_IMPERFECT = "يتنا"
_LEAST = 3


@lru_cache(maxsize=1 << 17)
def stems(folded: str) -> tuple[str, ...]:
    """All possible stems of a folded word, the word itself first.

    >>> "بايع" in stems("وسيبايعونهم"), "اعتقل" in stems("اعتقلتهم")
    (True, True)
    """
    out: dict[str, None] = {}
    for form in forms(folded):
        word = form.word
        bases = [word]
        if word.startswith("ال") and len(word) > _LEAST + 1:
            bases.append(word[2:])
        if word[0] == "س" and len(word) > _LEAST + 1 and word[1] in _IMPERFECT:
            bases += [word[1:], word[2:]]
        elif word[0] in _IMPERFECT and len(word) > _LEAST:
            bases.append(word[1:])
        for base in bases:
            out[base] = None
            for suffix in _SUFFIXES:
                if base.endswith(suffix) and len(base) - len(suffix) >= _LEAST:
                    rest = base[: -len(suffix)]
                    out[rest] = None
                    for inner in ("ون", "ين", "ات", "ت", "و", "ا"):
                        if rest.endswith(inner) and len(rest) - len(inner) >= _LEAST:
                            out[rest[: -len(inner)]] = None
    return tuple(out)


@lru_cache(maxsize=1 << 17)
def stem(folded: str) -> str:
    """One stem, the same for most forms of a noun: article, clitics before it and one ending taken off."""
    word = folded
    for prefix in ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف"):
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST:
            word = word[len(prefix) :]
            break
    for suffix in ("هما", "ها", "هم", "ون", "ين", "ان", "ات", "يه", "ه", "ت", "وا", "ا", "ي"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            return word[: -len(suffix)]
    return word
