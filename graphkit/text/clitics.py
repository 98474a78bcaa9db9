"""Attached clitics: the one-letter words that Arabic writes together with the next one (و ف ب ك ل س and the article).

A form is what may remain of a token when clitics are taken off; the caller decides which one is a word it knows.
"""

from __future__ import annotations

from typing import NamedTuple

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_MIN_REST = 2
PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ه", "ك", "ي")


class Form(NamedTuple):
    """One reading of a token: `clitics` taken off the front, the rest begins at character `start`.

    `word` is the rest, folded, with the article's alif restored (`للقاعدة` → clitics «ل», start 1, word «القاعده»).
    """

    clitics: str
    start: int
    word: str


def forms(folded: str) -> tuple[Form, ...]:
    """All readings of a folded token, the whole one first.

    >>> [f.word for f in forms("وللقاعده")]
    ['وللقاعده', 'للقاعده', 'القاعده', 'لقاعده']
    """
    out = [Form("", 0, folded)]
    if len(folded) > _MIN_REST and folded[0] in _CONJUNCTIONS:
        out.append(Form(folded[0], 1, folded[1:]))
    for form in tuple(out):
        out.extend(_without_preposition(form))
    return tuple(out)


def _without_preposition(form: Form) -> list[Form]:
    word = form.word
    if len(word) <= _MIN_REST or word[0] not in _PREPOSITIONS:
        return []
    clitics, start = form.clitics + word[0], form.start + 1
    if word.startswith("لل"):
        return [Form(clitics, start, "ا" + word[1:]), Form(clitics, start, word[1:])]
    return [Form(clitics, start, word[1:])]
