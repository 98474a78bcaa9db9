"""What the knowledge base says of a key: an entry of its lists, or a country."""

from __future__ import annotations

from functools import cache

from ..knowledge.loader import Entry, Knowledge
from ..knowledge.nationalities import ambiguous_demonyms, capitals, countries, country_names, demonyms
from ..knowledge.places import places
from ..text.fold import fold
from .profile import Profile


def entry_of(key: str, knowledge: Knowledge | None) -> Entry | None:
    """The entry of a key; None without a knowledge base, and for a key that it does not have."""
    if knowledge is None:
        return None
    return knowledge.entries.get(key) or _countries().get(key)


@cache
def _countries() -> dict[str, Entry]:
    return {
        c.key: Entry(id=c.key, type="Country", ar=c.ar, en=c.en, ids={"iso3166": c.iso}, source=("cldr",))
        for c in countries().values()
        if c.sovereign
    }


def keys(knowledge: Knowledge | None) -> frozenset[str]:
    """All keys that the knowledge base has."""
    return frozenset(knowledge.entries) | frozenset(_countries()) if knowledge else frozenset()


def with_country(profile: Profile) -> Profile:
    """The profile with the key of its country, where it is called by a country's name, seat or adjective only.

    `واشنطن قالت` is the state, as are `الأميركيون`; the city of Washington is a Place and stays one.
    """
    if profile.key or not profile.named or not profile.names or profile.type not in ("Country", "Place"):
        return profile
    iso = _iso(fold(profile.names[0][0]), state=profile.type == "Country")
    return profile.model_copy(update={"key": countries()[iso].key}) if iso and countries()[iso].sovereign else profile


def _iso(name: str, *, state: bool) -> str | None:
    if not state:
        return country_names().get(name) if name not in places() else None
    tables = (country_names(), capitals(), {} if name in ambiguous_demonyms() else demonyms())
    forms = (name, name[1:], f"ا{name}", f"ال{name[1:]}") if name[:1] in "لوبف" else (name,)
    return next((table[form] for form in forms for table in tables if form in table), None)
