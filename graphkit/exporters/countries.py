"""The country of an entity as an ISO code: as its record says, else as graphkit's knowledge does."""

from __future__ import annotations

from functools import cache

from ..knowledge.nationalities import countries
from ..knowledge.places import places
from ..models import Entity


def country_of(entity: Entity) -> str | None:
    """The ISO 3166 code, None where neither the record nor the knowledge base has it.

    >>> country_of(Entity(id="x", type="Facility", name="x", attributes={"country": "tunisia"}))
    'TN'
    """
    own = entity.external_ids.get("iso3166")
    return own or _codes().get(entity.attributes.get("country", "")) or _places().get(entity.id)


@cache
def _codes() -> dict[str, str]:
    """Id of a country's entity -> its code."""
    return {country.key: country.iso for country in countries().values()}


@cache
def _places() -> dict[str, str]:
    """Id of a known place's entity -> the code of its country."""
    return {place.key: place.country for place in places().values() if place.country}
