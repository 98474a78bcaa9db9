"""Which mentions of a document are one thing: names, their short forms, bracketed acronyms, definite descriptions.

Each mention gets the number of its local entity (`Candidate.entity`). Names come first: the same key, the same folded
name with or without classifier, a surname after the full name. Then descriptions: beside a name (`مدير الوكالة روب
وينرايت`), or definite ones (`التنظيم المتشدد`) that go back to the last thing of their type.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from ..text.fold import fold
from .lexicon import CLASSIFIERS
from .reading import Candidate, Reading, opened, show

NAME = "graphkit_coreference"
_DEMONSTRATIVES = frozenset(["هذا", "هذه", "ذلك", "تلك", "هولاء", "نفس"])
_BACK = 6
_BRACKETS = frozenset("(«\"“[")
_JOINTS = frozenset("،,:–-")


@dataclass(slots=True)
class _Local:
    """An entity in the making: its type, the folded names it goes by, where it was last mentioned."""

    number: int
    type: str
    names: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    key: str | None = None
    named: bool = False
    last: int = -1


class _Resolver:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.entities: list[_Local] = []
        self.by_key: dict[tuple[str, str], _Local] = {}
        self.by_name: dict[tuple[str, str], _Local] = {}

    def run(self) -> None:
        mentions = self.reading.mentions
        names = [m for m in mentions if m.kind == "name"]
        for m in sorted(names, key=lambda m: (m.type != "Person", -len(m), m.start)):
            self._join(m, self._of_name(m))
        self._brackets(names)
        for i, m in enumerate(mentions):
            if m.kind == "name":
                self._local(m).last = m.start
            else:
                self._join(m, self._of_description(i, m))

    def _local(self, m: Candidate) -> _Local:
        return self.entities[m.entity]

    def _new(self, kind: str) -> _Local:
        self.entities.append(_Local(len(self.entities), kind))
        return self.entities[-1]

    def _join(self, m: Candidate, local: _Local) -> None:
        m.entity = local.number
        full = fold(self.reading.name(m))
        if m.kind == "name":
            local.named = True
            local.key = local.key or m.key
            if local.key:
                self.by_key.setdefault((m.type, local.key), local)
            for name in spellings(full):
                local.names.add(name)
                self.by_name.setdefault((m.type, name), local)
            for short in _short_forms(full, m.type):
                self.by_name.setdefault((m.type, short), local)
        else:
            local.names.add(full)
            local.heads.add(_head(full))
        local.last = m.start

    def _of_name(self, m: Candidate) -> _Local:
        if m.key and (m.type, m.key) in self.by_key:
            return self.by_key[m.type, m.key]
        for name in spellings(fold(self.reading.name(m))):
            local = self.by_name.get((m.type, name))
            if local and not (m.key and local.key and m.key != local.key):
                return local
        return self._new(m.type)

    def _brackets(self, names: list[Candidate]) -> None:
        """A name in brackets right behind another of its type is the same thing: `تنظيم الدولة (داعش)`."""
        words = self.reading.words
        for a, b in zip(names, names[1:], strict=False):
            between = words[a.end : b.start]
            after = words[b.end].text if b.end < len(words) else ""
            if a.type == b.type and len(between) == 1 and between[0].text in "([" and after in ")]":
                self._merge(self._local(a), self._local(b), names)

    def _merge(self, keep: _Local, drop: _Local, names: list[Candidate]) -> None:
        if keep is drop or (keep.key and drop.key and keep.key != drop.key):
            return
        for m in names:
            if m.entity == drop.number:
                self._join(m, keep)
        self.by_name.update({k: keep for k, v in self.by_name.items() if v is drop})

    def _of_description(self, i: int, m: Candidate) -> _Local:
        beside = self._beside(i, m)
        if beside:
            return beside
        full = fold(self.reading.name(m))
        head = _head(full)
        same = [e for e in self.entities if e.type == m.type and 0 <= e.last < m.start]
        if is_definite(self.reading, m):
            alike = [e for e in same if head in e.heads] if m.type in _COMMON else []
            pool = alike or ([e for e in same if e.named] if m.type not in _COMMON else [])
            near = [e for e in pool if self._sentences_back(e, m) <= _BACK]
            if near:
                return max(near, key=lambda e: e.last)
        exact = [e for e in same if full in e.names]
        return exact[-1] if exact else self._new(m.type)

    def _beside(self, i: int, m: Candidate) -> _Local | None:
        """The named thing that stands in apposition right behind the description."""
        mentions, words = self.reading.mentions, self.reading.words
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if following is None or following.type != m.type or following.kind != "name":
            return None
        between = [w.text for w in words[m.end : following.start]]
        allowed = _JOINTS | _BRACKETS | ({" "})
        return self._local(following) if len(between) <= 2 and all(t in allowed for t in between) else None

    def _sentences_back(self, local: _Local, m: Candidate) -> int:
        return self.reading.sentence_at(m.start) - self.reading.sentence_at(local.last)


# things of which a document tells several: a definite description goes back to one with the same head noun only
_COMMON = frozenset(["Person", "Attack", "Operation", "Weapon", "Content", "Facility", "Account", "Place"])

_BODIES = frozenset(["Organization", "SecurityAgency", "PublicBody", "IntergovOrg", "MediaOutlet"])


def is_definite(reading: Reading, m: Candidate) -> bool:
    """Whether a description points back: it has the article, a demonstrative before it, or begins with one."""
    first = reading.words[m.start]
    before = reading.words[m.start - 1].folded if m.start else ""
    return first.bare.startswith("ال") or first.folded in _DEMONSTRATIVES or before in _DEMONSTRATIVES


def spellings(folded: str) -> list[str]:
    """A folded name with and without its classifier and article, the fullest first.

    >>> spellings("تنظيم القاعده")
    ['تنظيم القاعده', 'القاعده', 'قاعده']
    """
    out = [folded]
    first, _, rest = folded.partition(" ")
    if rest and first.removeprefix("ال") in CLASSIFIERS:
        out.append(rest)
    out += [n[2:] for n in tuple(out) if n.startswith("ال") and len(n) > 4]
    return out


def _short_forms(full: str, kind: str) -> list[str]:
    """By what a longer name may be called later: a person by its end, a body by its beginning."""
    parts = full.split()
    if kind == "Person":
        ends = [" ".join(parts[i:]) for i in range(1, len(parts))]
        return [form for e in ends for form in (e, e.removeprefix("ال"), "ال" + e)]
    if kind in _BODIES and full.startswith("ال"):
        return [" ".join(parts[:i]) for i in range(1, len(parts))]
    return []


def _head(folded: str) -> str:
    words = [w for w in folded.split() if w not in _DEMONSTRATIVES]
    return words[0].removeprefix("ال") if words else ""


@Language.component(NAME)
def coreference(doc: Doc) -> Doc:
    """The component: numbers the entities of `doc._.reading.mentions`."""
    _Resolver(opened(doc)).run()
    show(doc)
    return doc
