"""What a rule finds: a relation between two mentions, and the word that carries it."""

from __future__ import annotations

from typing import NamedTuple

from ..models import Phase, Status
from .reading import Candidate


class Found(NamedTuple):
    """A relation that a rule sees between two mentions; `trigger` is the token of the word that carries it, or -1.

    `sure`: the model cannot gainsay it."""

    head: Candidate
    relation: str
    tail: Candidate
    trigger: int = -1
    phase: Phase | None = None
    status: Status | None = None
    sure: bool = False


class Refused(NamedTuple):
    """What a rule or the model proposed and what became no claim, with the reason in words."""

    head: Candidate
    relation: str
    tail: Candidate
    why: str
