"""Which mentions of a document are one thing: names, their short forms, bracketed acronyms, definite descriptions.

Each mention gets the number of its local entity (`Candidate.entity`). Names come first: the same key, the same folded
name with or without classifier, a surname after the full name. Then descriptions (`التنظيم المتشدد`, `مدير الوكالة`): a
trained model says to which thing told of before, or named right behind, each goes back (`antecedents.py`).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from ..text.fold import fold
from . import antecedents
from .antecedents import Local
from .lexicon import is_office, words
from .naming import head_of, short_forms, spellings
from .reading import Candidate, Reading, opened, show

NAME = "graphkit_coreference"
_BRACKETS = frozenset('(«"“[')
_JOINTS = frozenset("،,:–-")
_CALLED = words("aliased")
_ALIAS = _CALLED | {"ب", "باسم", "ايضا", "او"} | _BRACKETS | _JOINTS
_FAR = 4
_PREPOSITIONS = ("ب", "ل", "ك")


class Resolver:
    """Numbers the entities of a document's mentions; `training/coreference.py` has it follow the gold ones."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.entities: list[Local] = []
        self.by_key: dict[tuple[str, str], Local] = {}
        self.by_name: dict[tuple[str, str], Local] = {}
        self.by_short: dict[tuple[str, str], list[Local]] = defaultdict(list)

    def run(self) -> None:
        """Number all mentions: first the names, then from left to right the descriptions."""
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
            self._local(m).told += 1

    def _local(self, m: Candidate) -> Local:
        return self.entities[m.entity]

    def _new(self, kind: str) -> Local:
        self.entities.append(Local(len(self.entities), kind))
        return self.entities[-1]

    def _join(self, m: Candidate, local: Local) -> None:
        m.entity = local.number
        full = fold(self.reading.name(m))
        local.heads.add(head_of(full))
        local.starts.append(m.start)
        local.last = m.start
        if m.kind != "name":
            local.names.add(full)
            local.counted = local.counted or antecedents.is_counted(self.reading, m)
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

    def _of_name(self, m: Candidate) -> Local:
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

    def _merge(self, keep: Local, drop: Local, mentions: list[Candidate]) -> None:
        if keep is drop or (keep.key and drop.key and keep.key != drop.key):
            return
        for m in mentions:
            if m.entity == drop.number:
                self._join(m, keep)
        self.by_name.update({k: keep for k, v in self.by_name.items() if v is drop})

    def _of_description(self, i: int, m: Candidate) -> Local:
        behind = self._behind(i, m)
        told = self._told(m, behind)
        chosen = self._choose(m, behind, told)
        if chosen is None:
            return self._new(m.type)
        if behind is not None and chosen is self._local(behind):
            self._take_in(chosen, m)
        return chosen

    def _choose(self, m: Candidate, behind: Candidate | None, told: list[Local]) -> Local | None:
        return antecedents.best(self.reading, m, behind, told)

    def _told(self, m: Candidate, behind: Candidate | None) -> list[Local]:
        """What a description may go back to: things of its type told of before, the last first, and the name behind."""
        before = [e for e in self.entities if e.type == m.type and 0 <= e.last < m.start]
        told = sorted(before, key=lambda e: -e.last)[: antecedents.MOST]
        named = None if behind is None else self._local(behind)
        return told if named is None or named in told else [*told, named]

    def _behind(self, i: int, m: Candidate) -> Candidate | None:
        """The name of the same type that stands next to the description, at most a few words behind it."""
        following = next((n for n in self.reading.mentions[i + 1 :] if n.start >= m.end), None)
        if following is None or following.start - m.end > _FAR or following.type != m.type or following.kind != "name":
            return None
        clitics = self.reading.words[following.start].folded[: following.skip]
        return None if clitics[-1:] in _PREPOSITIONS else following

    def _take_in(self, named: Local, m: Candidate) -> None:
        """An office told of before its holder's name: `قال مدير الوكالة` … `مدير الوكالة فلان`."""
        head = head_of(fold(self.reading.name(m)))
        if m.type != "Person" or not is_office(head):
            return
        earlier = [e for e in self.entities if e.type == "Person" and not e.named and not e.counted and head in e.heads]
        if len(earlier) == 1 and earlier[0].last < m.start:
            self._merge(named, earlier[0], self.reading.mentions)


def _distance(local: Local, m: Candidate) -> int:
    """How far back an entity was last named before a mention; one that comes only later is the farthest."""
    before = [m.start - s for s in local.starts if s < m.start]
    return min(before) if before else 1 << 30


@Language.component(NAME)
def coreference(doc: Doc) -> Doc:
    """The component: numbers the entities of `doc._.reading.mentions`."""
    Resolver(opened(doc)).run()
    show(doc)
    return doc
