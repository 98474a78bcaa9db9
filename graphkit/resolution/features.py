"""The reasons for and against two profiles being one: a declared list of small functions.

Each takes two faces and gives a score in -1..1 with the words that bear it out, or None where it has nothing to say.
The first line of its docstring is shown to the user beside the score. To add one: write it, and name it in `NAME`
(how the names compare: the best of them counts) or in `CONTEXT` (all of them add up) with its weight.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ..knowledge.places import places
from .face import Face, Look
from .names import Comparison, compare
from .weak import vocabulary
from .words import known

Found = tuple[float, str] | None
Feature = Callable[[Face, Face], Found]

_RELATED = [
    {"ArmedGroup", "SecurityAgency", "PublicBody", "IntergovOrg", "Organization", "MediaOutlet"},
    {"Country", "Place", "Facility"},
    {"Platform", "Account", "Content", "MediaOutlet", "Organization"},
    {"Operation", "Attack"},
]
_GEO = {"Place", "Country", "Facility"}
_EVENTS = {"Operation", "Attack"}
_STATE = {"SecurityAgency", "PublicBody"}
_APART_DAYS = 45
_STOP = {"of", "the", "and", "in", "for", "al"}


class Reason(NamedTuple):
    """What one feature found: its name, its weighted score, and the words that bear it out."""

    feature: str
    score: float
    words: str


def related(left: str, right: str) -> bool:
    """Whether two types may be two readings of one thing (a group taken for an organisation)."""
    return left == right or any({left, right} <= kin for kin in _RELATED)


def same_key(left: Face, right: Face) -> Found:
    """Both are the same entry of the knowledge base (or of two different ones)."""
    if not left.key or not right.key:
        return None
    return (1.0, left.key) if left.key == right.key else (-1.0, f"{left.key} / {right.key}")


def same_name(left: Face, right: Face) -> Found:
    """The names are the same, letter variants and diacritics aside."""
    names = {look.folded: look for look in left.looks}
    both = next((look for look in right.looks if look.folded in names), None)
    return (1.0, both.text) if both else None


def same_words(left: Face, right: Face) -> Found:
    """The names are the same word by word, across spellings and scripts."""
    best = _best(left, right, "same")
    if not best:
        return None
    one, two, found = best
    sure = found.same >= 2 or len("".join(one.codes)) >= 4 or not (one.arabic ^ two.arabic)
    return (1.0 if sure else 0.9), f"{one.text} = {two.text}"


def same_bare_name(left: Face, right: Face) -> Found:
    """The names are the same but for the word that says what it is (group, city)."""
    for one in left.looks:
        for two in right.looks:
            if one.kind != two.kind and compare(one.bare, two.bare).kind == "same":
                return _bare(one, two, left, right)
    return None


def same_place(left: Face, right: Face) -> Found:
    """Both names are names of one place in the table of places."""
    if not {left.type, right.type} <= _GEO:
        return None
    table = places()
    for one in left.looks:
        for two in right.looks:
            place = table.get(one.folded)
            if place and table.get(two.folded) == place:
                return 1.0, f"{one.text} = {two.text} ({place.en})"
    return None


def with_clitic(left: Face, right: Face) -> Found:
    """One name is the other with a particle written to it (to, and, by)."""
    for one in left.looks:
        for two in right.looks:
            if one.arabic and two.arabic and (_clitic(one.folded, two.folded) or _clitic(two.folded, one.folded)):
                return 1.0, f"{one.text} ~ {two.text}"
    return None


def misspelt(left: Face, right: Face) -> Found:
    """One letter of one word differs, as in a misprint or an unusual transliteration."""
    best = _best(left, right, "close")
    if not best or best[2].close > 1:
        return None
    one, two, found = best
    letters = sum(map(len, one.words))
    if found.same == 0 and letters < 6:
        return None
    rare = min(left.documents, right.documents) * 3 <= max(left.documents, right.documents)
    known_other = any(known(a) != known(b) for a, b in zip(one.words, two.words, strict=False) if a != b)
    score = 0.8 + 0.1 * (found.same >= 2) + 0.15 * known_other + 0.1 * rare - 0.2 * (found.same == 0)
    return min(1.0, score), f"{one.text} ~ {two.text}"


def near_words(left: Face, right: Face) -> Found:
    """Several words of the names differ by a letter or in how they are transliterated."""
    best = _best(left, right, "close")
    if not best or best[2].close < 2:
        return None
    one, two, found = best
    return min(1.0, 0.5 + found.same / 5), f"{one.text} ~ {two.text}"


def part_of_name(left: Face, right: Face) -> Found:
    """One name is a part of the other, as when a father's name is left out."""
    if {left.type, right.type} != {"Person"}:
        return None
    best = _best(left, right, "part")
    if not best:
        return None
    one, two, found = best
    ends = one.words[0] == two.words[0] or one.words[-1] == two.words[-1] or found.same >= 2
    length = found.same + found.close / 2
    return (min(1.0, (0.4 + 0.2 * length) if ends else 0.3 * length), f"{one.text} < {two.text}")


def initials(left: Face, right: Face) -> Found:
    """One name is made of the first letters of the other."""
    for one in left.looks:
        for two in right.looks:
            short, long = (one, two) if len(one.words) == 1 else (two, one)
            if len(short.words) == 1 and len(long.words) > 2 and short.text.isupper() and _initials(long, short.folded):
                return 1.0, f"{short.text} = {long.text}"
    return None


def shared_neighbours(left: Face, right: Face) -> Found:
    """The documents join both to the same others."""
    shared = left.neighbours & right.neighbours
    if not shared:
        return None
    return min(1.0, 0.4 + 0.2 * len(shared)), ", ".join(sorted(shared)[:3])


def contradicting_type(left: Face, right: Face) -> Found:
    """They are things of different kinds."""
    if left.type == right.type:
        return None
    return (-0.1 if related(left.type, right.type) else -1.0), f"{left.type} / {right.type}"


def contradicting_country(left: Face, right: Face) -> Found:
    """The documents put them in different countries."""
    if not left.countries or not right.countries or left.countries & right.countries:
        return None
    serious = left.type in _STATE or (left.weak and right.weak)
    return (-1.0 if serious else -0.3), f"{min(left.countries)} / {min(right.countries)}"


def contradicting_dates(left: Face, right: Face) -> Found:
    """They are events that documents of distant days report."""
    if left.type not in _EVENTS or not (left.first and left.last and right.first and right.last):
        return None
    apart = max(_days(right.first) - _days(left.last), _days(left.first) - _days(right.last))
    return (-1.0, f"{left.first} / {right.first}") if apart > _APART_DAYS else None


def shared_by_many(left: Face, right: Face) -> Found:
    """The name is one that many have (a kunya, a given name, `the ministry`)."""
    if not (left.weak or right.weak):
        return None
    weak = left if left.weak else right
    people, both = left.type == "Person", left.weak and right.weak
    return (-1.0 if people and both else -0.7 if both else -0.4), weak.looks[0].text if weak.looks else weak.id


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


def _best(left: Face, right: Face, kind: str) -> tuple[Look, Look, Comparison] | None:
    found = [(a, b, c) for a in left.looks for b in right.looks if (c := compare(a.words, b.words)).kind == kind]
    return max(found, key=lambda f: (f[2].same, f[2].close, f[0].text, f[1].text)) if found else None


def _bare(one: Look, two: Look, left: Face, right: Face) -> Found:
    words = vocabulary()
    if one.kind and two.kind and one.kind not in words["group"] | words["place"]:
        return -0.5, f"{one.text} / {two.text}"
    lone_unit = bool({one.kind, two.kind} & words["unit"]) and not (one.kind and two.kind)
    sure = len(one.bare) >= 2 or {left.type, right.type} <= {"Place", "MediaOutlet"}
    return (0.6 if lone_unit else 1.0 if sure else 0.9), f"{one.text} = {two.text}"


def _clitic(long: str, short: str) -> bool:
    """لظواهري (to al-Zawahiri) and الظواهري, لأسامة and أسامة, بولاية and ولاية."""
    if long[1:] == short:
        return long[0] in "وبلفك" and not known(long.split(maxsplit=1)[0])
    article = short.removeprefix("ال") if short.startswith("ال") else None
    return article is not None and long in (f"ل{article}", f"لل{article}")


def _initials(long: Look, short: str) -> bool:
    if long.arabic:
        return False
    every = "".join(w[0] for w in long.folded.split())
    main = "".join(w[0] for w in long.folded.split() if w not in _STOP)
    return short in (every, main)


def _days(iso: str) -> int:
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10]).toordinal()
