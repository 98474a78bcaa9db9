from __future__ import annotations

import pytest

from graphkit.graph import KnowledgeGraph
from tests.factory import sample_graph


@pytest.fixture(scope="session")
def kg() -> KnowledgeGraph:
    return sample_graph()
