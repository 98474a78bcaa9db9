"""The reasons for and against two profiles being one: a declared list of small pure functions.

Each takes two faces and gives a score in -1..1 with the words that bear it out, or None where it has nothing to say.
The first line of its docstring is shown to the user beside the score. To add one: write it in `name_features.py` (how
the names compare: the best of them counts) or `context_features.py` (all of them add up), and name it here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .context_features import (
    contradicting_country,
    contradicting_dates,
    contradicting_type,
    shared_by_many,
    shared_neighbours,
)
from .face import Face
from .name_features import (
    Found,
    initials,
    misspelt,
    near_words,
    part_of_name,
    same_bare_name,
    same_key,
    same_name,
    same_place,
    same_words,
    with_clitic,
)

Feature = Callable[[Face, Face], Found]


class Reason(NamedTuple):
    """What one feature found: its name, its weighted score, and the words that bear it out."""

    feature: str
    score: float
    words: str


# feature and weight; a score of -1 in VETO keeps two profiles apart whatever else is found
NAME: tuple[tuple[Feature, float], ...] = (
    (same_key, 1.0),
    (same_name, 0.95),
    (same_words, 0.9),
    (same_bare_name, 0.8),
    (same_place, 0.9),
    (with_clitic, 0.85),
    (misspelt, 0.8),
    (near_words, 0.7),
    (initials, 0.65),
    (part_of_name, 0.65),
)
CONTEXT: tuple[tuple[Feature, float], ...] = (
    (shared_neighbours, 0.2),
    (contradicting_type, 1.0),
    (contradicting_country, 0.3),
    (contradicting_dates, 0.6),
    (shared_by_many, 0.5),
)
VETO: frozenset[Feature] = frozenset({same_key, contradicting_type})
