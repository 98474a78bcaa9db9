"""Whether the surroundings of an ambiguous name bear it out: `القاعدة` the group, or a base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..text.fold import fold
from .loader import Rule


class _Words(NamedTuple):
    """A rule's words as sets of what may stand in a folded sentence."""

    before: frozenset[str]
    after: frozenset[str]
    near: frozenset[str]
    unless_before: frozenset[str]
    unless_after: frozenset[str]
    unless_near: frozenset[str]
    believes: bool


def _forms(words: Iterable[str]) -> frozenset[str]:
    """Each word folded, with and without the article."""
    bare = {fold(w).removeprefix("ال") if len(w) > 4 else fold(w) for w in words}
    return frozenset(bare | {f"ال{w}" for w in bare})


@lru_cache(maxsize=512)
def _words(rule: Rule) -> _Words:
    sets = [_forms(getattr(rule, field)) for field in _Words._fields[:-1]]
    asks = rule.before or rule.after or rule.near or rule.document or rule.quoted
    return _Words(*sets, believes=not asks)


def bears_out(
    rule: Rule, words: Sequence[str], start: int, end: int, *, elsewhere: bool = False, quoted: bool = False
) -> bool:
    """Whether the name at `words[start:end]` is the entry that the rule guards.

    `words` are the folded words of one sentence without clitics; `elsewhere`: a name of the entry that needs no rule
    stands in the document; `quoted`: the name stands in quotation marks of its own. What forbids wins.

    >>> rule = Rule(before=("تنظيم",), unless_after=("الجوية",))
    >>> bears_out(rule, ["زعيم", "تنظيم", "القاعده"], 2, 3), bears_out(rule, ["القاعده", "الجويه"], 0, 1)
    (True, False)
    """
    sets = _words(rule)
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if before in sets.unless_before or after in sets.unless_after:
        return False
    if sets.unless_near and _any(sets.unless_near, words, start, end):
        return False
    if sets.believes or before in sets.before or after in sets.after:
        return True
    if (rule.document and elsewhere) or (rule.quoted and quoted):
        return True
    return _any(sets.near, words, start, end)


def _any(wanted: frozenset[str], words: Sequence[str], start: int, end: int) -> bool:
    """Whether a wanted word stands in the sentence outside the name itself."""
    return not wanted.isdisjoint(words[:start]) or not wanted.isdisjoint(words[end:])
