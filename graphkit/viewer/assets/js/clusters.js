// The overview of a large graph: communities as bubbles, the links between them as lines. A bubble opens its community.
import { communityColour, onPaper } from "./look.js";
import { repel } from "./place.js";
import { nodeName } from "./scene.js";
import { number } from "./strings.js";
import { isolated, shorten } from "./text.js";

const MOST = 48;
const LINES = 110;

// Whether the whole graph is asked for, and is too large to be shown node by node.
export const wantsClusters = (graph, state) =>
  state.overview === "communities" && !state.focus && !state.path && state.community === null && !state.extra.length;

// The largest communities with their passing members: [{number, members (by importance), links}, …].
export function clustersOf(graph, passing) {
  const found = new Map();
  for (const i of graph.ranked) {
    if (!passing.nodeOk[i]) continue;
    const { community } = graph.nodes[i];
    if (!found.has(community)) found.set(community, { number: community, members: [] });
    found.get(community).members.push(i);
  }
  return [...found.values()].filter((c) => c.members.length > 1).sort((a, b) => b.members.length - a.members.length || a.number - b.number).slice(0, MOST);
}

// Bubbles are numbered -1, -2 … so that they are not taken for nodes.
export function buildClusters(graph, state, passing, theme) {
  const clusters = clustersOf(graph, passing);
  const top = clusters.length ? clusters[0].members.length : 1;
  const nodes = clusters.map((c) => bubble(graph, state, c, top, theme));
  spread(nodes);
  const at = new Map(nodes.map((n) => [n.i, n]));
  return { nodes, at, edges: lines(graph, passing, clusters, at) };
}

function bubble(graph, state, { number: community, members }, top, theme) {
  const r = 12 + 34 * Math.sqrt(members.length / top);
  const mean = (axis) => members.reduce((sum, i) => sum + graph.nodes[i][axis], 0) / members.length;
  return {
    i: -1 - community, p: { x: mean("x"), y: mean("y") }, r, colour: onPaper(communityColour(community), theme), shape: "dot", named: true,
    label: isolated(shorten(nodeName(graph.nodes[members[0]], state.lang), 20)) + ` (${number(members.length)})`, rank: members.length / top, badge: 0, pinned: false,
  };
}

function spread(nodes) {
  const far = Math.sqrt(nodes.reduce((sum, n) => sum + n.p.x ** 2 + n.p.y ** 2, 0) / Math.max(1, nodes.length)) || 1;
  const scale = (72 * Math.sqrt(nodes.length)) / far;
  const all = nodes.map((n) => ({ p: Object.assign(n.p, { x: n.p.x * scale, y: n.p.y * scale }), dx: 0, dy: 0 }));
  for (let round = 0; round < 80; round++) {
    repel(all, 150);
    for (const a of all) {
      Object.assign(a.p, { x: a.p.x + a.dx * 0.5, y: a.p.y + a.dy * 0.5 });
      a.dx = a.dy = 0;
    }
  }
}

// The strongest ties between communities, as undirected lines whose width is the number of links.
function lines(graph, passing, clusters, at) {
  const counts = new Map();
  for (const edge of graph.edges) {
    const [a, b] = [graph.nodes[edge.head].community, graph.nodes[edge.tail].community].sort((x, y) => x - y);
    if (a === b || !passing.edgeOk[edge.i] || !at.has(-1 - a) || !at.has(-1 - b)) continue;
    const key = a * clusters.length * 1e6 + b;
    if (!counts.has(key)) counts.set(key, { a, b, n: 0 });
    counts.get(key).n++;
  }
  return [...counts.values()].sort((x, y) => y.n - x.n || x.a - y.a || x.b - y.b).slice(0, LINES).map(({ a, b, n }, k) => ({
    edge: { i: -1 - k }, a: at.get(-1 - a), b: at.get(-1 - b), offset: 0, status: "asserted", over: true, arrow: false,
    width: 0.8 + Math.min(5, Math.log2(n)), label: isolated(number(n)), count: n,
  }));
}
