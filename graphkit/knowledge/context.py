"""Whether the surroundings of an ambiguous name bear it out: `القاعدة` the group, or a base."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..text.fold import fold
from .entries import Rule

_SHORT = 4
_CLITICS = "وفبل"


class _Words(NamedTuple):
    """A rule's words as sets of what may stand in a folded sentence."""

    before: frozenset[str]
    after: frozenset[str]
    near: frozenset[str]
    unless_before: frozenset[str]
    unless_after: frozenset[str]
    unless_near: frozenset[str]


def bears_out(  # noqa: PLR0913 - what stands round a name
    rule: Rule,
    words: Sequence[str],
    start: int,
    end: int,
    *,
    elsewhere: bool = False,
    quoted: bool = False,
    capitals: bool = False,
) -> bool:
    """Whether the name at `words[start:end]` is the entry that the rule guards.

    `words` are the folded words of one sentence, clitics taken off where that is certain; marks may stand among them.
    `elsewhere`: a name of the entry that needs no rule stands in the document; `quoted`: the name stands in quotation
    marks of its own; `capitals`: the text writes it in the capitals of the alias. What forbids wins.

    >>> rule = Rule(before=("تنظيم",), unless_after=("الجوية",))
    >>> bears_out(rule, ["زعيم", "تنظيم", "القاعده"], 2, 3), bears_out(rule, ["القاعده", "الجويه"], 0, 1)
    (True, False)
    """
    sets = _words(rule)
    before, after = _neighbour(words, start - 1, -1), _neighbour(words, end, 1)
    if _forbidden(rule, sets, before, after, capitals) or _stands_near(sets.unless_near, words, start, end):
        return False
    if not _asks(rule) or before in sets.before or after in sets.after:
        return True
    if (rule.document and elsewhere) or (rule.quoted and quoted):
        return True
    return _stands_near(sets.near, words, start, end)


def _forbidden(rule: Rule, sets: _Words, before: str, after: str, capitals: bool) -> bool:
    return before in sets.unless_before or after in sets.unless_after or (rule.capitals and not capitals)


def _asks(rule: Rule) -> bool:
    """Whether the rule wants something to speak for the name, beside nothing against it."""
    return bool(rule.before or rule.after or rule.near or rule.document or rule.quoted)


def _neighbour(words: Sequence[str], i: int, step: int) -> str:
    """The next word, quotation marks and other marks passed over; "" at the end of the sentence."""
    while 0 <= i < len(words):
        if words[i][:1].isalnum():
            return words[i]
        i += step
    return ""


def _stands_near(wanted: frozenset[str], words: Sequence[str], start: int, end: int) -> bool:
    """Whether a wanted word stands in the sentence outside the name itself."""
    return bool(wanted) and not (wanted.isdisjoint(words[:start]) and wanted.isdisjoint(words[end:]))


def _forms(words: Iterable[str]) -> frozenset[str]:
    """Each word folded, with and without the article and the clitics that a reader cannot be sure of."""
    bare = {folded.removeprefix("ال") if len(folded) > _SHORT else folded for folded in map(fold, words)}
    whole = bare | {f"ال{word}" for word in bare}
    return frozenset(whole | {clitic + word for word in whole for clitic in _CLITICS})


@lru_cache(maxsize=512)
def _words(rule: Rule) -> _Words:
    return _Words(*(_forms(getattr(rule, field)) for field in _Words._fields))
