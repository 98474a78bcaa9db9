"""What the command line spares its users: the loading of torch, which nothing here asks for.

spaCy's thinc loads torch wherever it is installed (a second, and 200 MB), and camel-tools installs it. Only that import
is refused, and only in the process of a command: whoever else asks for torch gets it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType


class _NotForThinc(MetaPathFinder):
    """Says that there is no torch while thinc looks which libraries there are."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        looking = sys.modules.get("thinc.compat")
        if name == "torch" and looking and not hasattr(looking, "has_torch"):
            raise ModuleNotFoundError("torch is not loaded for thinc", name=name)


def spare_torch() -> None:
    """From now on thinc is told that there is no torch."""
    sys.meta_path.insert(0, _NotForThinc())
