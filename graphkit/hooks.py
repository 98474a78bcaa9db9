"""What a lower room may call in a higher one without knowing it; set in `graphkit/__init__.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# graph -> the HTML page that a notebook shows in a frame; None where no viewer is there
page: Callable[[Any], str] | None = None
