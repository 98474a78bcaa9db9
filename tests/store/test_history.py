from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.resolution import resolve
from graphkit.store import Workspace

from .saying import says
from .test_merge import ATTACK, RIVALS

DENIED = (*ATTACK, {"status": "denied"})


def rows(workspace: Workspace, a: int, b: int) -> list[tuple[str, str, str | None, str | None]]:
    return [(c.what, c.label, c.before, c.after) for c in workspace.diff(a, b) if c.kind == "edge"]


def test_every_run_can_be_compared_with_every_other(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        for document in (says("d1", ATTACK), says("d1", DENIED), says("d1", DENIED, RIVALS), says("d1", ATTACK)):
            workspace.append([document])
            workspace.merge(resolve(workspace.profiles()), command="add")
        name, other = "داعش attacked القاعدة", next(c.label for c in workspace.diff(2, 3))
        assert "rival_of" in other
        assert rows(workspace, 1, 2) == [("changed", name, "asserted", "denied")]
        assert rows(workspace, 2, 3) == [("new", other, None, "asserted")]
        assert rows(workspace, 3, 2) == [("gone", other, "asserted", None)]
        assert rows(workspace, 1, 4) == rows(workspace, 2, 2) == []
        assert [r.command for r in workspace.runs()] == ["add"] * 4


def test_new_and_gone_entities_are_named(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        for document in (says("d1", ATTACK), says("d1", ("[داعش] {في} <العراق>.", "operates_in"))):
            workspace.append([document])
            workspace.merge(resolve(workspace.profiles()))
        changes = {(c.what, c.label) for c in workspace.diff(1, 2) if c.kind == "entity"}
    assert changes == {("new", "العراق (Country)"), ("gone", "القاعدة (ArmedGroup)")}


def test_a_run_that_never_was_is_named(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        workspace.merge(resolve([]))
        with pytest.raises(StoreError, match="no run 7; there are: 1"):
            workspace.diff(1, 7)
