"""What a description goes back to: `التنظيم المتشدد` to the group spoken of, `مدير الوكالة` to the man named behind.

A logistic regression says of each thing told of before, or named right behind, how likely it is the one meant; trained
by `python -m training.coreference`. Method: mention ranking (Denis and Baldridge 2008).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files

from ..text.fold import fold
from ..text.stem import stem
from .features import clusters
from .lexicon import words
from .naming import head_of, is_definite
from .reading import Candidate, Reading
from .relation_model import Model, read

# how many things of its type a description may choose from, the last spoken of first
MOST = 8
SURE = 0.5
_DEMONSTRATIVES = frozenset(["هذا", "هذه", "ذلك", "تلك", "هولاء", "نفس", "ذات", "نفسه", "نفسها", "ذاته", "ذاتها"])
_NAMED = words("named")
_OTHER = words("other")
_ACTIONS, _DURING = words("actions"), words("during")


@dataclass(slots=True)
class Local:
    """An entity in the making: the folded names it goes by, the nouns it is called by, where it was mentioned.

    `last`: the first token of the last mention so far, or -1; `told`: how often it was mentioned so far."""

    number: int
    type: str
    names: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    key: str | None = None
    named: bool = False
    counted: bool = False
    last: int = -1
    told: int = 0


@cache
def model() -> Model:
    """The model that ships with the package."""
    with as_file(files("graphkit") / "extraction" / "weights" / "coreference.npz") as path:
        return read(path)


def best(reading: Reading, m: Candidate, behind: Candidate | None, told: Sequence[Local]) -> Local | None:
    """The entity that a description means, of those `told` of; None where it is a new one.

    Where it may be the one named right behind, it is: what was told of before is then a mention of that one too."""
    told = [e for e in told if _may_mean(reading, m, behind, e)]
    between = [w.folded for w in reading.words[m.end : behind.start]] if behind is not None else []
    if between == ["("] or not _NAMED.isdisjoint(between):
        return next((e for e in told if behind is not None and e.number == behind.entity), None)
    action = _action(reading, m, told)
    if action is not None or not told:
        return action
    scores = model().score(list(rows(reading, m, behind, told)))[:, 0]
    sure = [(behind is not None and e.number == behind.entity, s, e) for s, e in zip(scores, told, strict=True)]
    likely = [item for item in sure if item[1] >= SURE]
    return max(likely, key=lambda item: item[:2])[2] if likely else None


def _may_mean(reading: Reading, m: Candidate, behind: Candidate | None, e: Local) -> bool:
    """`رجل آخر` and `52 منصة` are new; `جماعة` without the article is no group with a name, unless that follows."""
    if behind is not None and behind.entity == e.number:
        return True
    if any(w.bare.removeprefix("ال") in _OTHER for w in reading.words[m.start : m.end]):
        return False
    if is_counted(reading, m) and not e.counted:
        return False
    return not (e.named and m.type == "ArmedGroup" and not is_definite(reading, m))


def _action(reading: Reading, m: Candidate, told: Sequence[Local]) -> Local | None:
    """`وخلال حملة منسقة ...` at the head of a sentence tells more of the one operation told of before."""
    begin, _ = reading.sentences[reading.sentence_at(m.start)]
    before = reading.words[m.start - 1].forms if m.start > begin else ()
    if m.type != "Operation" or not any(f.word in _DURING for f in before):
        return None
    actions = [e for e in told if not e.named and not e.counted and not e.heads.isdisjoint(_ACTIONS)]
    return actions[0] if len(actions) == 1 else None


def rows(reading: Reading, m: Candidate, behind: Candidate | None, told: Sequence[Local]) -> Iterator[list[str]]:
    """The features of each entity `told` of, the last spoken of first; `behind`: a name that follows the words."""
    own = _own(reading, m, told)
    alike = [head_of(fold(reading.name(m))) in e.heads for e in told]
    for rank, e in enumerate(told):
        pair = [*_pair(reading, m, e, rank), *_behind(reading, m, behind, e)]
        pair.append(f"others={min(sum(alike) - alike[rank], 2)}{alike[rank]}")
        yield [*pair, *(f"{a}&{b}" for a in own for b in pair)]


def is_counted(reading: Reading, m: Candidate) -> bool:
    """Whether a mention says how many: `52 منصة`."""
    return m.count is not None or reading.words[m.start].is_number


def _own(reading: Reading, m: Candidate, told: Sequence[Local]) -> list[str]:
    """What the description is by itself: its type, its noun, whether it points back."""
    head, before = reading.words[m.start], reading.words[m.start - 1].folded if m.start else ""
    definite = is_definite(reading, m)
    groups = clusters().get(head.folded) or clusters().get(head.bare) or ("?", "?")
    pointing = before in _DEMONSTRATIVES or head.folded in _DEMONSTRATIVES
    return [
        f"t={m.type}",
        f"t={m.type}{definite}{min(len(m), 3)}",
        f"h={stem(head_of(fold(reading.name(m))))}{definite}",
        f"c={groups[1]}{definite}",
        f"p={pointing}{definite}{is_counted(reading, m)}",
        f"n={min(sum(e.named for e in told), 3)}{m.type}{definite}",
        *(f"w={stem(w.folded)}" for w in reading.words[m.start + 1 : m.end + 1][:3]),
    ]


def _pair(reading: Reading, m: Candidate, e: Local, rank: int) -> list[str]:
    full = fold(reading.name(m))
    head = head_of(full)
    before = 0 <= e.last < m.start
    back = reading.sentence_at(m.start) - reading.sentence_at(e.last) if before else -1
    same = "full" if full in e.names else "head" if head in e.heads else "no"
    return [
        f"same={same}",
        f"same={same}{e.named}{e.counted}{is_counted(reading, m)}",
        f"words={_overlap(full, e.names)}{same}",
        f"rank={min(rank, 4)}{e.named}",
        f"back={min(back, 5)}{same}",
        f"told={min(e.told, 4)}{e.named}",
        f"near={min((m.start - e.last) // 4, 5) if before else 'later'}{same}",
        *(f"eh={h}" for h in sorted(e.heads)[:3]),
    ]


def _overlap(full: str, names: set[str]) -> str:
    """Whether a description says more than, less than or other things than what the entity was called before."""
    own = {w.removeprefix("ال") for w in full.split()}
    theirs = {w.removeprefix("ال") for name in names for w in name.split()}
    return f"{bool(own & theirs)}{bool(own - theirs)}{bool(theirs - own)}"


def _behind(reading: Reading, m: Candidate, behind: Candidate | None, e: Local) -> list[str]:
    """How the description stands to a name of the entity right behind it: in apposition, with a comma, `المدعو`."""
    if behind is None or behind.entity != e.number:
        return [f"behind={behind is not None}"]
    between = [w.folded for w in reading.words[m.end : behind.start]]
    called = not _NAMED.isdisjoint(between)
    return [f"apposition={len(between)}{called}{m.type}", f"gap={' '.join(between[:2])}", f"apposition={len(between)}"]
