"""Where a mention begins and ends: clitics and titles outside, what follows a name cut off, joined names parted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..knowledge.nationalities import ambiguous_demonyms, demonyms
from ..text.clitics import Form
from .features import clusters
from .gazetteer import Gazetteer
from .lexicon import is_noun, is_office, is_person_name, is_title, senses, words
from .reading import Candidate, Reading, Word

_SHORT = 2
_FAR = 6
_LONG = 5
_CLOSING = {"«": "»", "“": "”", '"': '"', "(": ")", "[": "]"}
_CLOSERS = frozenset(_CLOSING.values())
_MARKS = frozenset("\"'«»“”‘’()[]،,:;؛.!؟?…-–—/") | {"\n"}
_STOPS = words("stops")
_GOES_ON = frozenset(
    ["SecurityAgency", "PublicBody", "Organization", "IntergovOrg", "Facility", "Attack", "Operation", "Content"]
)
_TITULAR = words("titular")
_ISLES = frozenset(["جزيره", "مدن"])  # said before a place, never part of its name
_JOINING = words("joining")
_PARTED = frozenset(["Person", "Place", "Country"])


def clitics(reading: Reading, m: Candidate, known: Gazetteer) -> None:
    """Leave the clitics of a mention's first word outside it.

    The reading is taken with which a known name begins; else the one before the article; else the one that leaves
    a word that is known where the whole is not.
    """
    word = reading.words[m.start]
    form = _known_form(reading, m, known) or (word.forms[0] if _is_foreign(m, word) else _likely_form(word))
    m.skip = form.start
    m.article = form.clitics.endswith("ل") and form.word.startswith("ال")


def _known_form(reading: Reading, m: Candidate, known: Gazetteer) -> Form | None:
    rest = " ".join(w.folded for w in reading.words[m.start + 1 : m.end] if w.is_word)
    for form in reading.words[m.start].forms:
        if known.entry(f"{form.word} {rest}".strip(), m.type):
            return form
    return None


def _is_foreign(m: Candidate, word: Word) -> bool:
    """Whether what looks like an article is part of a foreign name (`فاليري`, `والتر`)."""
    seeming = m.type == "Person" and word.bare != word.folded and word.bare.startswith("ال")
    inside = word.bare[2:]
    unknown = word.bare not in clusters() and not is_known_word(inside)
    return seeming and unknown and (word.folded[0] in "فب" or len(inside) <= _SHORT)


def is_known_word(folded: str) -> bool:
    """Whether a folded word is a noun or a name that we know."""
    return is_noun(folded) or is_person_name(folded)


@lru_cache(maxsize=1 << 16)
def _likely_form(word: Word) -> Form:  # noqa: C901 - one reading after the other
    whole = word.forms[0]
    for form in word.forms[1:]:
        if form.word == word.bare:
            return form
    if is_known_word(whole.word):
        return whole
    for form in word.forms[1:]:
        if len(form.word) > _SHORT and (is_known_word(form.word) or form.word in demonyms()):
            return form
    if whole.word in clusters():
        return whole
    for form in word.forms[1:]:
        if len(form.word) > _SHORT and form.word in clusters():
            return form
    return whole


def fit(reading: Reading, m: Candidate, known: Gazetteer) -> Iterator[Candidate]:
    """The names that a recognised stretch really holds: usually itself, one with other ends, several joined by «و»."""
    start, end = _within_marks(reading, m.start, m.end)
    if m.type in _PARTED or m.type in _GOES_ON:
        end = _cut(reading, m.type, start, end, known)
    for a, b in _parts(reading, m.type, start, end, known):
        first = _behind_titles(reading, a, b) if m.type == "Person" else a
        if m.type == "Place" and b - a > 1 and reading.words[a].bare in _ISLES:
            first += 1
        if first < b:
            yield _complete(reading, replace(m, start=first, end=b))
        elif b > a and (b - a > 1 or is_noun(reading.words[a].bare)):
            yield replace(m, start=a, end=b, kind="description")


def _complete(reading: Reading, m: Candidate) -> Candidate:
    """A person's name with the known name words that follow it; a country's capital called by the country's name."""
    words = reading.words
    if m.type == "Person":
        while m.end < len(words) and _continues_name(words[m.end - 1], words[m.end]):
            m.end += 1
    elif m.type == "Country" and m.end < len(words) and words[m.end].text == "العاصمة":
        m.end, m.type = m.end + 1, "Place"
    return m


def _continues_name(last: Word, word: Word) -> bool:
    """Whether a word is more of the name before it: a known name word, or an unknown nisba (`محمد علي الجزولي`)."""
    if not word.is_word or _is_stop(word) or _is_nationality(word.folded):
        return False
    if last.folded in _JOINING:
        return True
    if is_noun(word.folded) or (senses(word.folded) and word.folded != "علي"):
        return False
    nisba = word.folded.startswith("ال") and word.folded.endswith("ي") and word.folded not in clusters()
    return nisba or is_person_name(word.folded)


def _within_marks(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Without marks at either end; up to the closing quotation mark of one that opens inside."""
    words = reading.words
    while start < end and words[start].text in _MARKS:
        start += 1
    for i in range(start, end):
        mark = words[i].text
        if mark in _CLOSING and _CLOSING[mark] not in [w.text for w in words[i + 1 : end]]:
            close = next((j for j in range(end, min(end + _FAR, len(words))) if words[j].text == _CLOSING[mark]), -1)
            return (start, close + 1) if close > 0 else (start, i)
        if mark in _CLOSERS and not any(_CLOSING.get(w.text) == mark for w in words[start:i]):
            end = i
            break
    while end > start and words[end - 1].text in _MARKS and words[end - 1].text not in _CLOSERS:
        end -= 1
    return start, end


def _cut(reading: Reading, kind: str, start: int, end: int, known: Gazetteer) -> int:
    """Where a name ends for good."""
    return next((i for i in range(start + 1, end) if _ends_before(reading, kind, start, i, end, known)), end)


def _ends_before(reading: Reading, kind: str, start: int, i: int, end: int, known: Gazetteer) -> bool:  # noqa: PLR0913, PLR0917
    """Whether a name stops before token `i`: at a particle, at a mark, or at what only describes it."""
    word = reading.words[i]
    if _is_stop(word):
        return not (kind in _GOES_ON and _place_follows(reading, i, end, known))
    if kind == "Person":
        foreign = not word.bare.startswith("ال") and _is_nationality(word.folded)
        return foreign or word.is_number or (word.text in _MARKS and word.text not in "-.")
    return kind == "Place" and _place_ends(reading, start, i, end, known)


def _place_ends(reading: Reading, start: int, i: int, end: int, known: Gazetteer) -> bool:
    """A place ends before one that holds it (`سوق بنيجيريا`), before its nationality, where a known one is whole."""
    word = reading.words[i]
    if word.folded.startswith("بال") and len(word.folded) > _LONG:
        return True
    if any(f.clitics == "ب" and known.entry(f.word, "Country") for f in word.forms):
        return True
    if word.bare.startswith("ال"):
        return i == end - 1 and _is_nationality(word.bare) and not is_noun(reading.words[start].bare)
    if word.folded.startswith("و"):
        return False
    return bool(known.entry(_folded(reading, start, i), "Place")) and not known.entry(
        _folded(reading, start, end), "Place"
    )


def _folded(reading: Reading, start: int, end: int) -> str:
    words = reading.words[start:end]
    return " ".join([words[0].bare, *(w.folded for w in words[1:] if w.is_word)])


def _is_stop(word: Word) -> bool:
    """Whether a name cannot go on with a word; the name «علي» is told from the preposition «على» by its yeh."""
    return word.folded in _STOPS and word.text != "علي"


def _is_nationality(folded: str) -> bool:
    return folded in demonyms() and folded not in ambiguous_demonyms()


def _place_follows(reading: Reading, i: int, end: int, known: Gazetteer) -> bool:
    """Whether a particle inside a body's name leads to a place (`مكتب الأمم المتحدة في العراق`)."""
    if i + 1 >= end:
        return False
    rest = " ".join(w.folded for w in reading.words[i + 1 : end] if w.is_word)
    return bool(known.entry(rest, "Place") or known.entry(rest, "Country")) or reading.words[i].folded in (
        "عن",
        "من",
        "الي",
        "علي",
    )


def _parts(reading: Reading, kind: str, start: int, end: int, known: Gazetteer) -> Iterator[tuple[int, int]]:
    """The stretches between «و» where what follows it begins another name of the kind."""
    begin = start
    if kind in _PARTED:
        for i in range(start + 1, end):
            if _begins_another(reading, kind, begin, i, end, known):
                yield begin, i
                begin = i
    yield begin, end


def _begins_another(reading: Reading, kind: str, start: int, i: int, end: int, known: Gazetteer) -> bool:  # noqa: PLR0913, PLR0917
    word = reading.words[i]
    if not word.folded.startswith("و") or len(word.forms) == 1 or word.folded in ("و",):
        return False
    bare = word.forms[1].word
    if kind == "Person":
        return not is_person_name(word.folded) and (
            is_person_name(bare) or is_title(bare) or bare in ("عبد", "ابو", "ابي")
        )
    rest = " ".join([bare, *(w.folded for w in reading.words[i + 1 : end])])
    return any(known.entry(name, t) for name in (bare, rest, _folded(reading, start, i)) for t in ("Place", "Country"))


def _behind_titles(reading: Reading, start: int, end: int) -> int:
    """Where a person's name begins behind titles and what belongs to them; `end` where there is no name."""
    i = start
    while i < end:
        if i + 1 < end and is_title(f"{reading.words[i].folded} {reading.words[i + 1].folded}"):
            i += 2
        elif _is_titular(reading, i, end, i > start):
            i += 1
        else:
            break
    return i


def _is_titular(reading: Reading, i: int, end: int, titled: bool) -> bool:
    """Whether a word is a title or office, or behind one its nationality and rank (`الرئيس الأميركي السابق`)."""
    word = reading.words[i]
    forms = [word.folded] if titled else [f.word for f in word.forms]
    if any(is_title(f) for f in forms):
        return True
    if any(is_office(f) for f in forms) and not (is_person_name(word.folded) and i + 1 < end):
        return True
    return titled and (_is_nationality(word.bare) or word.folded in _TITULAR)
