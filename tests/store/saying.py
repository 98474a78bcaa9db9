"""Extractions in one line: what a document says, head and tail marked in its sentence."""

from __future__ import annotations

from typing import Any

from graphkit.models import Claim, DocEntity, Extraction, Mention, Span
from tests.factory import spans

TYPES = {"داعش": "ArmedGroup", "القاعدة": "ArmedGroup", "جبهة النور": "ArmedGroup", "العراق": "Country"}


def says(id: str, *sentences: tuple[str, str] | tuple[str, str, dict[str, Any]], **fields: Any) -> Extraction:
    """A document whose sentences (marked as in `factory.spans`) each make one claim of the relation beside it."""
    text, claims, mentions = "", [], dict[str, list[Mention]]()
    for number, (marked, relation, *more) in enumerate(sentences):
        plain, at = spans(marked)
        begin = len(text) + 1  # the title is empty, and a line break follows it
        ends = {part: plain[slice(*at[part])] for part in ("head", "tail")}
        for part, name in ends.items():
            start, end = at[part]
            mentions.setdefault(name, []).append(Mention(start=begin + start, end=begin + end, text=name, by="test"))
        evidence = Span(start=begin, end=begin + len(plain), text=plain)
        trigger = plain[slice(*at["trigger"])] if "trigger" in at else ""
        extra = more[0] if more else {}
        claims.append(Claim(id=f"c{number}", type=relation, **ends, trigger=trigger, evidence=evidence, **extra))
        text += plain + "\n"
    entities = tuple(
        DocEntity(id=name, type=TYPES.get(name, "Person"), name=name, mentions=tuple(found))
        for name, found in mentions.items()
    )
    return Extraction(id=id, title="", text=text, entities=entities, claims=tuple(claims), graphkit="1", **fields)
