"""Extraction: a document in, what it says out; a spaCy pipeline a language.

The way: `tokens` and sentences -> `gazetteer` (known names) -> `patterns` (names by their grammar) -> `ner` (trained)
-> `overlaps` (one reading of every stretch) -> `coreference` -> `relations`, which asks the rules (`frames`,
`constructions`) and the model (`relation_model`) and reads how each claim is meant (`manner`, `claims`, `dating`)
-> `records`. `reading.Reading` is what they share.
"""

from .parallel import extract
from .version import pipeline_version

__all__ = ["extract", "pipeline_version"]
