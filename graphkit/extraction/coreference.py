"""Which mentions of a document are one thing: names, their short forms, bracketed acronyms, definite descriptions.

Each mention gets the number of its local entity (`Candidate.entity`). Names come first: the same key, the same folded
name with or without classifier, a surname after the full name. Then descriptions: beside a name (`مدير الوكالة روب
وينرايت`), or definite ones (`التنظيم المتشدد`) that go back to the last thing of their type that can be called so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from ..text.fold import fold
from .lexicon import is_office, words
from .naming import head_of, is_definite, short_forms, spellings
from .reading import Candidate, Reading, opened, show

NAME = "graphkit_coreference"
_BACK = 6
_BRACKETS = frozenset('(«"“[')
_JOINTS = frozenset("،,:–-")
_CALLED = words("aliased")
_ALIAS = _CALLED | {"ب", "باسم", "ايضا", "او"} | _BRACKETS | _JOINTS
_NAMED = words("named")
_FAR = 4
# things of which a document tells several: a definite description goes back to one with the same head noun only
_COMMON = frozenset(["Person", "Attack", "Operation", "Weapon", "Content", "Facility", "Account", "Place"])
_OWN = words("own")
_ACTIONS = words("actions")
_DURING = words("during")
_COUNTRY = words("country")
_KINDS = words("kinds")


@dataclass(slots=True)
class _Local:
    """An entity in the making: the folded names it goes by, the nouns it is called by, where it was mentioned."""

    number: int
    type: str
    names: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    key: str | None = None
    named: bool = False
    counted: bool = False
    last: int = -1


class _Resolver:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.entities: list[_Local] = []
        self.by_key: dict[tuple[str, str], _Local] = {}
        self.by_name: dict[tuple[str, str], _Local] = {}
        self.by_short: dict[tuple[str, str], list[_Local]] = defaultdict(list)

    def run(self) -> None:
        mentions = self.reading.mentions
        names = [m for m in mentions if m.kind == "name"]
        for m in sorted(names, key=lambda m: (m.type != "Person", -len(m), m.start)):
            self._join(m, self._of_name(m))
        self._joined_names(names)
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
        local.heads.add(head_of(full))
        local.starts.append(m.start)
        local.last = m.start
        if m.kind != "name":
            local.names.add(full)
            local.counted = local.counted or m.count is not None
            return
        local.named = True
        local.key = local.key or m.key
        if local.key:
            self.by_key.setdefault((m.type, local.key), local)
        for name in spellings(full, m.type):
            local.names.add(name)
            self.by_name.setdefault((m.type, name), local)
        for short in short_forms(full, m.type):
            if local not in self.by_short[m.type, short]:
                self.by_short[m.type, short].append(local)

    def _of_name(self, m: Candidate) -> _Local:
        if m.key and (m.type, m.key) in self.by_key:
            return self.by_key[m.type, m.key]
        names = spellings(fold(self.reading.name(m)), m.type)
        exact = [self.by_name[m.type, n] for n in names if (m.type, n) in self.by_name]
        longer = [e for n in names for e in sorted(self.by_short.get((m.type, n), ()), key=lambda e: _distance(e, m))]
        for local in (*exact, *longer):
            if not (m.key and local.key and m.key != local.key):
                return local
        return self._new(m.type)

    def _joined_names(self, names: list[Candidate]) -> None:
        """Two names for one thing: the second in brackets (`تنظيم الدولة (داعش)`), or brought in by `الملقب بـ`."""
        for a, b in pairwise(names):
            if a.type == b.type and (self._in_brackets(a, b) or self._as_alias(a, b)):
                self._merge(self._local(a), self._local(b), names)

    def _in_brackets(self, a: Candidate, b: Candidate) -> bool:
        words = self.reading.words
        after = words[b.end].text if b.end < len(words) else ""
        return b.start == a.end + 1 and words[a.end].text in "([" and after in ")]"

    def _as_alias(self, a: Candidate, b: Candidate) -> bool:
        between = {w.folded for w in self.reading.words[a.end : b.start]}
        return a.type == "Person" and b.start - a.end <= _FAR and between <= _ALIAS and not between.isdisjoint(_CALLED)

    def _merge(self, keep: _Local, drop: _Local, mentions: list[Candidate]) -> None:
        if keep is drop or (keep.key and drop.key and keep.key != drop.key):
            return
        for m in mentions:
            if m.entity == drop.number:
                self._join(m, keep)
        self.by_name.update({k: keep for k, v in self.by_name.items() if v is drop})

    def _of_description(self, i: int, m: Candidate) -> _Local:
        beside = self._beside(i, m)
        if beside:
            self._take_in(beside, m)
            return beside
        full = fold(self.reading.name(m))
        same = [e for e in self.entities if e.type == m.type and 0 <= e.last < m.start]
        back = self._goes_back(m, head_of(full), [e for e in same if self._sentences_back(e, m) <= _BACK])
        if back:
            return back
        exact = [e for e in same if full in e.names and not m.count]
        return exact[-1] if exact else self._new(m.type)

    def _goes_back(self, m: Candidate, head: str, near: list[_Local]) -> _Local | None:
        """The thing spoken of before that a description takes up, if it takes one up."""
        unnamed = [e for e in near if not e.named and not e.counted]
        if m.type == "Platform" and (self._is_own(m) or is_definite(self.reading, m)) and unnamed:
            return unnamed[-1]
        if not is_definite(self.reading, m):
            told = [e for e in unnamed if not e.heads.isdisjoint(_ACTIONS)]
            return told[0] if m.type == "Operation" and self._frames(m) and len(told) == 1 else None
        if m.type == "Country":
            return self._country(head, near)
        alike = [e for e in near if head in e.heads]
        if m.type not in _COMMON:
            called = [e for e in alike if e.named]
            alike = (
                called
                or [e for e in near if e.named and not _has_other_head(e, m.type)]
                or [e for e in near if e.named]
            )
        return max(alike, key=lambda e: e.last) if alike else None

    def _country(self, head: str, near: list[_Local]) -> _Local | None:
        """`البلاد`: the country last spoken of."""
        named = [e for e in near if e.named]
        return max(named, key=lambda e: e.last) if named and head in _COUNTRY else None

    def _is_own(self, m: Candidate) -> bool:
        return any(w.folded in _OWN for w in self.reading.words[m.start : m.end])

    def _frames(self, m: Candidate) -> bool:
        """`وخلال حملة منسقة ...` at the head of a sentence tells more of the operation before."""
        begin, _ = self.reading.sentences[self.reading.sentence_at(m.start)]
        word = self.reading.words[m.start - 1] if m.start > begin else None
        return word is not None and any(f.word in _DURING for f in word.forms)

    def _beside(self, i: int, m: Candidate) -> _Local | None:
        """The named thing that stands in apposition right behind the description, in brackets or called by a name."""
        mentions, words = self.reading.mentions, self.reading.words
        following = next((n for n in mentions[i + 1 :] if n.start >= m.end), None)
        if following is None or following.type != m.type or following.kind != "name":
            return None
        between = {w.folded for w in words[m.end : following.start]}
        called = not between.isdisjoint(_NAMED) and len(between) <= _FAR
        near = following.start - m.end <= 2 and between <= _JOINTS | _BRACKETS
        return self._local(following) if called or near else None

    def _take_in(self, named: _Local, m: Candidate) -> None:
        """An office told of before its holder's name: `قال مدير الوكالة` … `مدير الوكالة فلان`."""
        head = head_of(fold(self.reading.name(m)))
        if m.type != "Person" or not is_office(head):
            return
        earlier = [e for e in self.entities if e.type == "Person" and not e.named and not e.counted and head in e.heads]
        if len(earlier) == 1 and earlier[0].last < m.start:
            self._merge(named, earlier[0], self.reading.mentions)

    def _sentences_back(self, local: _Local, m: Candidate) -> int:
        return self.reading.sentence_at(m.start) - self.reading.sentence_at(local.last)


def _distance(local: _Local, m: Candidate) -> int:
    """How far back an entity was last named before a mention; one that comes only later is the farthest."""
    before = [m.start - s for s in local.starts if s < m.start]
    return min(before) if before else 1 << 30


def _has_other_head(local: _Local, kind: str) -> bool:
    """Whether an entity has a noun of its own (`جماعة ولاية سيناء`), which another definite noun does not take up."""
    return kind == "ArmedGroup" and not local.heads.isdisjoint(_KINDS)


@Language.component(NAME)
def coreference(doc: Doc) -> Doc:
    """The component: numbers the entities of `doc._.reading.mentions`."""
    _Resolver(opened(doc)).run()
    show(doc)
    return doc
