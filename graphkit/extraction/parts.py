"""What the relation model sees of a pair: parts, each of which stands for a few features.

A part is `(zone, value, plain)`: a word in a place round the two, their distance, their prepositions, what rules say;
`plain` are the two types in their order. What a part says (`expand`) the model works out once and keeps, which is what
makes it fast: a pair is some thirty look-ups.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from ..text.stem import stem
from .features import clusters
from .lexicon import senses
from .pairs import Pair, Rules, by_sentence
from .reading import Candidate, Reading, word_of

Part = tuple[str, str, str]
_EDGE = 4
_SEQUENCE = 3
_REACH = 12
_BETWEEN = 14
_FARTHEST = 30
_BEFORE, _BEHIND = 6, 5
# how a value that is no word is told: by itself, with the order of the two (`<`, `>`), with their types
_ALONE, _ORDERED, _TYPED = "alone", "ordered", "typed"
_TOLD = {
    "d": (_ALONE, _TYPED), "m": (_ORDERED,), "r": (_ALONE,), "R": (_ALONE,),
    **dict.fromkeys(("k", "cl", "cr", "nat", "s", "q", "taken", "gl", "gr", "gg", "gs", "gap", ""), (_TYPED,)),
}  # fmt: skip


class Parts:
    """The parts of the pairs of one document; what all pairs share is worked out once."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self.reading, self.rules = reading, rules
        self.groups = by_sentence(reading)
        self.words = [_atoms(w.text) for w in reading.words]
        self.triggers = [i for i, w in enumerate(reading.words) if senses(w.folded)]

    def of(self, pair: Pair) -> list[Part]:
        """All parts of a pair, always in the same order."""
        head, tail, number = pair
        forward = head.start < tail.start
        left, right = (head, tail) if forward else (tail, head)
        plain = f"{head.type}{'>' if forward else '<'}{tail.type}"
        begin, end = self.reading.sentences[number]
        out = self._facts(pair, left, right, plain)
        out += self._governed(left, right, begin, plain)
        out += self._words(left, right, begin, end, plain)
        for zone, m in (("h", head), ("t", tail)):
            out.append((zone, self.words[m.start], plain))
            out += self._sensed("s" + zone, m.start, m.end, plain)
        return out

    def _facts(self, pair: Pair, left: Candidate, right: Candidate, plain: str) -> list[Part]:
        """What is told by no word: kinds, distance, clitics, what stands between, what rules say."""
        head, tail, number = pair
        far, nested = max(right.start - left.end, 0), right.start < left.end
        inside = [m.type for m in self.groups[number] if m.start >= left.end and m.end <= right.start]
        out = [
            ("", "", plain),
            ("k", head.kind[0] + tail.kind[0], plain),
            ("d", _distance(far, nested=nested), plain),
            ("cl", self._clitics(left), plain),
            ("cr", self._clitics(right), plain),
            ("m", str(min(len(inside), 4)), plain),
            ("s", str(min(sum(inside.count(kind) for kind in {head.type, tail.type}), 3)), plain),
        ]
        if left.nationality or right.nationality:
            out.append(("nat", str(nested), plain))
        if 0 < len(inside) <= _SEQUENCE:
            out.append(("q", " ".join(inside), plain))
        if 0 < far <= _EDGE:
            out.append(("gap", " ".join(w.folded for w in self.reading.words[left.end : right.start]), plain))
        return out + [(zone, value, plain) for zone, value in self._ruled(pair)]

    def _clitics(self, m: Candidate) -> str:
        return self.reading.words[m.start].folded[: m.skip] if m.skip else ""

    def _ruled(self, pair: Pair) -> list[tuple[str, str]]:
        """What the rules say of the two, and of the tail with another head."""
        said, head, tail = self.rules.relations, id(pair.head), id(pair.tail)
        out = [("r", r) for r in said.get((head, tail), ())] + [("R", r) for r in said.get((tail, head), ())]
        taken = tail in self.rules.tails and any(
            m is not pair.head and (id(m), tail) in said for m in self.groups[pair.sentence]
        )
        return [*out, ("taken", "")] if taken else out

    def _governed(self, left: Candidate, right: Candidate, begin: int, plain: str) -> list[Part]:
        """The prepositions that govern the two, alone and with the nearest trigger before the right one."""
        a, b = self.rules.governed.get(id(left), "-"), self.rules.governed.get(id(right), "-")
        out = [("gl", a, plain), ("gr", b, plain), ("gg", f"{a} {b}", plain)]
        at = bisect_left(self.triggers, right.start) - 1
        if at >= 0 and self.triggers[at] >= max(begin, right.start - _REACH):
            word = self.reading.words[self.triggers[at]]
            out += [("gs", f"{sense} {b}", plain) for sense in senses(word.folded)]
        return out

    def _words(self, left: Candidate, right: Candidate, begin: int, end: int, plain: str) -> list[Part]:
        """Words by where they stand; in the middle of a long stretch between the two only triggers count."""
        words, first, last = self.words, left.end, right.start
        gap, before = words[first:last], words[max(begin, left.start - _EDGE) : left.start]
        after = words[right.end : min(end, right.end + _EDGE)]
        short = gap if len(gap) <= _BETWEEN else gap[: _BETWEEN // 2] + gap[-_BETWEEN // 2 :]
        out = [("b", t, plain) for t in short]
        if gap:
            out += [("g0", gap[0], plain), ("g1", gap[-1], plain)]
        out += [("p" if i else "p0", t, plain) for i, t in enumerate(reversed(before))]
        out += [("a" if i else "a0", t, plain) for i, t in enumerate(after)]
        out += [("i", t, plain) for t in words[begin : begin + 2]]
        out += self._sensed("sb", first, min(last, first + _FARTHEST), plain)
        out += self._sensed("sp", max(begin, left.start - _BEFORE), left.start, plain)
        return out + self._sensed("sa", right.end, min(end, right.end + _BEHIND), plain)

    def _sensed(self, zone: str, start: int, stop: int, plain: str) -> list[Part]:
        """The triggers of a stretch."""
        at, found = bisect_left(self.triggers, start), []
        while at < len(self.triggers) and self.triggers[at] < stop:
            found.append((zone, self.words[self.triggers[at]], plain))
            at += 1
        return found


def nearness(pair: Pair) -> str:
    """How far apart a pair stands, with its types in their order: `2 ArmedGroup>Place`."""
    forward = pair.head.start < pair.tail.start
    left, right = (pair.head, pair.tail) if forward else (pair.tail, pair.head)
    far = _distance(max(right.start - left.end, 0), nested=right.start < left.end)
    return f"{far} {pair.head.type}{'>' if forward else '<'}{pair.tail.type}"


def _distance(far: int, *, nested: bool) -> str:
    return "in" if nested else str(far if far < _EDGE else _EDGE + min(far, 30) // 6)


@lru_cache(maxsize=1 << 17)
def _atoms(text: str) -> str:
    """All that counts of a word, in one string that many words share: its stem, its cluster, its senses."""
    word = word_of(text)
    groups = clusters().get(word.folded) or clusters().get(word.bare) or ("?", "?")
    return "\t".join((stem(word.folded), groups[1], *senses(word.folded)))


def expand(part: Part) -> tuple[str, ...]:
    """The features that a part stands for.

    >>> expand(("d", "2", "ArmedGroup>Place"))
    ('d=2', 'd=2ArmedGroup>Place')
    """
    zone, value, plain = part
    order = ">" if ">" in plain else "<"
    if zone in _TOLD:
        told = {_ALONE: "", _ORDERED: order, _TYPED: plain}
        return tuple(f"{zone}={value}{told[how]}" for how in _TOLD[zone])
    own, cluster, *carried = value.split("\t")
    if zone[0] == "s":
        return tuple(f"{zone}={sense}{end}" for sense in carried for end in (order, "S" + plain))
    return _of_word(zone, own, cluster, plain, order)


def _of_word(zone: str, s: str, c: str, plain: str, order: str) -> tuple[str, ...]:
    """The features of a word, by its stem and its cluster."""
    if zone == "i":
        return (f"i={c}{order}",)
    if zone in ("h", "t"):
        return (f"{zone}={s}{plain}", f"{zone}c={c}{order}")
    if zone in ("g0", "g1"):
        return (f"{zone}={s}{plain}", f"{zone}c={c}{plain}")
    if zone == "b":
        return (f"b={s}{order}", f"B={s}{plain}", f"bc={c}{order}", f"Bc={c}{plain}")
    near = (f"{zone}={s}{plain}", f"{zone}c={c}{order}") if zone[-1] == "0" else ()
    return (f"{zone[0]}={s}{order}", f"{zone[0]}c={c}{plain}", *near)
