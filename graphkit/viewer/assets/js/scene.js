// The drawn nodes and edges with their geometry: what `draw` paints and the pointer hits.
import { communityColour, onPaper } from "./look.js";
import { isolated, shorten } from "./text.js";
import { isOver } from "./filter.js";

export const nodeName = (node, lang) => (lang === "ar" ? node.name_ar : node.name_en) || node.name;

export function buildScene(graph, state, view, places, theme) {
  const nodes = view.nodes.map((i) => sceneNode(graph, state, view, places.get(i), graph.nodes[i], theme));
  const at = new Map(nodes.map((n) => [n.i, n]));
  const edges = bend(view.edges).map(([edge, offset]) => ({
    edge, a: at.get(edge.head), b: at.get(edge.tail), offset,
    status: graph.statuses[edge.status], over: isOver(graph, edge, state.asof),
    width: 1.1 + Math.min(3.4, 0.8 * Math.log2(Math.max(1, edge.independent_documents))),
    arrow: !graph.relations[edge.type].symmetric,
    label: isolated(graph.relations[edge.type][state.lang]),
  }));
  return { nodes, edges, at };
}

function sceneNode(graph, state, view, place, node, theme) {
  const type = graph.types[node.type];
  const colour = state.colour === "community" ? communityColour(node.community) : type.colour || "#5b6a7a";
  return {
    i: node.i, p: place, r: 6 + 13 * Math.sqrt(share(graph, node, state.size)), colour: onPaper(colour, theme), shape: type.shape,
    label: isolated(shorten(nodeName(node, state.lang), 32)), rank: node.importance, named: node.named,
    badge: view.badges.get(node.i) || 0, pinned: node.i in state.pins,
  };
}

const tops = new Map();

// A node's size measure in 0..1.
function share(graph, node, measure) {
  if (!tops.has(measure)) tops.set(measure, graph.nodes.reduce((top, n) => Math.max(top, n[measure]), 0) || 1);
  return node[measure] / tops.get(measure);
}

// Parallel edges side by side: [[edge, offset], …], offset seen from the lower index to the higher.
function bend(edges) {
  const groups = new Map();
  for (const edge of edges) {
    const key = Math.min(edge.head, edge.tail) + "-" + Math.max(edge.head, edge.tail);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  return [...groups.values()].flatMap((group) =>
    group.map((edge, k) => [edge, (k - (group.length - 1) / 2) * 30 * (edge.head > edge.tail ? -1 : 1)]));
}

export const sizeAt = (k) => Math.min(1.7, Math.max(0.38, k)) ** 0.8;

// An edge on screen: start, control point, end, trimmed at the shapes' rims. A loop has its own form.
export function curve(item, camera) {
  const s = sizeAt(camera.k);
  const a = project(item.a.p, camera);
  const b = project(item.b.p, camera);
  if (item.a === item.b) return { loop: true, x: a.x, y: a.y - item.a.r * s - 9 * s, r: 10 * s + Math.abs(item.offset) * 0.2 };
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const nx = -(b.y - a.y) / length;
  const ny = (b.x - a.x) / length;
  const bow = item.offset * Math.min(1.6, camera.k + 0.2) * 2;
  const c = { x: (a.x + b.x) / 2 + (nx * bow) / 1, y: (a.y + b.y) / 2 + (ny * bow) / 1 };
  return { a: trim(a, c, item.a.r * s + 2), c, b: trim(b, c, item.b.r * s * 1.12 + (item.arrow ? 3 : 2)) };
}

function trim(from, to, by) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const t = Math.min(by, length * 0.9) / length;
  return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
}

export const project = (p, camera) => ({ x: p.x * camera.k + camera.x, y: p.y * camera.k + camera.y });

export const along = ({ a, c, b }, t) => ({
  x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * c.x + t * t * b.x,
  y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * c.y + t * t * b.y,
});

export function nodeAt(scene, camera, x, y, reach = 4) {
  const s = sizeAt(camera.k);
  let best = null;
  for (const node of scene.nodes) {
    const p = project(node.p, camera);
    const far = Math.hypot(p.x - x, p.y - y) - node.r * s * 1.1;
    if (far <= reach && (!best || far < best.far)) best = { node, far };
  }
  return best && best.node;
}

export function edgeAt(scene, camera, x, y, reach = 7) {
  let best = null;
  for (const item of scene.edges) {
    const line = curve(item, camera);
    if (!line.loop && !nearBox(line, x, y, reach)) continue;
    const far = line.loop ? Math.abs(Math.hypot(line.x - x, line.y - y) - line.r) : distance(line, x, y);
    if (far <= reach && (!best || far < best.far)) best = { item, far };
  }
  return best && best.item;
}

function nearBox({ a, c, b }, x, y, reach) {
  return x >= Math.min(a.x, b.x, c.x) - reach && x <= Math.max(a.x, b.x, c.x) + reach
    && y >= Math.min(a.y, b.y, c.y) - reach && y <= Math.max(a.y, b.y, c.y) + reach;
}

// Distance of a point from a curve: to the nearest of 16 short lines.
function distance(line, x, y) {
  let best = Infinity;
  let from = line.a;
  for (let t = 1; t <= 16; t++) {
    const to = along(line, t / 16);
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const u = Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(from.x + u * dx - x, from.y + u * dy - y));
    from = to;
  }
  return best;
}
