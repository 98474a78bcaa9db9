"""Known names: the knowledge base, the countries and the places, found in one pass over the tokens.

A name may carry clitics in front (`وللقاعدة`), stand in quotes in part (`تنظيم «الدولة»`) or in a hashtag
(`#تنظيم_الدولة`). The longest name wins; an ambiguous one needs the surroundings that its rule asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from ..knowledge.context import bears_out
from ..knowledge.loader import Rule, knowledge
from ..knowledge.nationalities import countries
from ..knowledge.places import places
from ..text.clitics import Form
from ..text.fold import fold_letters
from .reading import Candidate, Reading, Word, opened, show
from .tokens import split

_INSIDE = frozenset("\"'«»“”‘’_-‑–()")
_QUOTES = frozenset('"«“”')
_MAX_INSIDE = 2
_ACRONYM = 4  # letters of a part of an acronym that dots divide: سي.آي.إيه
NAME = "graphkit_gazetteer"
NEVER = "never"  # a name that the gazetteer only links, and leaves to the other components to find


class Known(NamedTuple):
    """What a name stands for; `rule` says which surroundings it asks for."""

    type: str
    key: str
    ar: str | None
    en: str | None
    rule: str | None = None


class Gazetteer:
    """All known names by their first word, the longest first."""

    def __init__(self, names: Iterable[tuple[str, Known]], rules: dict[str, Rule]) -> None:
        table: dict[str, dict[tuple[str, ...], Known]] = defaultdict(dict)
        self._by_name: dict[tuple[str, str], Known] = {}
        for name, known in names:
            words = [fold_letters(w) for w in split(name) if w not in _INSIDE and not w.isspace()]
            if words:
                self._by_name.setdefault((" ".join(words), known.type), known)
                if known.rule != NEVER:
                    table[words[0]].setdefault(tuple(words[1:]), known)
        self._names = {w: sorted(rest.items(), key=lambda r: (-len(r[0]), r[0])) for w, rest in table.items()}
        self._rules = rules
        self._heads: dict[str, tuple[Form, ...]] = {}

    def entry(self, name: str, kind: str) -> Known | None:
        """What a folded name stands for if it is of that type, whatever stands round it."""
        return self._by_name.get((name, kind))

    def heads(self, word: Word) -> tuple[Form, ...]:
        """The readings of a word with which some known name begins."""
        found = self._heads.get(word.text)
        if found is None:
            found = tuple(f for f in word.forms if f.word in self._names)
            self._heads[word.text] = found
        return found

    def find(self, reading: Reading) -> list[Candidate]:
        """All known names of a document from left to right, none inside another."""
        found: list[tuple[Candidate, Known]] = []
        i = 0
        while i < len(reading.words):
            match = self._longest(reading.words, i)
            if match:
                found.append(match)
            i = match[0].end if match else i + 1
        sure = {known.key for _, known in found if not known.rule}
        return [c for c, known in found if not known.rule or self.borne_out(reading, c, known, known.key in sure)]

    def _longest(self, words: list[Word], i: int) -> tuple[Candidate, Known] | None:
        best: tuple[Candidate, Known] | None = None
        for form in self.heads(words[i]):
            for rest, known in self._names[form.word]:
                end = _follow(words, i + 1, rest)
                if end and (best is None or end > best[0].end):
                    best = (_candidate(i, end, form, known), known)
                    break
        return best

    def borne_out(self, reading: Reading, c: Candidate, known: Known, elsewhere: bool) -> bool:
        """Whether the surroundings of a name that is guarded by a rule speak for what it may stand for."""
        begin, end = reading.sentences[reading.sentence_at(c.start)]
        words = [w.bare for w in reading.words[begin:end]]
        quoted = c.start > begin and reading.words[c.start - 1].text in _QUOTES
        rule = self._rules.get(known.rule or "")
        return rule is not None and bears_out(
            rule, words, c.start - begin, c.end - begin, elsewhere=elsewhere, quoted=quoted
        )


def _follow(words: list[Word], i: int, rest: tuple[str, ...]) -> int:
    """Where a name whose further words are `rest` ends, 0 where it does not stand here."""
    for word in rest:
        skipped = 0
        dotted = len(words[i - 1].text) <= _ACRONYM
        while (
            i < len(words) and (words[i].text in _INSIDE or (dotted and words[i].text == ".")) and skipped < _MAX_INSIDE
        ):
            i, skipped = i + 1, skipped + 1
        if i >= len(words) or words[i].folded != word:
            return 0
        i += 1
    return i


def _candidate(start: int, end: int, form: Form, known: Known) -> Candidate:
    article = form.clitics.endswith("ل") and form.word.startswith("ال")
    return Candidate(
        start,
        end,
        form.start,
        known.type,
        key=known.key,
        en=known.en,
        by=NAME,
        article=article,
        score=0.9 if known.rule else 1.0,
    )


def _all_names(extra: tuple[Path, ...]) -> Iterator[tuple[str, Known]]:
    for alias, entry in knowledge(extra).names():
        yield alias.name, Known(entry.type, entry.id, entry.ar, entry.en, alias.when)
    for country in countries().values():
        for name in country.names:
            kind = "Country" if country.sovereign else "Place"
            yield name, Known(kind, country.key, country.ar, country.en)
        for name in country.capital:
            yield name, Known("Country", country.key, country.ar, country.en, NEVER)
    for folded, place in places().items():
        yield folded, Known("Place", place.key, place.name, place.en, NEVER if place.ambiguous else None)


def gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """The gazetteer of all that graphkit knows, and of a user's own knowledge files."""
    return Gazetteer(_all_names(extra), knowledge(extra).rules) if extra else _shipped()


@cache
def _shipped() -> Gazetteer:
    return Gazetteer(_all_names(()), knowledge().rules)


@Language.factory(NAME, default_config={"knowledge": []})
def create(nlp: Language, name: str, knowledge: list[str]) -> Callable[[Doc], Doc]:
    """The component: adds what it knows to `doc._.reading.mentions`."""
    known = gazetteer(tuple(map(Path, knowledge)))

    def component(doc: Doc) -> Doc:
        reading = opened(doc)
        reading.names = known
        reading.mentions.extend(known.find(reading))
        show(doc)
        return doc

    return component
