"""Cues of how a claim is meant (`knowledge/data_words/cues.yaml`), and who speaks in which passage."""

from __future__ import annotations

from functools import lru_cache

from ..models import Phase
from .found import Found
from .lexicon import look_up
from .reading import Candidate, Reading

ACTORS = frozenset("Person ArmedGroup SecurityAgency PublicBody IntergovOrg Organization MediaOutlet Country".split())
COMPLEMENT = frozenset(["ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "ل"])
_OPENERS = frozenset('"«“:')


@lru_cache(maxsize=1 << 16)
def cues(folded: str) -> frozenset[str]:
    """The kinds of cue that a folded word may be; empty for most words."""
    found = set(look_up(folded, "cues.yaml"))
    if folded.startswith(("سي", "ست", "وسي", "وست")) and len(folded) > 5:
        found.add("planned")
    return frozenset(found)


_LASTING = frozenset("controls member_of leads pledged_allegiance_to affiliate_of spokesperson_of".split())
_WAS = frozenset("كان كانت كانوا كانتا وكان وكانت وكانوا".split())
_CLAUSE = 7
_TURNED = frozenset(["غير", "غيرت", "غيروا", "حول", "حولت", "نقل", "نقلت", "جدد"])


def phase(reading: Reading, found: Found) -> Phase | None:
    """What the auxiliary before the word says of a lasting state: `كانت تدين بالولاء` is over, `غيرت ولاءها` begins."""
    if found.trigger < 0 or found.relation not in _LASTING:
        return None
    begin, _ = reading.sentences[reading.sentence_at(found.trigger)]
    before = [w.folded for w in reading.words[max(begin, found.trigger - _CLAUSE) : found.trigger]]
    if not _TURNED.isdisjoint(before[-3:]):
        return "start"
    return None if _WAS.isdisjoint(before) else "end"


class Speakers:
    """Who speaks where in a document: for each token the mention in whose words it stands, or None."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._by_token: list[Candidate | None] = [None] * len(reading.words)
        self._actors = [m for m in reading.mentions if m.type in ACTORS and not m.nationality]
        last: Candidate | None = None
        for begin, end in reading.sentences:
            last = self._sentence(begin, end, last)

    def at(self, token: int) -> Candidate | None:
        """The speaker at a token."""
        return self._by_token[token]

    def _sentence(self, begin: int, end: int, last: Candidate | None) -> Candidate | None:
        words = self.reading.words
        for i in range(begin, end):
            kinds = cues(words[i].folded)
            if "source" in kinds:
                speaker = self._first(i + 1, min(end, i + 4))
                if speaker:
                    self._mark(begin, end, speaker)
            elif "saying" in kinds:
                opening = self._opening(i, end)
                if opening is None:
                    continue
                speaker = self._first(i + 1, opening) or self._behind(begin, i) or last
                if speaker:
                    self._mark(opening, end, speaker)
                    last = speaker
        return last

    def _opening(self, verb: int, end: int) -> int | None:
        """Where what is said begins: behind `إن`, a colon or an opening quotation mark."""
        for i in range(verb + 1, min(end, verb + 30)):
            if self.reading.words[i].folded in COMPLEMENT or self.reading.words[i].text in _OPENERS:
                return i
        return None

    def _first(self, start: int, end: int) -> Candidate | None:
        inside = [m for m in self._actors if start <= m.start < end]
        named = [m for m in inside if m.type == "Person" and m.kind == "name"]
        return next(iter(named or inside), None)

    def _behind(self, begin: int, verb: int) -> Candidate | None:
        near = [m for m in self._actors if begin <= m.start and verb - 3 <= m.end <= verb]
        return near[-1] if near else None

    def _mark(self, start: int, end: int, speaker: Candidate) -> None:
        for i in range(start, end):
            if self._by_token[i] is None:
                self._by_token[i] = speaker
