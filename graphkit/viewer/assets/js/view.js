// What is on the chart: at most `limit` nodes, the most important first, and where they stand.
import { other } from "./data.js";

// Nodes within `hops` of the start nodes over the edges that `follow` lets through, nearest first.
export function around(graph, follow, starts, hops) {
  const seen = new Set(starts);
  let frontier = [...starts];
  for (let hop = 0; hop < hops; hop++) {
    const next = [];
    for (const i of frontier) {
      for (const edge of graph.nodes[i].edges) {
        const j = other(edge, i);
        if (!seen.has(j) && follow(edge)) {
          seen.add(j);
          next.push(j);
        }
      }
    }
    frontier = next.sort((a, b) => graph.nodes[b].importance - graph.nodes[a].importance || a - b);
  }
  return [...seen];
}

function candidates(graph, state, passing) {
  if (state.path) return state.path.nodes;
  if (state.focus) {
    // filters then work inside the neighbourhood: «Nigeria, two steps» and «pledged» gives the pledges round Nigeria
    const hidden = new Set(state.hidden);
    return around(graph, (edge) => !hidden.has(edge.head) && !hidden.has(edge.tail), state.focus.nodes, state.focus.hops);
  }
  if (state.community !== null) return graph.ranked.filter((i) => graph.nodes[i].community === state.community);
  return graph.ranked;
}

export function chooseView(graph, state, passing) {
  const all = candidates(graph, state, passing).filter((i) => passing.nodeOk[i]);
  const extra = state.extra.filter((i) => passing.nodeOk[i]);
  let nodes = [...new Set([...all.slice(0, state.limit), ...extra])];
  let drawn = new Set(nodes);
  const onPath = state.path && new Set(state.path.edges);
  const edges = graph.edges.length < 5 * drawn.size ? graph.edges : uniqueEdges(graph, nodes);
  const shown = edges.filter((e) => passing.edgeOk[e.i] && drawn.has(e.head) && drawn.has(e.tail) && (!onPath || onPath.has(e.i)));
  if (state.focus) {
    const kept = new Set([...state.focus.nodes, ...extra, ...shown.flatMap((e) => [e.head, e.tail])]);
    nodes = nodes.filter((i) => kept.has(i));
    drawn = new Set(nodes);
  }
  return { nodes, drawn, edges: shown, total: all.length, badges: badges(graph, passing, nodes, drawn) };
}

function uniqueEdges(graph, nodes) {
  const found = new Set();
  for (const i of nodes) for (const edge of graph.nodes[i].edges) found.add(edge.i);
  return [...found].sort((a, b) => a - b).map((i) => graph.edges[i]);
}

// How many passing neighbours of each drawn node are not drawn.
function badges(graph, passing, nodes, drawn) {
  const found = new Map();
  for (const i of nodes) {
    const away = new Set();
    for (const edge of graph.nodes[i].edges) {
      const j = other(edge, i);
      if (passing.edgeOk[edge.i] && !drawn.has(j)) away.add(j);
    }
    if (away.size) found.set(i, away.size);
  }
  return found;
}

// The most important passing neighbours of a node that are not drawn yet.
export function hiddenNeighbours(graph, passing, drawn, i, most) {
  const away = new Set(graph.nodes[i].edges.filter((e) => passing.edgeOk[e.i]).map((e) => other(e, i)).filter((j) => !drawn.has(j)));
  return [...away].sort((a, b) => graph.nodes[b].importance - graph.nodes[a].importance || a - b).slice(0, most);
}
