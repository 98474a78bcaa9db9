"""One browser and one sample page for all tests of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.viewer import write_html
from tests.factory import sample_graph

from .browser import Reader, chromium, missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    why = missing()
    for item in items:
        if why and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=f"browser test did not run: {why}"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_html(sample_graph(), path, title="عينة", note="للاختبار")
    return path


@pytest.fixture
def reader(browser: Any) -> Iterator[Reader]:
    """A person at a desk; at the end nothing may have gone wrong or out."""
    person = Reader(browser)
    yield person
    person.context.close()
    assert person.faults == []
