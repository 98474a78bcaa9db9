"""Words of which people's names are made, from the proper nouns of CAMeL Morph (CC BY 4.0).

python -m training.make_names MSA-Noun-Prop-LEX.csv graphkit/knowledge/data_words/person_names.txt
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from camel_tools.utils.charmap import CharMapper

from graphkit.text.fold import fold

_HEAD = (
    "# Words of which people's names are made, Arabic and foreign, folded: given and family names, no article.\n"
    "# From the rational proper nouns of CAMeL Morph, MSA (NYU Abu Dhabi, CC BY 4.0); training/make_names.py.\n"
)
_LEAST = 3


def names(path: Path) -> list[str]:
    """The folded names of people in a CAMeL Morph lexicon of proper nouns, sorted."""
    arabic = CharMapper.builtin_mapper("bw2ar")
    with path.open(encoding="utf-8", newline="") as file:
        found = {fold(arabic(row["LEMMA"])) for row in csv.DictReader(file) if "rat:r" in row["FEAT"]}
    return sorted(name for name in found if len(name) >= _LEAST and " " not in name)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.write_text(_HEAD + "".join(f"{name}\n" for name in names(args.lexicon)), encoding="utf-8")


if __name__ == "__main__":
    main()
