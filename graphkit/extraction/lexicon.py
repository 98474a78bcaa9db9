"""Word classes: which words are titles, classifiers, given names, nationalities … (`knowledge/data_words/`)."""

from __future__ import annotations

from .reading import Word

CLASSIFIERS = frozenset(
    "تنظيم جماعه حركه جبهه كتيبه كتائب كتايب لواء الويه ميليشيا مليشيا مجموعه شبكه مدينه محافظه منطقه بلده قريه اقليم دوله"
    " جمهوريه مقاطعه قضاء ناحيه وكاله صحيفه قناه حي موقع منظمه حزب قوات العاصمه".split()
)


def classes(word: Word) -> tuple[str, ...]:
    """The classes of a word, sorted."""
    return ()
