"""Why graphkit reads documents as it does: `explain`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from .extraction.explain import Explained, explain_one
from .models import Document, Skipped
from .pipeline import checked, nothing_read
from .sources import read
from .viewer.explained import write_explained


def explain(
    paths: Iterable[str | Path],
    *,
    html: str | Path | None = None,
    knowledge: Sequence[str | Path] = (),
    skipped: list[Skipped] | None = None,
) -> list[Explained]:
    """Each document behind the paths, sentence by sentence, with what found each mention and claim; `html` is a page.

    What is no document is added to `skipped`. Raises SourceError where nothing can be read, StoreError where the page
    cannot be written.
    """
    left_out = [] if skipped is None else skipped
    names, found = checked(knowledge), list[Explained]()
    for item in read(paths):
        if isinstance(item, Document):
            found.append(explain_one(item, names))
        else:
            left_out.append(item)
    if not found:
        raise nothing_read(left_out)
    if html is not None:
        write_explained(found, html)
    return found
