"""Countries, their seats of government and their adjectives (`تركي`, `Turkish`), in every form that Arabic gives them.

Names come from CLDR (babel) and `data_words/countries.yaml`, seats from `capitals.yaml`, adjectives from
`demonyms.txt`; the forms by gender, number and article are made here by rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from ..models import Record
from ..text.fold import fold

# عمان without its vowel is the capital of Jordan at least as often: `places` has it, as ambiguous
_NO_COUNTRY_NAME = frozenset({"عمان"})

_ENDINGS = ("", "ة", "ان", "ين", "تان", "تين", "ون", "ات")


class Country(Record):
    """A state, or a dependent territory (`sovereign` False), by its ISO code.

    `ar` and `en` are the preferred names, `names` all of them in both scripts; `capital` are the names of the seat
    of government by which the state is called when it acts; `adjective_ar` and `adjective_en` say whose.
    """

    iso: str
    ar: str
    en: str
    names: tuple[str, ...]
    capital: tuple[str, ...] = ()
    adjective_ar: str | None = None
    adjective_en: str | None = None
    sovereign: bool = True

    @property
    def key(self) -> str:
        """The id of the country's entity: `united-states`."""
        return slug(self.en)


class _Demonym(Record):
    iso: str
    bases: tuple[str, ...]
    plurals: tuple[str, ...]
    english: tuple[str, ...]


def slug(name: str) -> str:
    """A name as an id: lower case, ASCII, hyphens.

    >>> slug("São Tomé & Príncipe")
    'sao-tome-principe'
    """
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower()))


def words_file(name: str) -> str:
    """The text of a file in `data_words/`."""
    return (files("graphkit") / "knowledge" / "data_words" / name).read_text(encoding="utf-8")


def _table(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(words_file(name), Loader=yaml.CSafeLoader)
    return loaded


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split(",") if cell.strip())


@cache
def _demonym_rows() -> tuple[_Demonym, ...]:
    lines = (line for line in words_file("demonyms.txt").splitlines() if line and not line.startswith("#"))
    rows = ([cell.strip() for cell in line.split("|")] for line in lines)
    return tuple(
        _Demonym(iso=iso, bases=_cells(bases), plurals=_cells(plurals), english=_cells(english))
        for iso, bases, plurals, english in rows
    )


def _cldr(lang: str) -> dict[str, str]:
    from babel import Locale

    return {str(code): str(name) for code, name in Locale(lang).territories.items() if name}


@cache
def countries() -> Mapping[str, Country]:
    """Every country and territory of CLDR by ISO code."""
    ar, en = _cldr("ar"), _cldr("en")
    codes = {code for code in en if len(code) == 2 and code.isalpha() and code in ar}
    more = _table("countries.yaml")
    return MappingProxyType(
        {
            code: _country(
                code, *([*more.get(code, {}).get(lang, []), cldr[code]] for lang, cldr in (("ar", ar), ("en", en)))
            )
            for code in sorted(codes - set(_table("territories.yaml")["ignored"]))
        }
    )


@cache
def _beside() -> tuple[Mapping[str, list[str]], Mapping[str, _Demonym], frozenset[str]]:
    """Seats of government and adjectives by code, and the codes that are no states."""
    adjectives = {row.iso: row for row in _demonym_rows()}
    return _table("capitals.yaml"), adjectives, frozenset(_table("territories.yaml")["dependent"])


def _country(code: str, arabic: list[str], english: list[str]) -> Country:
    seats, adjectives, dependent = _beside()
    demonym = adjectives.get(code)
    names = (name for name in (*arabic, *english) if "(" not in name and fold(name) not in _NO_COUNTRY_NAME)
    return Country(
        iso=code,
        ar=arabic[0],
        en=english[0],
        names=tuple(dict.fromkeys(names)),
        capital=tuple(seats.get(code, ())),
        adjective_ar=demonym.bases[0].lstrip("~") if demonym else None,
        adjective_en=demonym.english[0] if demonym and demonym.english else None,
        sovereign=code not in dependent,
    )


@cache
def country_names() -> Mapping[str, str]:
    """ISO code of every country by its folded names; dependent territories stand in `places`."""
    sovereign = (country for country in countries().values() if country.sovereign)
    return MappingProxyType({fold(name): country.iso for country in sovereign for name in country.names})


@cache
def capitals() -> Mapping[str, str]:
    """ISO code of the state that acts under the name of its seat of government, by that name folded."""
    return MappingProxyType({fold(name): c.iso for c in countries().values() for name in c.capital})


def forms(adjective: str) -> Iterator[str]:
    """All forms of an adjective of nationality: gender, number, accusative, each with and without the article.

    >>> sorted(set(forms("تركي")))[:4]
    ['التركي', 'التركيات', 'التركيان', 'التركية']
    """
    words = adjective.split()
    inflected = [i for i, word in enumerate(words) if word.endswith("ي")]
    for ending in _ENDINGS:
        plain = [word + ending if i in inflected else word for i, word in enumerate(words)]
        yield " ".join(plain)
        yield "ال" + " ".join(plain)
        yield " ".join("ال" + word if i in inflected or i == 0 else word for i, word in enumerate(plain))
    yield " ".join(word + "ا" if i in inflected else word for i, word in enumerate(words))


def _all_forms(row: _Demonym) -> Iterator[tuple[str, bool]]:
    for base in row.bases:
        yield from ((form, base.startswith("~")) for form in forms(base.lstrip("~")))
    for plural in row.plurals:
        bare = plural.lstrip("~")
        yield from ((form, plural.startswith("~")) for form in (bare, "ال" + bare))
    for english in row.english:
        yield from ((form, False) for form in (english, english + "s"))


@cache
def demonyms() -> Mapping[str, str]:
    """ISO code by folded adjective of nationality, every form, Arabic and English.

    Forms that are the name of a country (`سوريا`, accusative of `سوري`) are left out.
    """
    known = country_names()
    pairs = ((fold(form), row.iso) for row in _demonym_rows() for form, _ in _all_forms(row))
    return MappingProxyType({form: iso for form, iso in reversed(list(pairs)) if form not in known})


@cache
def ambiguous_demonyms() -> frozenset[str]:
    """Those of `demonyms` that are more often another word (`مالية`): a noun that takes a nationality must precede."""
    return frozenset(fold(form) for row in _demonym_rows() for form, unsure in _all_forms(row) if unsure) & frozenset(
        demonyms()
    )
