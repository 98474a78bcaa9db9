"""Reasons that the names give, each for two faces: a score in -1..1 and the words that bear it out, or None."""

from __future__ import annotations

from functools import lru_cache

from ..knowledge.nationalities import country_names
from ..knowledge.places import places
from .face import Face, Look
from .names import Comparison, Kind, compare
from .weak import general, vocabulary
from .words import SAME, alike, known

Found = tuple[float, str] | None

_GEO = {"Place", "Country", "Facility"}
_STOP = {"of", "the", "and", "in", "for", "al"}


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
            place, other = table.get(one.folded), table.get(two.folded)
            if place and other and (place.en, place.country) == (other.en, other.country):
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
    one, two, _ = best
    odd = [(a, b) for a, b in zip(one.words, two.words, strict=False) if a != b and alike(a, b) < SAME]
    same = sum(alike(a, b) == SAME and not general(a) for a, b in zip(one.words, two.words, strict=False))
    if len(odd) != 1 or (not same and min(map(len, odd[0])) < 6) or _two_places(left, right, one, two):
        return None
    few, many = sorted((left.documents, right.documents))
    known_other = _has_meaning(odd[0][0]) != _has_meaning(odd[0][1])
    score = 0.8 + 0.1 * (same >= 2) + 0.15 * known_other + 0.1 * (few * 3 <= many) + 0.1 * (few * 8 <= many)
    score -= 0.15 * (same == 0)
    if left.type == "Person" and all(word.endswith("ي") for word in odd[0]):
        score = min(score, 0.85)  # family names of one pattern: العمري, العامري
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


def _best(left: Face, right: Face, kind: Kind) -> tuple[Look, Look, Comparison] | None:
    return _compared(left, right).get(kind)


@lru_cache(maxsize=1)
def _compared(left: Face, right: Face) -> dict[Kind, tuple[Look, Look, Comparison]]:
    """The best comparison of each kind; kept until the next pair, since several features ask."""
    found: dict[Kind, list[tuple[Look, Look, Comparison]]] = {}
    for a in left.looks:
        for b in right.looks:
            how = compare(a.words, b.words)
            if how.kind != "different":
                found.setdefault(how.kind, []).append((a, b, how))
    return {k: max(f, key=lambda f: (f[2].same, f[2].close, f[0].text, f[1].text)) for k, f in found.items()}


def _has_meaning(word: str) -> bool:
    return bool(known(word)) or word in places()


def _two_places(left: Face, right: Face, one: Look, two: Look) -> bool:
    """Whether the names are those of two known places: مانيلا is no misprint of ألمانيا."""
    geo = {left.type, right.type} <= _GEO
    return geo and all(n in places() or n in country_names() for n in (one.folded, two.folded))


def _bare(one: Look, two: Look, left: Face, right: Face) -> Found:
    words = vocabulary()
    if all(map(general, one.bare)) and not {one.kind, two.kind} <= words["state"]:
        return None  # what is left says whose, not which: a Syrian group, the Syrian government
    if one.kind and two.kind and one.kind not in words["group"] | words["place"] | words["operation"] | words["state"]:
        return -0.5, f"{one.text} / {two.text}"
    lone_unit = left.type == "ArmedGroup" and bool({one.kind, two.kind} & words["unit"]) and not (one.kind and two.kind)
    sure = len(one.bare) >= 2 or {left.type, right.type} <= {"Place", "MediaOutlet", "Operation", "PublicBody"}
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
