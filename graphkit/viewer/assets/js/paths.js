// All shortest paths between two nodes over passing links, either way along them.
import { bdi, h } from "./dom.js";
import { other } from "./data.js";
import { statusTag } from "./panel.js";
import { nodeName } from "./scene.js";
import { change, state } from "./state.js";
import { number, t } from "./strings.js";

const MOST = 30;

// Distances from `start`, as far as `goal`.
function distances(graph, passing, start, goal) {
  const far = new Map([[start, 0]]);
  let frontier = [start];
  while (frontier.length && !far.has(goal)) {
    const next = [];
    for (const i of frontier) {
      for (const edge of graph.nodes[i].edges) {
        const j = other(edge, i);
        if (!passing.edgeOk[edge.i] || far.has(j)) continue;
        far.set(j, far.get(i) + 1);
        next.push(j);
      }
    }
    frontier = next;
  }
  return far;
}

// [[node, …], …], at most MOST; empty where there is none.
export function shortestPaths(graph, passing, a, b) {
  const far = distances(graph, passing, a, b);
  if (!far.has(b)) return [];
  const found = [];
  (function back(path) {
    const i = path[0];
    if (found.length >= MOST) return;
    if (i === a) return void found.push(path);
    const before = new Set(graph.nodes[i].edges.filter((e) => passing.edgeOk[e.i]).map((e) => other(e, i)).filter((j) => far.get(j) === far.get(i) - 1));
    for (const j of [...before].sort((p, q) => graph.nodes[q].importance - graph.nodes[p].importance || p - q)) back([j, ...path]);
  })([b]);
  return found;
}

export const linksBetween = (graph, passing, i, j) => graph.nodes[i].edges.filter((e) => passing.edgeOk[e.i] && other(e, i) === j);

export function showPaths(graph, passing, a, b) {
  const paths = shortestPaths(graph, passing, a, b);
  const edges = new Set(paths.flatMap((path) => path.slice(1).flatMap((j, k) => linksBetween(graph, passing, path[k], j).map((e) => e.i))));
  change({ path: { a, b, paths, nodes: [...new Set(paths.flat())], edges: [...edges] }, focus: null, community: null, extra: [], selected: [], edge: null });
}

// The paths as a list, each link with its status; a click opens the evidence.
export function pathView(graph, passing, on) {
  const { a, b, paths } = state.path;
  if (!paths.length) return [h("h2", {}, t("paths")), h("p.note", {}, t("noPath")), h("p", {}, bdi(nodeName(graph.nodes[a], state.lang)), " — ", bdi(nodeName(graph.nodes[b], state.lang)))];
  return [h("h2", {}, t("paths")), h("p.quiet", {}, t("pathCount", number(paths.length), number(paths[0].length - 1))),
    paths.map((path) => h("ol.path", {}, path.map((i, k) => step(graph, passing, path, i, k, on))))];
}

function step(graph, passing, path, i, k, on) {
  const name = h("button.end", { type: "button", onclick: () => on.node(i) }, bdi(nodeName(graph.nodes[i], state.lang)));
  if (!k) return h("li", {}, name);
  const links = linksBetween(graph, passing, path[k - 1], i);
  return [links.map((edge) => h("li.link", {}, h("button.row", { type: "button", onclick: () => on.edge(edge.i) },
    h("span", { "aria-hidden": "true" }, edge.head === path[k - 1] ? "↓" : "↑"), h("span", {}, graph.relations[edge.type][state.lang]), statusTag(graph, edge),
    h("span.aside", {}, number(edge.claims))))), h("li", {}, name)];
}
