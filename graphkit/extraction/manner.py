"""The trained reading of how a claim is meant: alleged, denied, planned, over, just begun, in somebody's words.

A logistic regression for each, over the words round the claim; trained by `python -m training.manner`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

from ..models import Phase, Status
from ..text.stem import stem
from .claims import cues
from .reading import Candidate, Reading
from .relation_model import Model, read

KINDS = ("alleged", "denied", "planned", "end", "start", "attributed")
_BEFORE, _AFTER = 7, 4
_SURE = 0.5
# what is only half sure to be a fact is not shown as one
_DOUBTFUL = 0.3


@cache
def model() -> Model:
    """The model that ships with the package."""
    with as_file(files("graphkit") / "extraction" / "weights" / "manner.npz") as path:
        return read(path)


def features(reading: Reading, start: int, end: int, relation: str, speaker: Candidate | None) -> list[str]:
    """What stands in, before and behind the claim's tokens `start` to `end` (exclusive), its relation, who speaks."""
    begin, stop = reading.sentences[reading.sentence_at(start)]
    words = reading.words
    out = [f"r={relation}", f"by={speaker.type if speaker else '-'}", f"rb={relation}{speaker is not None}"]
    if speaker is not None:
        out += [f"sk={speaker.kind}", f"sd={min((start - speaker.end) // 5, 4)}"]
    zones = (
        ("in", words[start:end][:40]),
        ("pre", words[max(begin, start - _BEFORE) : start]),
        ("post", words[end : min(stop, end + _AFTER)]),
    )
    for zone, span in zones:
        for w in span:
            out += [f"{zone}={w.folded}", f"{zone}~{stem(w.folded)}", f"any~{stem(w.folded)}"]
            out += [f"{zone}*{kind}" for kind in cues(w.folded)] + [f"{relation}*{kind}" for kind in cues(w.folded)]
    for w in words[begin : max(begin, start - _BEFORE)]:
        out += [f"far~{stem(w.folded)}", *(f"far*{kind}" for kind in cues(w.folded))]
    if start - begin < 3:
        out.append("first")
    if begin == 0:
        out.append("title")
    return out


class Manner(NamedTuple):
    """How a claim is meant; `attributed`: the speaker of the passage stands behind it."""

    status: Status
    phase: Phase | None
    attributed: bool


def read_all(rows: list[list[str]]) -> list[Manner]:
    """How each claim is meant, from its features."""
    if not rows:
        return []
    trained = model()
    column = {name: i for i, name in enumerate(trained.relations)}
    return [_verdict({k: float(p[i]) for k, i in column.items()}) for p in trained.score(rows)]


def _verdict(p: dict[str, float]) -> Manner:
    statuses: tuple[Status, ...] = ("alleged", "denied", "planned")
    phases: tuple[Phase, ...] = ("end", "start")
    status = max(statuses, key=lambda s: p[s])
    phase = max(phases, key=lambda s: p[s])
    return Manner(
        status if p[status] >= _DOUBTFUL else "asserted",
        phase if p[phase] >= _SURE else None,
        p["attributed"] >= _SURE,
    )
