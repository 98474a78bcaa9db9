"""Names and quantities by the grammar of the noun phrase, from word classes and not from lists of names.

A body with its nationality (`الشرطة التركية`), a minister's ministry (`وزير الداخلية السعودي`), a group or an outlet
behind its classifier in quotes (`كتيبة «...»`) or under a name (`تحت اسم ...`),
and counted things (`52 منصة`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from ..knowledge.nationalities import ambiguous_demonyms, demonyms
from ..text.clitics import Form
from ..text.fold import fold
from .gazetteer import NAME as GAZETTEER
from .lexicon import by_word, table, things, words
from .numbers import number
from .reading import Candidate, Reading, Word, opened

NAME = "graphkit_patterns"
_OPEN = {"«": "»", "“": "”", '"': '"'}
_MINISTER = words("minister")
_CALLED = words("named")
_QUOTED = by_word("quoted")
_AT = by_word("of_place")  # `مطار القاهرة`, `هجوم لندن`, `معركة الموصل`
_EMBASSIES = words("embassies")
_MANY = ("اكثر", "من")
_LONGEST = 5
_FAR = 6
_NAME_WORDS = 2
# what a counted thing is for: `منصة للتواصل الاجتماعي`
_PURPOSE = {"للتواصل": "الاجتماعي"}
_SERVICES = words("services")
_OWN = words("own")
_THEIRS = words("theirs")
_ACTIONS = words("actions")
_THAT = words("that")
_DURING = words("during")
_BODIED = frozenset(["SecurityAgency", "IntergovOrg", "PublicBody", "Organization", "ArmedGroup"])
_BEFORE = 8
_COUNTED = frozenset(
    ["Platform", "Account", "Content", "Attack", "Operation", "Weapon", "Person", "Facility", "ArmedGroup"]
)


Places = dict[int, Candidate]
Pattern = Callable[[Reading, int, Places], Iterator[Candidate]]


@cache
def _bodies() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Nouns that with a nationality name a body: their further words and type by the first, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for kind, phrases in table("classifiers.yaml")["with_nationality"].items():
        for phrase in phrases:
            first, *rest = fold(phrase).split()
            found[first].append((tuple(rest), kind))
    return {word: sorted(rests, key=lambda r: (-len(r[0]), r)) for word, rests in found.items()}


@lru_cache(maxsize=1 << 16)
def _nationality(word: Word) -> bool:
    return word.folded in demonyms() and word.folded not in ambiguous_demonyms()


def _words_follow(reading: Reading, i: int, rest: tuple[str, ...]) -> bool:
    return i + len(rest) <= len(reading.words) and all(
        reading.words[i + k].folded == word for k, word in enumerate(rest)
    )


def bodies(reading: Reading, i: int, places: Places) -> Iterator[Candidate]:
    """`الشرطة التركية`, `وزارة الدفاع الروسية`; behind a minister the ministry alone."""
    words = reading.words
    for form in words[i].forms:
        for rest, kind in _bodies().get(form.word, ()):
            end = i + 1 + len(rest)
            if end < len(words) and _words_follow(reading, i + 1, rest) and _nationality(words[end]):
                article = form.clitics.endswith("ل") and form.word.startswith("ال")
                behind_minister = i > 0 and any(f.word in _MINISTER for f in words[i - 1].forms)
                last = end if behind_minister else end + 1
                body = "Facility" if form.word in _EMBASSIES else kind
                yield Candidate(i, last, form.start, body, by=NAME, article=article)
                return


def called(reading: Reading, i: int, places: Places) -> Iterator[Candidate]:
    """A group or outlet that bears a name in quotation marks right behind its classifier, or `تحت اسم ...`."""
    words = reading.words
    form = next((f for f in words[i].forms if f.word in _QUOTED), None)
    if form is None or i + 1 >= len(words):
        return
    kind = _QUOTED[form.word]
    if words[i + 1].text in _OPEN:
        close = _closing(words, i + 1)
        if close:
            yield Candidate(i, close + 1, form.start, kind, by=NAME)
    elif kind == "ArmedGroup":
        for j in range(i + 1, min(i + _LONGEST, len(words) - 1)):
            if words[j].folded in _CALLED:
                end = _name_end(reading, j + 1)
                if end > j + 1:
                    yield Candidate(i, j - (words[j - 1].folded == "تحت"), form.start, kind, "description", by=NAME)
                    yield Candidate(j + 1, end, 0, kind, by=NAME)
                return


def of_place(reading: Reading, i: int, places: Places) -> Iterator[Candidate]:
    """A building, attack or battle called by the place that follows it without a preposition."""
    place = places.get(i + 1)
    form = next(f for f in reading.words[i].forms if f.word in _AT)
    if place is not None and not place.skip and place.type in ("Place", "Country"):
        yield Candidate(i, place.end, form.start, _AT[form.word], by=NAME)


def _closing(words: list[Word], i: int) -> int:
    for j in range(i + 2, min(i + _FAR, len(words))):
        if words[j].text == _OPEN[words[i].text]:
            return j
    return 0


def _name_end(reading: Reading, i: int) -> int:
    """Where a name of up to two words ends: before a mark, a clitic or a particle."""
    end = i
    while end < len(reading.words) and end - i < _NAME_WORDS and reading.words[end].is_word:
        if end > i and not reading.words[end].folded.startswith("ال"):
            break
        end += 1
    return end


def counted(reading: Reading, i: int, places: Places) -> Iterator[Candidate]:
    """A number and the thing it counts: `52 منصة`, `أكثر من ألفي تدوينة`, `مئات الفيديوهات`."""
    words = reading.words
    found = number(words, i)
    if found is None or found.end >= len(words):
        return
    noun = words[found.end]
    kind = next((t for t in things(noun.folded) if t in _COUNTED), None)
    if kind is None or (noun.bare.startswith("ال") and found.count is not None):
        return
    end = found.end + 1
    if end + 1 < len(words) and _PURPOSE.get(words[end].folded) == words[end + 1].folded:
        end += 2
    start = i - 2 if i >= len(_MANY) and tuple(w.folded for w in words[i - 2 : i]) == _MANY else i
    yield Candidate(start, end, found.skip if start == i else 0, kind, "description", by=NAME, count=found.count)


def own(reading: Reading, i: int, places: Places) -> Iterator[Candidate]:
    """A platform told by its owner or purpose: `منصة خاصة به للتواصل الاجتماعي`, `المنصة الجديدة للتنظيم`."""
    words, end = reading.words, i + 1
    while end < min(i + _LONGEST + 1, len(words)) and (more := _of_platform(words, i, end)):
        end += more
    if end > i + 1:
        yield Candidate(i, end, _noun_form(words[i], _SERVICES).start, "Platform", "description", by=NAME)


def _of_platform(words: list[Word], noun: int, i: int) -> int:
    """How many words at a token tell more of a platform: its owner, its purpose, a definite adjective."""
    two = (words[i].folded, words[i + 1].folded if i + 1 < len(words) else "")
    if (two[0] in _OWN and two[1] in _THEIRS) or _PURPOSE.get(two[0]) == two[1]:
        return 2
    definite = words[i].bare.startswith("ال") and words[noun].bare.startswith("ال")
    return 1 if definite and not words[i].folded.startswith("و") else 0


def told(reading: Reading, i: int, places: Places) -> Iterator[Candidate]:
    """An operation told by what it did: `عملية استغرقت 48 ساعة`, `حملة منسقة`, `تلك العملية`."""
    words = reading.words
    form = _noun_form(words[i], _ACTIONS)
    back = i > 0 and words[i - 1].folded in _THAT
    during = i > 0 and any(f.word in _DURING for f in words[i - 1].forms)
    if back or during:
        follows = i + 1 < len(words) and words[i + 1].folded.endswith("ه") and words[i + 1].is_word
        end = i + 2 if follows and not form.word.startswith("ال") else i + 1
        yield Candidate(i - back, end, 0 if back else form.start, "Operation", "description", by=NAME)


def _noun_form(word: Word, nouns: frozenset[str]) -> Form:
    return next(f for f in word.forms if f.word.removeprefix("ال") in nouns)


def apposed(reading: Reading, i: int, places: Places) -> Iterator[Candidate]:
    """What a body is, before its name in brackets: `وكالة الشرطة التابعة للاتحاد الأوروبي (يوروبول)`."""
    name = places.get(i + 1)
    words = reading.words
    begin, _ = reading.sentences[reading.sentence_at(i)]
    first = max(begin, i - _BEFORE)
    start = next((j for j in range(i - 1, first - 1, -1) if not words[j].is_word), first - 1) + 1
    if name is None or name.type not in _BODIED:
        return
    head = next((j for j in range(start, i) if name.type in things(words[j].folded)), i)
    if head < i and not any(m.end == i for m in places.values() if m.type == name.type):
        yield Candidate(head, i, 0, name.type, "description", by=NAME)


def find(reading: Reading) -> list[Candidate]:
    """All that the patterns see, from left to right."""
    out: list[Candidate] = []
    places = {m.start: m for m in reading.mentions if m.by == GAZETTEER}
    for i, word in enumerate(reading.words):
        for pattern in _patterns(word):
            out.extend(m for m in pattern(reading, i, places) if not out or m.start >= out[-1].end)
    return out


@lru_cache(maxsize=1 << 16)
def _patterns(word: Word) -> tuple[Pattern, ...]:
    """The patterns that may begin with a word."""
    out: list[Pattern] = []
    if any(f.word in _bodies() for f in word.forms):
        out.append(bodies)
    if any(f.word in _QUOTED for f in word.forms):
        out.append(called)
    if any(f.word in _AT for f in word.forms):
        out.append(of_place)
    bares = {f.word.removeprefix("ال") for f in word.forms}
    if not bares.isdisjoint(_SERVICES):
        out.append(own)
    if not bares.isdisjoint(_ACTIONS):
        out.append(told)
    if word.text == "(":
        out.append(apposed)
    if number([word], 0) is not None:
        out.append(counted)
    return tuple(out)


@Language.component(NAME)
def patterns(doc: Doc) -> Doc:
    """The component: adds what the patterns see to `doc._.reading.mentions`."""
    reading = opened(doc)
    reading.mentions.extend(find(reading))
    return doc
