import json
from pathlib import Path

import pytest

from graphkit.models import Edge, Evidence, Extraction
from graphkit.resolution import Profile, profiles, resolve
from graphkit.store import Appended, Workspace
from graphkit.store.schema import TABLES

from .saying import says
from .test_merge import ATTACK, RIVALS, merged

DOCUMENTS = [says("d1", ATTACK, date="2017"), says("d2", RIVALS, ATTACK, source="صحيفة"), says("d3", RIVALS)]


@pytest.fixture
def workspace(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Workspace(tmp_path) as workspace:
        workspace.append(DOCUMENTS)
        yield workspace


def test_what_was_appended_comes_back_as_it_was(workspace: Workspace) -> None:
    assert list(workspace.extractions()) == DOCUMENTS


def test_a_known_document_takes_the_place_of_the_older_reading(workspace: Workspace) -> None:
    changed = says("d2", ATTACK)
    assert workspace.append([changed, says("d9", ATTACK)]) == Appended(added=1, replaced=1)
    assert list(workspace.extractions(["d2"])) == [changed]
    assert sorted(workspace.known()) == ["d1", "d2", "d3", "d9"]


def test_a_removed_document_takes_only_its_own_part_of_the_graph(tmp_path: Path, workspace: Workspace) -> None:
    workspace.merge(resolve(workspace.profiles()))
    assert workspace.remove(["d2", "nowhere"]) == ["d2"]
    assert workspace.pending
    after = workspace.merge(resolve(workspace.profiles()))
    assert after == merged(tmp_path / "other", [DOCUMENTS[0], DOCUMENTS[2]])
    assert not workspace.pending


def test_profiles_are_those_that_resolution_makes_itself(workspace: Workspace) -> None:
    assert workspace.profiles() == profiles(DOCUMENTS)


def test_profiles_of_one_name_are_counted_over_documents(workspace: Workspace) -> None:
    group = next(p for p in workspace.profiles() if p.names[0][0] == "داعش")
    assert group == Profile(
        id=group.id, type="ArmedGroup", names=(("داعش", 4),), documents=3, first="2017", last="2017",
        neighbours=group.neighbours,
    )  # fmt: skip


def test_extractions_are_written_sorted_and_make_the_same_workspace(tmp_path: Path, workspace: Workspace) -> None:
    path = tmp_path / "extractions.jsonl"
    workspace.write_extractions(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["d1", "d2", "d3"]
    again = [Extraction.model_validate_json(line) for line in lines]
    assert merged(tmp_path / "again", again) == workspace.merge(resolve(workspace.profiles()))


def test_records_are_as_good_as_checked_ones(workspace: Workspace) -> None:
    for edge in workspace.merge(resolve(workspace.profiles())).edges:
        assert Edge.model_validate(edge.model_dump()) == edge
        assert Edge.model_validate_json(edge.model_dump_json()) == edge
        assert all(Evidence(**c.model_dump()) == c and hash(c.id) for c in edge.claims)
        assert edge.model_copy(update={"documents": 9}).documents == 9


def test_profiles_are_as_good_as_checked_ones(workspace: Workspace) -> None:
    for profile in workspace.profiles():
        assert Profile.model_validate_json(profile.model_dump_json()) == profile  # warns of a wrong type


def test_edges_judged_wrong_are_in_no_table(workspace: Workspace) -> None:
    resolution = resolve(workspace.profiles())
    everything = workspace.merge(resolution).edges
    kept = workspace.merge(resolution, lambda edges: [e.model_copy(update={"confidence": 1.0}) for e in edges[1:]])
    assert [e.id for e in kept.edges] == [e.id for e in everything[1:]]
    assert {e.confidence for e in kept.edges} == {1.0}
    assert workspace.graph() == kept


def test_a_judge_sees_the_edges_of_this_very_merge(workspace: Workspace) -> None:
    seen: list[Edge] = []
    merged = workspace.merge(resolve(workspace.profiles()), lambda edges: seen.extend(edges) or edges)
    assert seen and [e.id for e in seen] == [e.id for e in merged.edges]


def test_what_came_before_an_error_is_saved(tmp_path: Path) -> None:
    def documents():  # type: ignore[no-untyped-def]
        yield from DOCUMENTS
        raise RuntimeError("a worker died")

    with Workspace(tmp_path) as workspace:
        with pytest.raises(RuntimeError, match="a worker died"):
            workspace.append(documents())
        assert list(workspace.extractions()) == DOCUMENTS


def test_an_empty_workspace_has_an_empty_graph(tmp_path: Path) -> None:
    assert merged(tmp_path, []) == ([], [], [])


def test_every_table_and_column_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
    for table, columns in TABLES.items():
        assert f"`{table}`" in page, table
        for name, column in columns.items():
            assert f"| `{name}` | {column.type} | {column.means} |" in page, f"{table}.{name}"


def test_anybody_can_ask_in_sql(tmp_path: Path) -> None:
    import duckdb

    merged(tmp_path, DOCUMENTS)
    with duckdb.connect(str(tmp_path / "graph.duckdb"), read_only=True) as con:
        sql = "SELECT c.sentence FROM edges e JOIN edge_claims m ON m.edge = e.id JOIN claims c ON c.id = m.claim"
        assert ("هاجم داعش القاعدة أمس.",) in con.execute(f"{sql} WHERE e.type = 'attacked'").fetchall()
