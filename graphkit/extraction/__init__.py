"""Extraction: a document in, what it says out; a spaCy pipeline a language.

The way: tokens -> sentences -> `gazetteer` (known names) -> `ner` (trained) -> `overlaps` (one reading of every stretch)
-> `coreference` -> `relations` (with `claims`: how each is meant) -> `records`. `reading.Reading` is what they share.
"""

from .parallel import extract
from .version import pipeline_version

__all__ = ["extract", "pipeline_version"]
