"""The stretch of a document that is shown with a claim, and where head, tail and trigger stand in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..models import Claim, DocEntity, Extraction, Span

# the end of a sentence: its mark and closing quotes, before white space; or a line's end
_END = re.compile(r"[.!?؟…]+[\"'»”’)\]]*(?=\s)|\n")
_REACH = 300  # a sentence is cut this far from the evidence: some newspapers write none but commas

Range = tuple[int, int]


class Shown(NamedTuple):
    """Ranges in the document; None where nothing of the kind stands in the sentence."""

    sentence: Range
    head: Range | None
    tail: Range | None
    trigger: Range | None


def shown(extraction: Extraction, claim: Claim, entities: dict[str, DocEntity], full: str) -> Shown:
    """What a reader sees of a claim: the sentence round its evidence, and the words that bear it out."""
    sentence = sentence_round(full, claim.evidence)
    return Shown(
        sentence,
        _nearest(entities[claim.head], claim.evidence, sentence),
        _nearest(entities[claim.tail], claim.evidence, sentence),
        _find(full, claim.trigger, (claim.evidence.start, claim.evidence.end)),
    )


def sentence_round(full: str, span: Span) -> Range:
    """The sentence or sentences that hold the span, at most 300 characters longer on each side.

    >>> text = "One. The group fled to Raqqa! Three."
    >>> text[slice(*sentence_round(text, Span(start=9, end=14, text="group")))]
    'The group fled to Raqqa!'
    """
    low, high = max(0, span.start - _REACH), min(len(full), span.end + _REACH)
    ends = [m.end() for m in _END.finditer(full, low, span.start)]
    start = ends[-1] if ends else _word_start(full, low)
    last = max(span.start, span.end - 1)  # the evidence may end with its own full stop
    stop = _END.search(full, last, min(len(full), high + 1))
    end = stop.end() if stop else _word_end(full, high)
    return _strip(full, min(start, span.start), max(end, span.end), span)


def _word_start(full: str, at: int) -> int:
    while 0 < at < len(full) and not full[at - 1].isspace():
        at += 1
    return at


def _word_end(full: str, at: int) -> int:
    while 0 < at < len(full) and not full[at].isspace():
        at -= 1
    return at


def _strip(full: str, start: int, end: int, span: Span) -> Range:
    while start < span.start and full[start].isspace():
        start += 1
    while end > span.end and full[end - 1].isspace():
        end -= 1
    return start, end


def _nearest(entity: DocEntity, evidence: Span, sentence: Range) -> Range | None:
    inside = [m for m in entity.mentions if sentence[0] <= m.start and m.end <= sentence[1]]
    if not inside:
        return None

    def distance(m: Span) -> tuple[int, int]:
        return max(evidence.start - m.start, m.end - evidence.end, 0), m.start

    best = min(inside, key=distance)
    return best.start, best.end


def _find(full: str, words: str, within: Range) -> Range | None:
    at = full.find(words, *within) if words else -1
    return None if at < 0 else (at, at + len(words))
