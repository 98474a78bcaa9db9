"""The parts of a STIX bundle: ids, times, references, and an object for each entity as the ontology maps it."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..graph import KnowledgeGraph
from ..graph.dates import earliest, fact_dates, latest
from ..graph.labels import Lang, name_of
from ..models import Edge, Entity, Source
from ..ontology import ontology
from .countries import country_of

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:graphkit:stix")
AUTHOR = f"identity--{uuid5(_NAMESPACE, 'graphkit')}"
# OASIS, cti-stix-common-objects: the extension without which an incident is only a name
_INCIDENT_CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126"
_WITH_ALIASES = ("threat-actor", "campaign", "infrastructure")
_INSIDE = ("part_of", "located_in")
_NO_DATE = "1970-01-01"


def author() -> Any:
    """The identity that signs all objects: the program, since no person stated them."""
    from stix2.v21 import Identity

    made = f"{_NO_DATE}T00:00:00Z"
    return Identity(id=AUTHOR, name="graphkit", identity_class="system", created=made, modified=made)


class Stix:
    """What all objects of one bundle share."""

    def __init__(self, kg: KnowledgeGraph, lang: Lang) -> None:
        self.kg, self.lang = kg, lang
        self.asserted = {(e.head, e.type, e.tail): e for e in kg.edge_list if e.status == "asserted"}
        dates = sorted(d for s in kg.sources.values() if (d := earliest(s.date)))
        self.start = dates[0] if dates else _NO_DATE
        self._armed = self._of_armed_groups()
        self._countries = self._countries_of_places()
        self._unplaced: set[str] = set()

    def id(self, kind: str, *parts: str) -> str:
        """A deterministic STIX id."""
        return f"{kind}--{uuid5(_NAMESPACE, chr(31).join((kind, *parts)))}"

    def entity_id(self, entity_id: str) -> str:
        """The id of an entity's object."""
        return self.id(self.form(self.kg[entity_id])["type"], entity_id)

    def edge_id(self, edge: Edge, kind: str | None = None) -> str:
        """The id of an edge's object: a relationship where it is asserted, else a note unless told."""
        return self.id(kind or ("relationship" if edge.status == "asserted" else "note"), edge.id)

    def form(self, entity: Entity) -> dict[str, Any]:
        """The object's type and fixed properties by the ontology; an operation of an armed group is a campaign."""
        known = ontology().entities.get(entity.type)
        form = dict(known.map.get("stix", {})) if known else {}
        campaign = form.pop("of_armed_group", None)
        return {"type": "identity", **form, **({"type": campaign} if campaign and entity.id in self._armed else {})}

    def day(self, date: str | None, *, end: bool = False) -> str:
        """A date as STIX time: its first moment, or its last; the graph's beginning where there is none."""
        found = latest(date) if end else earliest(date)
        return f"{found or self.start}T{'23:59:59' if end and found else '00:00:00'}Z"

    def written(self, edge: Edge) -> dict[str, str]:
        """Created and modified: the first and last document that say it, not the moment of the export."""
        sources = [self.kg.sources[c.document] for c in edge.claims if c.document in self.kg.sources]
        days = sorted(self.day(s.date) for s in sources) or [self.day(edge.first)]
        return {"created": days[0], "modified": days[-1], "created_by_ref": AUTHOR}

    def times(self, edge: Edge) -> dict[str, str]:
        """When the fact held, as far as is known; `stop_time` only where the end is told."""
        first, last = fact_dates(edge)
        if edge.phase == "end":
            return {"stop_time": self.day(last, end=True)} if latest(last) else {}
        return {"start_time": self.day(first)} if earliest(first) else {}

    def reference(self, source: Source, sentence: str | None = None) -> dict[str, str]:
        """A document as external reference."""
        url = {"url": source.url} if source.url and source.url.startswith(("http://", "https://")) else {}
        return {
            "source_name": source.source or source.title or source.id,
            "description": sentence or source.title or source.id,
        } | url

    def cited(self, edge: Edge) -> list[dict[str, str]]:
        """The sentences behind an edge as external references."""
        claims = [c for c in edge.claims if c.document in self.kg.sources]
        return [self.reference(self.kg.sources[c.document], c.sentence) for c in claims]

    def said_in(self) -> dict[str, list[str]]:
        """Document id -> the ids of the objects that it speaks of, sorted."""
        found: dict[str, set[str]] = {}
        for edge in self.kg.edge_list:
            denied = edge.status == "denied" and (edge.head, edge.type, edge.tail) in self.asserted
            ids = {
                self.entity_id(edge.head),
                self.entity_id(edge.tail),
                self.edge_id(edge, "opinion" if denied else None),
            }
            for claim in edge.claims:
                found.setdefault(claim.document, set()).update(ids)
        return {document: sorted(ids) for document, ids in found.items()}

    def country(self, entity: Entity) -> dict[str, str]:
        """Where a location lies: its country's code where known, else its own name as the region."""
        code = country_of(entity) or self._countries.get(entity.id)
        if not code:
            self._unplaced.add(entity.id)
        return {"country": code} if code else {"region": name_of(entity, "en")}

    def notes(self) -> list[str]:
        """What the user should know of the bundle."""
        n = len(self._unplaced)
        return [f"{n} places have no known country: their name stands as the region, which STIX requires"] if n else []

    def _of_armed_groups(self) -> set[str]:
        conducted = (e for e in self.asserted.values() if e.type in ("conducted", "claimed_responsibility_for"))
        return {e.tail for e in conducted if self.kg[e.head].type == "ArmedGroup"}

    def _countries_of_places(self) -> dict[str, str]:
        """Place -> code of the country that a document says it is in, through other places where need be."""
        inside = {h: t for (h, r, t), e in sorted(self.asserted.items()) if r in _INSIDE and e.phase != "end"}
        found: dict[str, str] = {}
        for place in inside:
            at, steps = place, 0
            while at in inside and steps < 5 and not country_of(self.kg[at]):
                at, steps = inside[at], steps + 1
            if code := country_of(self.kg[at]):
                found[place] = code
        return found


def entity_object(made: Stix, entity: Entity) -> Any:
    """The STIX object of an entity."""
    from stix2.v21 import OBJ_MAP, OBJ_MAP_OBSERVABLE

    form = made.form(entity)
    kind = form.pop("type")
    if kind in ("file", "user-account"):
        name = {"file": "name", "user-account": "account_login"}[kind]
        return OBJ_MAP_OBSERVABLE[kind](id=made.entity_id(entity.id), **{name: name_of(entity, made.lang)})
    return OBJ_MAP[kind](
        id=made.entity_id(entity.id), **form, **_described(made, entity, kind), **_special(made, entity, kind)
    )


def _described(made: Stix, entity: Entity, kind: str) -> dict[str, Any]:
    names = dict.fromkeys(n for n in (entity.name, entity.name_ar, entity.name_en, *entity.aliases) if n)
    names.pop(own := name_of(entity, made.lang), None)
    created, modified = made.day(entity.first_seen), made.day(entity.last_seen or entity.first_seen)
    return {
        "name": own,
        "labels": [entity.type],
        "created": created,
        "modified": max(created, modified),
        "created_by_ref": AUTHOR,
        **({"aliases": list(names)} if kind in _WITH_ALIASES and names else {}),
        **({"description": " · ".join(names)} if kind not in _WITH_ALIASES and names else {}),
        **({"external_references": refs} if (refs := _ids(entity)) else {}),
    }


def _ids(entity: Entity) -> list[dict[str, str]]:
    return [{"source_name": name, "external_id": value} for name, value in sorted(entity.external_ids.items())]


def _special(made: Stix, entity: Entity, kind: str) -> dict[str, Any]:
    if kind == "location":
        return made.country(entity)
    if kind == "incident":
        core = {"extension_type": "property-extension", "determination": "suspected", "investigation_status": "new"}
        return {"extensions": {_INCIDENT_CORE: core}}
    return {}
