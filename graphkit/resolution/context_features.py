"""Reasons that lie beside the names: what the documents say of two faces, and what excludes that they are one."""

from __future__ import annotations

from datetime import date

from .face import Face
from .name_features import Found

_RELATED = [
    {"ArmedGroup", "SecurityAgency", "PublicBody", "IntergovOrg", "Organization", "MediaOutlet"},
    {"Country", "Place", "Facility"},
    {"Platform", "Account", "Content", "MediaOutlet", "Organization"},
    {"Operation", "Attack"},
]
_EVENTS = {"Operation", "Attack"}
_STATE = {"SecurityAgency", "PublicBody"}
_APART_DAYS = 45


def related(left: str, right: str) -> bool:
    """Whether two types may be two readings of one thing (a group taken for an organisation)."""
    return left == right or any({left, right} <= kin for kin in _RELATED)


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
    state = "Country" in (left.type, right.type) and (left.key or right.key)
    return (-0.1 if related(left.type, right.type) and not state else -1.0), f"{left.type} / {right.type}"


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


def _days(iso: str) -> int:
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10]).toordinal()
