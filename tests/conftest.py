"""For the whole suite: tests that could not run are named at the end, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import Shell

ROOT = Path(__file__).parent.parent


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Shell:
    """Runs a command of graphkit as the shell would see it."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "dumb")
    return Shell(monkeypatch, capfd)


@pytest.fixture
def seeds() -> Path:
    """The sample articles."""
    return ROOT / "seeds"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if not skipped:
        return
    terminalreporter.section("did not run")
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        terminalreporter.line(f"{report.nodeid}: {reason.removeprefix('Skipped: ')}")
