"""When a fact was, as its sentence tells: the date that stands nearest to the claim, resolved by `text/dates.py`."""

from __future__ import annotations

from bisect import bisect_right

from ..text.dates import dates
from .claims import COMPLEMENT, cues
from .reading import Reading

# what happens at some time; the others last, and a date beside them is rarely theirs unless they begin or end
DEEDS = frozenset(
    [
        "abducted", "arrested", "attacked", "blamed_for", "claimed_responsibility_for", "conducted", "controls",
        "cooperated_with", "disrupted", "founded", "investigated", "killed", "merged_into", "participated_in",
        "pledged_allegiance_to", "prosecuted", "published", "ran_operation_against", "recruited", "sanctioned",
        "splintered_from", "targeted", "threatened", "uses",
    ]
)  # fmt: skip
_EVENTS = frozenset(["Attack", "Operation"])
_NEAR = 8


class Dating:
    """The dates of a document, by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._found: dict[int, list[tuple[int, int, str]]] = {}
        for start, stop, iso in dates(reading.text, reading.date):
            first = bisect_right(reading.starts, start) - 1
            last = bisect_right(reading.starts, stop - 1)
            self._found.setdefault(reading.sentence_at(first), []).append((first, last, iso))

    def of(self, relation: str, head: str, start: int, end: int) -> str | None:
        """The date of a claim that spans these tokens, `head` being the type of its head; None where none stands near.

        The date of a saying (`قال أمس إن ...`) is not that of what is said.
        """
        if relation not in DEEDS and not (relation == "located_in" and head in _EVENTS):
            return None
        return self.near(start, end)

    def near(self, start: int, end: int) -> str | None:
        """The date that stands nearest to these tokens in their sentence, at most eight tokens off."""
        begin, _ = self.reading.sentences[self.reading.sentence_at(start)]
        near = [
            (max(first - end, start - last, 0), first, iso)
            for first, last, iso in self._found.get(self.reading.sentence_at(start), ())
            if not self._of_saying(begin, first, last, start)
        ]
        return min(near)[2] if near and min(near)[0] <= _NEAR else None

    def _of_saying(self, begin: int, first: int, last: int, start: int) -> bool:
        words = self.reading.words
        return any(w.folded in COMPLEMENT for w in words[last : start + 1]) and any(
            "saying" in cues(w.folded) for w in words[begin:first]
        )
