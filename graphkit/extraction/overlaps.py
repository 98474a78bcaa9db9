"""One reading of every stretch: where components disagree, which mention stands, and what known thing it is."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ..knowledge.nationalities import ambiguous_demonyms, countries, demonyms
from ..text.fold import fold
from .coreference import spellings
from .features import clusters
from .gazetteer import NAME as GAZETTEER
from .gazetteer import Gazetteer, gazetteer
from .reading import Candidate, Reading

NAME = "graphkit_overlaps"
_SHORT = 2
# what the knowledge base lists beats what the model guesses; countries and places the model may read as part of more
_SURE = frozenset(["ArmedGroup", "IntergovOrg", "Platform", "MediaOutlet", "SecurityAgency"])
_TAKES_NATIONALITY = frozenset(
    ["SecurityAgency", "PublicBody", "Person", "ArmedGroup", "Organization", "MediaOutlet", "Operation"]
)


def resolve(reading: Reading, known: Gazetteer) -> list[Candidate]:
    """The mentions that stand, from left to right; nationalities inside others come after them."""
    _agree(reading.mentions)
    ranked = sorted(reading.mentions, key=lambda m: (_rank(m), -len(m), m.start))
    taken: dict[int, Candidate] = {}
    for m in ranked:
        if not any(i in taken for i in range(m.start, m.end)):
            taken.update(dict.fromkeys(range(m.start, m.end), m))
    standing = sorted({id(m): m for m in taken.values()}.values(), key=lambda m: m.start)
    seen = frozenset(w.folded for w in reading.words)
    for m in standing:
        _trim(reading, m, seen)
        if m.kind == "name" and m.key is None:
            _link(reading, m, known)
    inner = [n for m in standing if m.type in _TAKES_NATIONALITY for n in _nationalities(reading, m)]
    return sorted(standing + inner, key=lambda m: (m.start, -m.end))


def _agree(mentions: list[Candidate]) -> None:
    """Where the model sees just what the gazetteer knows, the gazetteer's clitics and key count."""
    known = {(m.start, m.end, m.type): m for m in mentions if m.by == GAZETTEER}
    for m in mentions:
        same = known.get((m.start, m.end, m.type))
        if same and m.by != GAZETTEER and m.kind == "name":
            m.skip, m.article, m.key, m.en, m.by = same.skip, same.article, same.key, same.en, GAZETTEER
            m.seen = True


def _rank(m: Candidate) -> int:
    if m.by == GAZETTEER and not m.seen:
        return 0 if m.type in _SURE and m.key else 3
    return 1 if m.kind == "name" else 2


def _trim(reading: Reading, m: Candidate, seen: frozenset[str]) -> None:
    """Leave the clitics of a mention's first word outside it: those before an article, else where the rest is a word."""
    if m.by == GAZETTEER:
        return
    word = reading.words[m.start]
    frequent = clusters()
    for form in word.forms[1:]:
        if form.word == word.bare or (
            word.folded not in frequent and (form.word in frequent or form.word in seen) and len(form.word) > _SHORT
        ):
            m.skip = form.start
            m.article = form.clitics.endswith("ل") and form.word.startswith("ال")
            return


def _link(reading: Reading, m: Candidate, known: Gazetteer) -> None:
    for name in spellings(fold(reading.name(m))):
        entry = known.entry(name, m.type)
        if entry:
            m.key, m.en = entry.key, entry.en
            return


def _nationalities(reading: Reading, m: Candidate) -> list[Candidate]:
    """Countries that stand as adjectives inside a mention: `الجيش المصري`."""
    out = []
    for i in range(m.start, m.end):
        iso = demonyms().get(reading.words[i].folded)
        if iso and reading.words[i].folded not in ambiguous_demonyms():
            country = countries()[iso]
            out.append(Candidate(i, i + 1, 0, "Country", "name", country.key, country.en, by=NAME, nationality=iso))
    return out


@Language.component(NAME)
def overlaps(doc: Doc) -> Doc:
    """The component: leaves the mentions that stand in `doc._.reading.mentions`."""
    doc._.reading.mentions = resolve(doc._.reading, gazetteer())
    return doc
