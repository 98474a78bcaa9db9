"""What a person reads: names and relations in one of the two languages."""

from __future__ import annotations

from typing import Literal

from ..models import Edge, Entity
from ..ontology import ontology

Lang = Literal["ar", "en"]

# said beside the relation, so that no claim is ever read as a fact that it is not
_STATUS = {
    "alleged": {"ar": "مزعوم", "en": "alleged"},
    "denied": {"ar": "منفي", "en": "denied"},
    "planned": {"ar": "مخطط له", "en": "planned"},
}
_ENDED = {"ar": "انتهى", "en": "ended"}


def name_of(entity: Entity, lang: Lang) -> str:
    """The entity's name in the language where it has one, else its own name in its own script."""
    return (entity.name_ar if lang == "ar" else entity.name_en) or entity.name


def type_label(name: str, lang: Lang) -> str:
    """The type in words; a type that the ontology does not know stands as it is."""
    known = ontology().entities.get(name)
    return name if known is None else (known.ar if lang == "ar" else known.en)


def relation_label(edge: Edge, lang: Lang) -> str:
    """The relation in words, with its status and its end where it has them.

    >>> relation_label(Edge(id="1", head="a", type="leads", tail="b", status="alleged", phase="end"), "en")
    'leads (alleged, ended)'
    """
    known = ontology().relations.get(edge.type)
    words = edge.type if known is None else (known.ar if lang == "ar" else known.en)
    marks = [_STATUS[edge.status][lang]] if edge.status in _STATUS else []
    marks += [_ENDED[lang]] if edge.phase == "end" else []
    return f"{words} ({('، ' if lang == 'ar' else ', ').join(marks)})" if marks else words
