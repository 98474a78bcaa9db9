"""One reading of every stretch: where components disagree, which mention stands, and what known thing it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from ..knowledge.nationalities import ambiguous_demonyms, countries, demonyms
from ..text.fold import fold
from .boundaries import clitics, fit, is_known_word
from .features import clusters
from .gazetteer import NAME as GAZETTEER
from .gazetteer import NEVER, Gazetteer, gazetteer
from .lexicon import is_noun, senses
from .naming import spellings
from .patterns import NAME as PATTERNS
from .reading import Candidate, Reading, opened, show

NAME = "graphkit_overlaps"
_SERVICES = frozenset(["SecurityAgency", "PublicBody"])
ECHO = "graphkit_echo"
_LEAST = 3
_SHORT = 4
_UNSURE = 0.5
# what an ambiguous name of a group may be instead, if the model says so: a person, a place
_SHARED = frozenset(["Person", "Place", "Facility"])
# what the knowledge base lists beats what the model guesses; countries and places the model may read as part of more
_SURE = frozenset(["ArmedGroup", "IntergovOrg", "Platform", "MediaOutlet", "SecurityAgency"])
_TAKES_NATIONALITY = frozenset(
    ["SecurityAgency", "PublicBody", "Person", "ArmedGroup", "Organization", "MediaOutlet", "Operation", "Facility"]
)


def resolve(reading: Reading, known: Gazetteer) -> list[Candidate]:
    """The mentions that stand, from left to right; nationalities inside others come after them."""
    _agree(reading.mentions)
    candidates = [c for m in reading.mentions for c in _fitted(reading, m, known)]
    _vote(reading, candidates)
    standing = _without_overlaps(candidates)
    standing = _without_overlaps([*standing, *_echoes(reading, standing)])
    sure = frozenset(m.key for m in standing)
    for a, b in pairwise(standing):
        if a.end == b.start and a.type == b.type == "Person" and a.kind != "name" == b.kind:
            _lend(reading, a, b)
    for m in standing:
        if m.by not in (GAZETTEER, PATTERNS):
            clitics(reading, m, known)
        if m.kind == "name":
            _link(reading, m, known, sure)
            _generic(reading, m)
        _spare(reading, m)
    standing = [m for m in standing if not _is_common(reading, m, known)]
    inner = [n for m in standing if m.type in _TAKES_NATIONALITY for n in _nationalities(reading, m)]
    inner += _round_names(candidates, standing)
    inner += [p for p in candidates if p.type == "Place" and p.by == GAZETTEER and _in_event(p, standing)]
    return sorted(standing + inner, key=lambda m: (m.start, -m.end))


def _agree(mentions: list[Candidate]) -> None:
    """Where the model sees just what the gazetteer knows, the gazetteer's clitics and key count."""
    known = {(m.start, m.end, m.type): m for m in mentions if m.by == GAZETTEER}
    for m in mentions:
        same = known.get((m.start, m.end, m.type))
        if same and m.by != GAZETTEER and m.kind == "name":
            m.skip, m.article, m.key, m.en, m.by = same.skip, same.article, same.key, same.en, GAZETTEER
            m.seen = True
    people = {i for m in mentions if m.by != GAZETTEER and m.type in _SHARED for i in range(m.start, m.end)}
    for m in known.values():
        if m.score < 1 and m.type in _SURE and not people.isdisjoint(range(m.start, m.end)):
            m.score = _UNSURE


def _fitted(reading: Reading, m: Candidate, known: Gazetteer) -> Iterator[Candidate]:
    if m.by in (GAZETTEER, PATTERNS) or m.kind != "name":
        yield m
    else:
        yield from fit(reading, m, known)


def _without_overlaps(mentions: list[Candidate]) -> list[Candidate]:
    ranked = sorted(mentions, key=lambda m: (_rank(m), m.by != PATTERNS, -len(m), m.start))
    taken: dict[int, Candidate] = {}
    for m in ranked:
        if not any(i in taken for i in range(m.start, m.end)):
            taken.update(dict.fromkeys(range(m.start, m.end), m))
    return sorted({id(m): m for m in taken.values()}.values(), key=lambda m: m.start)


def _round_names(mentions: list[Candidate], standing: list[Candidate]) -> list[Candidate]:
    """Descriptions by the patterns that hold whole names: `وكالة الشرطة التابعة للاتحاد الأوروبي`."""
    out = []
    for d in mentions:
        if d.by == PATTERNS and d.kind != "name" and d not in standing:
            over = [m for m in standing if m.start < d.end and d.start < m.end]
            if all(d.start < m.start and m.end <= d.end and m.kind == "name" for m in over):
                out.append(d)
    return out


def _rank(m: Candidate) -> int:
    if m.by == GAZETTEER and not m.seen:
        return 4 if m.type not in _SURE else 2 if m.score == _UNSURE else 0
    if m.by == PATTERNS:
        return 1 if m.kind == "name" else 2
    if m.by == ECHO:
        return 5
    return 1 if m.kind == "name" else 3


def _surface(reading: Reading, m: Candidate) -> tuple[str, ...]:
    words = reading.words[m.start : m.end]
    return (words[0].bare, *(w.folded for w in words[1:]))


def _vote(reading: Reading, mentions: list[Candidate]) -> None:
    """One name has one type in a document: the one that the model gives it most often, the first where two tie."""
    types: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    recognised = [m for m in mentions if m.kind == "name" and (m.by != GAZETTEER or m.seen)]
    for m in recognised:
        types[_surface(reading, m)][m.type] += 1
    for m in recognised:
        votes = types[_surface(reading, m)]
        kind = votes.most_common(1)[0][0]
        if len(votes) > 1 and m.type != kind:
            m.type, m.key, m.en = kind, None, None


def _echoes(reading: Reading, standing: list[Candidate]) -> Iterator[Candidate]:  # noqa: C901 - two plain loops
    """Names found once, and the surnames of people, where the model passed over them elsewhere."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for m in standing:
        if m.kind == "name" and m.by != GAZETTEER and m.type != "Country":
            surface = _surface(reading, m)
            for name in {surface, surface[-1:] if m.type == "Person" and len(surface) > 1 else surface}:
                if len(name) > 1 or _telling(name[0]):
                    table[name[0]].append((name, m.type))
    words = reading.words
    for i, word in enumerate(words):
        for form in word.forms if table else ():
            for rest, kind in table.get(form.word, ()):
                end = i + len(rest)
                if tuple(w.folded for w in words[i + 1 : end]) == rest[1:]:
                    yield Candidate(i, end, 0, kind, by=ECHO)


def _telling(word: str) -> bool:
    """Whether a single word may be looked for elsewhere: long enough, and no common noun, title or nationality."""
    return len(word) > _LEAST and not is_noun(word) and word not in demonyms() and not senses(word)


def _link(reading: Reading, m: Candidate, known: Gazetteer, sure: frozenset[str | None]) -> None:
    """Give a recognised name the id of what it stands for. `sure`: what the gazetteer found in the document."""
    if m.key is not None:
        return
    iso = demonyms().get(fold(reading.name(m)))
    if m.type == "Country" and iso:
        country = countries()[iso]
        m.key, m.en, m.nationality = country.key, country.en, iso
        return
    for name in spellings(fold(reading.name(m)), m.type):
        entry = known.entry(name, m.type)
        if entry and (entry.rule in (None, NEVER) or known.borne_out(reading, m, entry, entry.key in sure)):
            m.key, m.en = entry.key, entry.en
            return


def _is_common(reading: Reading, m: Candidate, known: Gazetteer) -> bool:
    """Whether a word that may name a group, but is not linked, is a noun with its adjective: `القاعدة الذهبية`."""
    entry = known.entry(fold(reading.name(m)), m.type) if m.key is None and len(m) == 1 else None
    after = reading.words[m.end] if m.end < len(reading.words) else None
    return entry is not None and m.type == "ArmedGroup" and after is not None and after.bare.startswith("ال")


def _in_event(place: Candidate, standing: list[Candidate]) -> bool:
    """Whether a place stands inside an event that is called by it: `هجوم لندن`."""
    return any(e.start < place.start and place.end <= e.end and e.type in ("Attack", "Operation") for e in standing)


def _lend(reading: Reading, description: Candidate, name: Candidate) -> None:
    """Give a name the unknown word between it and its title: `نائب الرئيس السوداني [حسبو] محمد عبدالرحمن`."""
    last = reading.words[description.end - 1]
    known = last.folded in clusters() or is_known_word(last.folded) or last.bare.startswith("ال")
    if len(description) > 1 and last.is_word and not known:
        description.end -= 1
        name.start -= 1


def _spare(reading: Reading, m: Candidate) -> None:
    """Of a short word the lam of the article stays outside too (`للجيش` → «جيش»): alone it would look like a clitic."""
    if m.article and m.skip and len(reading.words[m.start].text) - m.skip <= _SHORT:
        m.skip += 1


def _generic(reading: Reading, m: Candidate) -> None:
    """Services in general (`أجهزة المخابرات والشرطة`) are no name; an unknown party bears no arms."""
    words = reading.words[m.start : m.end]
    heads = [f.word.removeprefix("ال") for f in words[0].forms]
    if m.key is not None:
        return
    if m.type == "ArmedGroup" and "حزب" in heads:
        m.type = "Organization"
    if m.type in _SERVICES and "اجهزه" in heads and not any(w.folded in demonyms() for w in words):
        m.kind = "description"


def _nationalities(reading: Reading, m: Candidate) -> list[Candidate]:
    """Countries that stand as adjectives inside a mention: `الجيش المصري`."""
    out = []
    for i in range(m.start, m.end):
        iso = demonyms().get(reading.words[i].folded)
        if iso and reading.words[i].folded not in ambiguous_demonyms():
            country = countries()[iso]
            out.append(
                Candidate(
                    i,
                    i + 1,
                    0,
                    "Country",
                    "name",
                    country.key,
                    country.en,
                    by=NAME,
                    nationality=iso,
                    score=1.0 if m.kind == "name" else 0.5,
                )
            )
    return out


@Language.component(NAME)
def overlaps(doc: Doc) -> Doc:
    """The component: leaves the mentions that stand in `doc._.reading.mentions`."""
    reading = opened(doc)
    reading.mentions = resolve(reading, reading.names or gazetteer())
    show(doc)
    return doc
