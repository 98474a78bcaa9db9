"""Relations that a fixed construction says without a verb: nationality, title, place, possession, bracketed examples.

`الجيش المصري` → part of Egypt; `زعيم القاعدة أيمن الظواهري` → leads; `هجوم في كابول` → located in; and claims about a
class (`جماعات … مثل أ وب`) hold for the examples that the text gives of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..ontology import ontology
from .found import Found
from .lexicon import senses
from .reading import Candidate
from .syntax import Syntax

_BODIES = frozenset(["SecurityAgency", "PublicBody"])
_ORGS = frozenset("ArmedGroup SecurityAgency PublicBody IntergovOrg Organization MediaOutlet Country".split())
_IN = frozenset(["في", "ب", "داخل"])
_DIRECTIONS = frozenset("شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي شمالى شرقى غربى".split())
_BRACKETED = 8  # words between a title and the short name in brackets of the body it belongs to
_EXAMPLES = frozenset(["مثل", "منها", "منهم", "بينها", "بينهم", "ابرزها", "ابرزهم", "كجماعه", "اهمها"])
_PLACED = {
    "ArmedGroup": "operates_in",
    "Attack": "located_in",
    "Operation": "located_in",
    "Facility": "located_in",
    "Place": "part_of",
}
_DEPUTIES = frozenset("نايب نايبه مساعد مساعده احد وكيل معاون نواب مستشار".split())
_PLURAL_TITLES = frozenset("قاده زعماء روساء روسا امراء وزراء قيادات مدراء".split())
# the head of a state by his title alone: the adjective beside it says which state
_HEADS = frozenset("رييس رييسه الرييس الرييسه ملك العاهل امير سلطان مستشاره المستشاره".split())


def find(syntax: Syntax, nationalities: list[Candidate]) -> Iterator[Found]:
    """All constructions of a sentence."""
    mentions = syntax.mentions
    yield from _nationalities(syntax, nationalities)
    for i, m in enumerate(mentions):
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if following is not None:
            yield from _placed(syntax, m, following)
        if m.type in _ORGS:
            yield from _titled(syntax, i, m)


def _nationalities(syntax: Syntax, nationalities: list[Candidate]) -> Iterator[Found]:
    for country in nationalities:
        outer = next((m for m in syntax.mentions if m.start <= country.start and country.end <= m.end), None)
        if outer is None or outer.type == "Country":
            continue
        if outer.type in _BODIES and outer.kind == "name":
            yield Found(outer, "part_of", country)
        elif outer.type == "Person":
            head = syntax.words[outer.start].bare
            yield Found(outer, "leads" if head in _HEADS else "national_of", country)


def _placed(syntax: Syntax, m: Candidate, place: Candidate) -> Iterator[Found]:
    """A thing and, right behind it, where it is."""
    relation = _PLACED.get(m.type)
    if relation is None or place.start - m.end > 4 or syntax.barrier(m.end, place.start):
        return
    gap = syntax.words[m.end : place.start]
    inside = syntax.preposition(place) in _IN and syntax.members(m)[-1] is m
    if m.type == "Place":
        direct = syntax.words[place.start].folded[: place.skip][-1:] == "ب"
        inside = inside and (direct or any(f.word in _IN or f.clitics[-1:] == "ب" for w in gap for f in w.forms))
        inside = inside or any(f.word in _DIRECTIONS for w in gap for f in w.forms)
    if not inside:
        return
    for member in syntax.members(place):
        if ontology().allows(m.type, relation, member.type):
            yield Found(m, relation, member)


def _titled(syntax: Syntax, i: int, org: Candidate) -> Iterator[Found]:
    """A title, its body, and the person's name behind: `مدير يوروبول روب وينرايت`."""
    mentions, words = syntax.mentions, syntax.words
    reach = _BRACKETED if syntax.bracketed(org) else 3
    title = next(
        (t for t in range(org.start - 1, max(syntax.begin - 1, org.start - 1 - reach), -1) if _role(words[t].folded)),
        -1,
    )
    if title < 0:
        return
    role = _role(words[title].folded)
    if role == "leads" and _second(syntax, title, org):
        role = "member_of"
    holder = next((m for m in mentions if m.type == "Person" and m.start <= title < m.end), None)
    behind = mentions[i + 1] if i + 1 < len(mentions) else None
    named = behind is not None and behind.type == "Person" and behind.kind == "name" and behind.start - org.end <= 3
    if behind is not None and named and not syntax.barrier(org.end, behind.start):
        holder = behind
    if holder is None and i and mentions[i - 1].type == "Person" and title - mentions[i - 1].end <= 2:
        holder = mentions[i - 1]
    if holder is not None and role and ontology().allows("Person", role, org.type):
        yield Found(holder, role, org, title)


def _second(syntax: Syntax, title: int, org: Candidate) -> bool:
    """A deputy, one of several leaders, a leader in (not of) a body is a member of it."""
    before = {f.word for w in syntax.words[max(syntax.begin, title - 2) : title] for f in w.forms}
    within = {w.folded for w in syntax.words[title + 1 : org.start]}
    plural = any(f.word.removeprefix("ال") in _PLURAL_TITLES for f in syntax.words[title].forms)
    return bool(before & _DEPUTIES) or "في" in within or plural


def _role(folded: str) -> str | None:
    found = senses(folded)
    if "speak" in found:
        return "spokesperson_of"
    if "lead" in found:
        return "leads"
    return "member_of" if "member" in found else None


def examples(syntax: Syntax) -> dict[int, list[Candidate]]:
    """The named examples of each class, by the identity of its mention: `جماعات متشددة … مثل بوكوحرام و…`."""
    out: dict[int, list[Candidate]] = {}
    for i in range(syntax.begin, syntax.end):
        if syntax.words[i].folded not in _EXAMPLES:
            continue
        kind = next((m for m in reversed(syntax.mentions) if m.end <= i and m.kind != "name"), None)
        named = [m for m in syntax.mentions if kind is not None and m.start > i and m.type == kind.type]
        if kind is not None and named:
            out[id(kind)] = named
    return out
