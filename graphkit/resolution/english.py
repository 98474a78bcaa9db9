"""English names by rule, for what no text and no knowledge entry names in English."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import yaml

from ..knowledge.nationalities import countries, country_names, demonyms
from ..knowledge.places import places
from ..text.fold import fold
from ..text.romanise import romanise

_ARTICLE = "ال"
GEO = {"Country", "Place", "Facility"}
"""Types whose names the table of places may have in English."""
_PROPER = {"Place", "Facility", "MediaOutlet"}
_PLACED = {"Place", "Facility", "Operation", "Attack"}
_BY_WORDS = _PROPER | {"PublicBody", "SecurityAgency", "IntergovOrg", "Operation", "Attack"}


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    raw = yaml.safe_load((files("graphkit") / "resolution" / "english.yaml").read_text(encoding="utf-8"))
    heads, words = ({_bare(fold(k)): v for k, v in raw[part].items()} for part in ("heads", "words"))
    return heads, words


@lru_cache(maxsize=100_000)
def english(type: str, name: str) -> str:
    """The name in English where it is known or made of known words, else in Latin letters.

    >>> english("PublicBody", "وزارة الداخلية الكينية"), english("Facility", "مطار بغداد")
    ('Kenyan Ministry of Interior', 'Baghdad Airport')
    >>> english("Person", "أبو إياد التونسي")
    'Abu Iyad al-Tunisi'
    """
    known = place_name(name) if type in GEO else None
    composed = _composed(type, fold(name).split(), name.split()) if type in _BY_WORDS else None
    return known or composed or romanise(name)


def place_name(name: str) -> str | None:
    """The English name of a country or place that the knowledge base has."""
    folded = fold(name)
    iso = country_names().get(folded)
    if iso:
        return countries()[iso].en
    place = places().get(folded)
    return place.en if place else None


def _bare(word: str) -> str:
    return word.removeprefix(_ARTICLE) if len(word) > 4 else word


def _composed(type: str, folded: list[str], words: list[str]) -> str | None:
    """`head rest (nationality)`: Kenyan Ministry of Interior; None where a word of an institution is not known."""
    heads, _ = _tables()
    pattern = heads.get(_bare(folded[0])) if folded else None
    if not pattern or len(folded) != len(words) or len(words) < 2:
        return None
    rest, nationality = folded[1:], None
    iso = demonyms().get(rest[-1])
    if iso and (adjective := countries()[iso].adjective_en):
        rest, nationality = rest[:-1], adjective
    if not rest:
        return _tidy(pattern.format(nationality)) if not pattern.endswith("of {}") else None
    said = _rest(type, rest, words[1 : 1 + len(rest)])
    if said is None:
        return None
    text = pattern.format(said)
    return _tidy(f"{nationality} {text}" if nationality else text)


def _rest(type: str, folded: list[str], words: list[str]) -> str | None:
    """The words after the head: known ones in English order, a place, or one proper name romanised."""
    _, known = _tables()
    phrase = known.get(" ".join([_bare(folded[0]), *folded[1:]]))
    if phrase:
        return phrase
    place = place_name(" ".join(words)) if type in _PLACED else None
    if place:
        return place
    told = [known.get(_bare(w)) for w in folded]
    if all(told):
        return " ".join(t for t in reversed(told) if t)
    if any(told) or type not in _PROPER:
        return None
    return romanise(" ".join(words)).removeprefix("Al-") if len(words) <= 2 else None


def _tidy(text: str) -> str:
    return text[:1].upper() + text[1:]
