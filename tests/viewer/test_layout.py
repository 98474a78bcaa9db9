"""Layout and ranking: deterministic, nothing on top of another, the same numbers as networkx."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from math import dist

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.graph import KnowledgeGraph
from graphkit.viewer import layout
from graphkit.viewer.ranking import pairs, rank
from tests.factory import edge, entity, sample_graph

LINKS = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=60)


def graph(links: list[tuple[int, int]], nodes: int = 25) -> KnowledgeGraph:
    edges = [edge(f"e{a:02}", "associate_of", f"e{b:02}") for a, b in links]
    return KnowledgeGraph([entity(f"e{i:02}") for i in range(nodes)], edges)


@settings(max_examples=40, deadline=None)
@given(LINKS)
def test_betweenness_is_that_of_networkx(links: list[tuple[int, int]]) -> None:
    kg = graph(links)
    plain = nx.Graph()
    plain.add_nodes_from(range(len(kg)))
    plain.add_edges_from(map(tuple, pairs(kg).tolist()))
    expected = nx.betweenness_centrality(plain)
    found = rank(kg)
    assert found.betweenness.tolist() == pytest.approx([expected[i] for i in range(len(kg))], abs=1e-12)
    assert found.degree.tolist() == [plain.degree(i) for i in range(len(kg))]


@settings(max_examples=25, deadline=None)
@given(LINKS)
def test_no_two_nodes_stand_on_each_other(links: list[tuple[int, int]]) -> None:
    places = layout(graph(links)).values()
    assert len(places) == 25
    assert all(dist(a, b) > 20 for a, b in combinations(places, 2))


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_the_smallest_graphs(nodes: int) -> None:
    assert len(layout(graph([], nodes))) == nodes


def test_linked_nodes_are_nearer_than_others() -> None:
    kg, places = sample_graph(), layout(sample_graph())
    linked = [dist(places[e.head], places[e.tail]) for e in kg.edge_list]
    every = [dist(a, b) for a, b in combinations(places.values(), 2)]
    assert sum(linked) / len(linked) < 0.6 * sum(every) / len(every)


PAGE = """
import hashlib
from graphkit.viewer.page import html
from tests.factory import sample_graph
print(hashlib.sha256(html(sample_graph(), title="t", note=None, limit=9, lang="ar").encode()).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    run = [
        subprocess.run(
            [sys.executable, "-c", PAGE], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        for seed in ("1", "2")
    ]
    assert run[0].stdout == run[1].stdout and len(run[0].stdout) == 65


@settings(max_examples=40, deadline=None, derandomize=True)
@given(LINKS)
def test_communities_are_as_good_as_those_of_networkx(links: list[tuple[int, int]]) -> None:
    kg = graph(links)
    plain = nx.Graph(map(tuple, pairs(kg).tolist()))
    found = rank(kg).community
    parts = [{i for i in plain if found[i] == number} for number in set(found[list(plain)].tolist())]
    theirs = nx.community.louvain_communities(plain, seed=1)
    worth = (nx.community.modularity(plain, p) if plain.edges else 0.0 for p in (parts, theirs))
    assert next(worth) >= next(worth) - 0.1
    sizes = [(found == number).sum() for number in range(found.max() + 1)]
    assert sizes == sorted(sizes, reverse=True) and min(sizes) > 0


def test_what_belongs_together_is_one_community() -> None:
    ring = [(a, b) for start in (0, 5, 10) for a, b in combinations(range(start, start + 5), 2)]
    found = rank(graph([*ring, (4, 5), (9, 10)], nodes=16)).community.tolist()
    assert found == [0] * 5 + [1] * 5 + [2] * 5 + [3]
