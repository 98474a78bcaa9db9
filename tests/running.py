"""Runs a command of graphkit in this process, as the shell would see it."""

from __future__ import annotations

import sys
from typing import NamedTuple

import pytest

from graphkit.cli import main


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Shell:
    """`shell("build", path, "-o", out)` gives exit code, stdout and stderr; what is no clean exit goes through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capfd = monkeypatch, capfd

    def __call__(self, *args: object) -> Ran:
        self._monkeypatch.setattr(sys, "argv", ["graphkit", *map(str, args)])
        self._capfd.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return Ran(code, *self._capfd.readouterr())
