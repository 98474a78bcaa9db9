"""Places by name: provinces, regions, seas, towns of war reporting (`places.txt`), cities of geonames (`cities.tsv`).

A name that is also a word or a person's (`الباب`, `صلاح الدين`) is marked ambiguous: believe it only after a
classifier (`مدينة`) or a preposition of place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from ..models import Record
from ..text.fold import fold
from .nationalities import countries, country_names, slug, words_file

_SHORT = 3  # letters: لد, آرس and the like are words far more often than places


class Place(Record):
    """A place that is no state. `name` is the preferred Arabic name, `country` an ISO code, None across borders.

    `kind` says what it is (city, town, province, region, continent, sea, river, island, mountain, border ...);
    `ambiguous` belongs to the name by which it was found.
    """

    name: str
    en: str
    country: str | None
    kind: str
    ambiguous: bool = False

    @property
    def key(self) -> str:
        """The id of the place's entity: `mosul-iq`, `middle-east`."""
        return slug(self.en) + (f"-{self.country.lower()}" if self.country else "")


def _rows(name: str, separator: str) -> Iterator[list[str]]:
    for line in words_file(name).splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(separator)]


def _read_by_hand() -> Iterator[tuple[Place, list[str]]]:
    for country, kind, en, arabic in _rows("places.txt", "|"):
        names = [name.strip() for name in arabic.split(",")]
        first = next((name for name in names if not name.startswith("~")), names[0])
        place = Place(name=first.lstrip("~"), en=en, country=None if country == "-" else country, kind=kind)
        yield place, [*names, en]


def _territories() -> Iterator[tuple[Place, list[str]]]:
    for country in countries().values():
        if not country.sovereign:
            yield Place(name=country.ar, en=country.en, country=country.iso, kind="territory"), list(country.names)


def _cities() -> Iterator[tuple[Place, list[str]]]:
    words = {word for row in _rows("place_words.txt", " ") for word in row}
    for country, en, arabic in _rows("cities.tsv", "\t"):
        names = arabic.split(",")
        marked = [f"~{n}" if fold(n) in words or len(fold(n)) <= _SHORT else n for n in names]
        yield Place(name=names[0], en=en, country=country, kind="city"), [*marked, en]


@cache
def places() -> Mapping[str, Place]:
    """Every place by its folded names, Arabic and English; the names of states are left out.

    The hand-written list wins over the city table, and the larger city over the smaller.
    """
    table: dict[str, Place] = {}
    for source in (_read_by_hand(), _territories(), _cities()):
        for place, names in source:
            known = _same(table, place, names)
            for name in names:
                found = known.model_copy(update={"ambiguous": name.startswith("~")})
                table.setdefault(fold(name), found)
    states = country_names()
    return MappingProxyType({name: place for name, place in table.items() if name not in states})


def _same(table: Mapping[str, Place], place: Place, names: list[str]) -> Place:
    """The place that the table already has under one of the names in the same country, else this one."""
    hits = (table.get(fold(name)) for name in names)
    return next((hit for hit in hits if hit and hit.country == place.country), place)
