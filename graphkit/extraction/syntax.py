"""What stands to what in a sentence, without a parser: governing prepositions, coordination, who acts.

Arabic newswire keeps close to verb, subject, object, prepositional phrases; a member of a list shares the preposition
of the list's head (`في كل من سوريا والعراق وليبيا`).
"""

from __future__ import annotations

from ..text.fold import fold
from .lexicon import CLASSIFIERS
from .reading import Candidate, Reading

PREPOSITIONS = frozenset(map(fold, "في من إلى على عن مع ضد عبر لدى بين ضمن خلال داخل نحو باتجاه حول".split()))
# words that may stand between a preposition and the name that it governs
_LIGHT = CLASSIFIERS | frozenset(
    map(
        fold,
        "كل من كلا كلتا أنحاء مختلف معظم شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي شرقها غربها شمالها جنوبها قرب"
        " مدينتي بلدتي محافظتي منطقتي تنظيمي جماعتي مواد مواقع أهداف مقاتلي عناصر مسلحي مسؤولين مسؤولون قوات"
        " أراضي الأراضي".split(),
    )
)
_JOINTS = frozenset(["و", "،", ",", "او", "ومن", "وفي", "وعلي", '"', "«", "»", "“", "”", "كذلك", "و("])
_BARRIERS = frozenset(map(fold, ". ؛ ! ؟ ? إن أن بأن لأن بينما فيما حيث لكن ولكن غير كما ثم مما وأن وإن".split()))
_BACK = 4


class Syntax:
    """The relations of one sentence: `mentions` from left to right, nationalities left out."""

    def __init__(self, reading: Reading, number: int, mentions: list[Candidate]) -> None:
        self.reading = reading
        self.begin, self.end = reading.sentences[number]
        self.mentions = [m for m in mentions if not m.nationality]
        self.words = reading.words
        self._lists = self._coordinated()
        self._governed: dict[int, str | None] = {}

    def members(self, m: Candidate) -> list[Candidate]:
        """The list that a mention heads: itself and what is joined to it behind."""
        group = self._lists.get(id(m), [m])  # the subject of an earlier sentence is in no list of this one
        at = next(i for i, x in enumerate(group) if x is m)
        return group[at:]

    def preposition(self, m: Candidate) -> str | None:
        """The preposition that governs a mention, None where there is none; members of a list share their head's."""
        if id(m) not in self._governed:
            head = self._lists[id(m)][0]
            own = self._own_preposition(m)
            self._governed[id(m)] = own or (self._own_preposition(head) if head is not m else None)
        return self._governed[id(m)]

    def _own_preposition(self, m: Candidate) -> str | None:
        clitics = self.words[m.start].folded[: m.skip] if m.skip else ""
        if clitics:
            return clitics[-1] if clitics[-1] in "بلك" else None
        for i in range(m.start - 1, max(self.begin, m.start - _BACK) - 1, -1):
            found, goes_on = self._step(i)
            if found or not goes_on:
                return found
        return None

    def _step(self, i: int) -> tuple[str | None, bool]:
        """The preposition that a word before a name is or carries, and whether to look further to the left."""
        word = self.words[i]
        of_all = word.folded == "من" and i > self.begin and self.words[i - 1].folded == "كل"
        for form in word.forms:
            if form.word in PREPOSITIONS and not of_all and form.clitics in ("", "و", "ف"):
                return form.word, False
        light = next((f for f in word.forms if f.word in _LIGHT), None)
        if light is None:
            return None, not word.is_word
        return (light.clitics[-1], False) if light.clitics[-1:] in ("ب", "ل") else (None, True)

    def bracketed(self, m: Candidate) -> bool:
        """Whether a mention stands alone in brackets: the short name of what is described before them."""
        before = self.words[m.start - 1].text if m.start > self.begin else ""
        after = self.words[m.end].text if m.end < self.end else ""
        return before == "(" and after == ")"

    def barrier(self, start: int, end: int) -> bool:
        """Whether a clause ends between two tokens."""
        return any(w.folded in _BARRIERS for w in self.words[start:end])

    def _coordinated(self) -> dict[int, list[Candidate]]:
        lists: dict[int, list[Candidate]] = {}
        for before, m in zip([None, *self.mentions], self.mentions, strict=False):
            joined = before is not None and self._joined(before, m)
            lists[id(m)] = lists[id(before)] if joined and before is not None else []
            lists[id(m)].append(m)
        return lists

    def _joined(self, a: Candidate, b: Candidate) -> bool:
        gap = [w.folded for w in self.words[a.end : b.start]]
        clitic = self.words[b.start].folded[: b.skip].startswith("و")
        alike = a.type == b.type or {a.type, b.type} <= {"Place", "Country"}
        light = all(
            g in _JOINTS or any(f.word in _LIGHT for f in w.forms)
            for g, w in zip(gap, self.words[a.end : b.start], strict=True)
        )
        joint = clitic or any(g in _JOINTS or g.startswith("و") for g in gap)
        return alike and light and joint and len(gap) <= _BACK
