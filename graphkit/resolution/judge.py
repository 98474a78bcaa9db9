"""The judge: from reasons to a score, and from the score to a decision."""

from __future__ import annotations

from typing import NamedTuple

from .face import Face
from .features import CONTEXT, NAME, VETO, Feature, Reason

MERGE = 0.75
"""From here on two profiles are one by themselves."""
ASK = 0.4
"""From here on they are shown to people as a candidate."""


class Score(NamedTuple):
    """A score in 0..1 with its reasons, the weightiest first."""

    value: float
    reasons: tuple[Reason, ...]

    @property
    def merges(self) -> bool:
        """Whether the evidence is strong enough to merge without asking."""
        return self.value >= MERGE


def score(left: Face, right: Face) -> Score:
    """The best reason of the names, and all of the context added; nothing where a veto stands or no name compares."""
    names = [r for f, w in NAME if (r := _reason(f, w, left, right))]
    if not names or any(r.score <= -1.0 for r in names):
        return Score(0.0, tuple(names))
    best = max(names, key=lambda r: r.score)
    context = [r for f, w in CONTEXT if (r := _reason(f, w, left, right))]
    if any(r.score <= -1.0 and r.feature in _VETOES for r in context):
        return Score(0.0, (best, *context))
    same = best.feature == "same_key"
    value = 1.0 if same else best.score + sum(r.score for r in context)
    return Score(round(min(1.0, max(0.0, value)), 4), tuple(sorted((best, *context), key=lambda r: -abs(r.score))))


def explain(reason: Reason) -> str:
    """A reason as the user sees it: `+0.90 The names are the same word by word … (a = b)`."""
    return f"{reason.score:+.2f} {_DOCS[reason.feature]} ({reason.words})"


def _reason(feature: Feature, weight: float, left: Face, right: Face) -> Reason | None:
    found = feature(left, right)
    return Reason(feature.__name__, round(found[0] * weight, 4), found[1]) if found else None


_VETOES = {f.__name__ for f in VETO}
_DOCS = {f.__name__: (f.__doc__ or "").splitlines()[0] for f, _ in (*NAME, *CONTEXT)}
