// The evidence panel for a node, and the overview where nothing is chosen.
import { bdi, h } from "./dom.js";
import { other } from "./data.js";
import { icon, mark } from "./icons.js";
import { nodeName } from "./scene.js";
import { state } from "./state.js";
import { attribute, number, t } from "./strings.js";

export function overview(graph, on) {
  const { meta } = graph;
  return [
    h("h2", {}, t("overview")),
    meta.note && h("p.note", {}, bdi(meta.note)),
    h("dl.facts", {}, fact(t("documents"), number(meta.documents)), fact(t("entities"), number(graph.nodes.length)),
      fact(t("links"), number(graph.edges.length)), meta.to && fact(t("data"), h("bdi", { dir: "ltr" }, `${meta.from} – ${meta.to}`))),
    h("p.quiet", {}, t("nothing")),
    h("h3", {}, t("top")),
    h("ol.list", {}, graph.ranked.slice(0, 12).map((i) => h("li", {}, nodeButton(graph, i, on.node, number(graph.nodes[i].degree))))),
    h("p.note.alleged-note", {}, t("statusNote")),
    h("p.quiet", {}, h("bdi", { dir: "ltr" }, `graphkit ${meta.version}`)),
  ];
}

const fact = (name, value) => [h("dt", {}, name), h("dd", {}, value)];

// An open community: who is in it, the most important first.
export function communityView(graph, passing, number_, on) {
  const members = graph.ranked.filter((i) => graph.nodes[i].community === number_ && passing.nodeOk[i]);
  return [
    h("h2", {}, t("communityChip", members.length ? nodeName(graph.nodes[members[0]], state.lang) : "")),
    h("p.quiet", {}, t("members", number(members.length))),
    h("ol.list", {}, members.slice(0, 200).map((i) => h("li", {}, nodeButton(graph, i, on.find, number(graph.nodes[i].degree))))),
  ];
}

export function nodeButton(graph, i, onclick, aside) {
  const node = graph.nodes[i];
  return h("button.row", { type: "button", onclick: () => onclick(i) }, mark(graph.types[node.type]),
    bdi(nodeName(node, state.lang)), aside !== undefined && h("span.aside", {}, aside));
}

export function nodeView(graph, passing, i, on, actions) {
  const node = graph.nodes[i];
  const type = graph.types[node.type];
  return [
    h("p.kind", {}, mark(type), type[state.lang], !node.named && h("span.tag", {}, t("unnamed"))),
    h("h2", {}, bdi(nodeName(node, state.lang))),
    secondName(node),
    actions,
    aliases(node),
    h("dl.facts", {}, seen(node), node.count !== null && fact(t("countOf"), number(node.count)),
      fact(t("documents"), number(node.documents)), fact(t("ranking"), [number(node.degree), " ", t("links")])),
    pairsOf(graph, t("attributes"), node.attributes), pairsOf(graph, t("ids"), node.external_ids),
    relations(graph, passing, node, on),
  ];
}

function secondName(node) {
  const second = state.lang === "ar" ? node.name_en : node.name_ar;
  if (!second) return null;
  return h("p.second", {}, bdi(second), node.romanised && h("span.tag", {}, t("romanised")));
}

function aliases(node) {
  const names = node.aliases.filter((a) => a !== node.name_ar && a !== node.name_en);
  return names.length ? [h("h3", {}, t("names")), h("ul.words", {}, names.map((a) => h("li", {}, bdi(a))))] : null;
}

function seen(node) {
  if (!node.first_seen) return null;
  const span = node.first_seen === node.last_seen ? node.first_seen : `${node.first_seen} – ${node.last_seen}`;
  return fact(t("seen"), h("bdi", { dir: "ltr" }, span));
}

// Attributes in words: known keys in the reader's language, an entity's id as its name.
function pairsOf(graph, title, values) {
  const rows = Object.entries(values || {});
  const named = (v) => (graph.byId.has(v) ? nodeName(graph.nodes[graph.byId.get(v)], state.lang) : v);
  return rows.length ? [h("h3", {}, title), h("dl.facts", {}, rows.map(([k, v]) => [h("dt", {}, bdi(attribute(k))), h("dd", {}, bdi(named(v)))]))] : null;
}

// A node's passing relations, grouped by type and direction.
function relations(graph, passing, node, on) {
  const groups = new Map();
  for (const edge of node.edges.filter((e) => passing.edgeOk[e.i])) {
    const key = `${edge.type}-${edge.head === node.i ? "out" : "in"}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(edge);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length || a[0].i - b[0].i);
  return [h("h3", {}, t("relationsOf"), h("span.aside", {}, number(node.edges.filter((e) => passing.edgeOk[e.i]).length))),
    sorted.map((edges) => relationGroup(graph, node, edges, on))];
}

function relationGroup(graph, node, edges, on) {
  const out = edges[0].head === node.i;
  return h("section.group", {},
    h("h4", {}, icon(out ? "out" : "in"), h("span", {}, graph.relations[edges[0].type][state.lang]), h("span.aside", {}, number(edges.length))),
    h("ul.list", {}, edges.slice(0, 200).map((edge) => h("li", {}, relationRow(graph, node, edge, on)))));
}

function relationRow(graph, node, edge, on) {
  const far = graph.nodes[other(edge, node.i)];
  return h("button.row", { type: "button", onclick: () => on.edge(edge.i) }, mark(graph.types[far.type]), bdi(nodeName(far, state.lang)),
    statusTag(graph, edge), h("span.aside", {}, number(edge.claims)));
}

export function statusTag(graph, edge) {
  const status = graph.statuses[edge.status];
  return [h(`span.tag.${status}`, {}, t(status)), edge.phase === "end" && h("span.tag.ended", {}, t("ended"))];
}
