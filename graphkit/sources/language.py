"""The language of a document: Arabic (ar), English (en), or another that graphkit does not read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# as much of a text as tells its language
SAMPLE = 2_000
# below this certainty a text in the right script counts as Arabic or English: headlines and lists of names
CERTAIN = 0.7
_ARABIC_SCRIPT = ["ar", "fa", "ku", "ps", "ug", "ur"]
_SCRIPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
# letters that Arabic does without, even in foreign names: Urdu, Pashto, Kurdish, Uyghur, Sindhi
_FOREIGN = re.compile(
    r"[\u0679-\u067d\u067f-\u0685\u0687-\u0697\u0699-\u06a3\u06a5\u06a6\u06aa-\u06ae\u06b0-\u06bf\u06c0-\u06cb\u06cd-\u06d3\u06d5]"
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def language(text: str) -> str | None:
    """ISO 639 code of the language of a text, judged by its beginning; None where there are no letters.

    >>> language("أعلنت الشرطة العراقية اعتقال ثلاثة مشتبه بهم"), language("Police arrest three suspects in Paris")
    ('ar', 'en')
    >>> language("رئیس جمهور ایران در تهران با وزیر خارجه دیدار کرد")
    'fa'
    """
    sample = text[:SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return None
    if len(_SCRIPT.findall(sample)) * 2 > letters:
        return _of(tuple(_ARABIC_SCRIPT), sample, "ckb" if len(_FOREIGN.findall(sample)) * 33 > letters else "ar")
    return _of(None, sample, "en" if len(_LATIN.findall(sample)) * 2 > letters else None)


def _of(among: tuple[str, ...] | None, sample: str, likely: str | None) -> str:
    """The language among these; the one that the script makes likely goes before an uncertain other."""
    found, certainty = _identifier(among).classify(sample)
    if likely == "ckb" and found == "ar":
        return likely
    return str(found) if likely is None or certainty >= CERTAIN else likely


@cache
def _identifier(among: tuple[str, ...] | None) -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(among)
    return identifier
