// The same data as tables: sortable, readable by screen readers, everything that passes the filters.
import { bdi, h, replace } from "./dom.js";
import { statusTag } from "./panel.js";
import { nodeName } from "./scene.js";
import { state } from "./state.js";
import { number, t } from "./strings.js";

const PAGE = 200;

const NODE_COLUMNS = [
  ["name", (g, n) => nodeName(n, state.lang)], ["type", (g, n) => g.types[n.type][state.lang]], ["degree", (g, n) => n.degree],
  ["betweenness", (g, n) => n.betweenness], ["documents", (g, n) => n.documents], ["first", (g, n) => n.first_seen || ""], ["last", (g, n) => n.last_seen || ""],
];
const EDGE_COLUMNS = [
  ["head", (g, e) => nodeName(g.nodes[e.head], state.lang)], ["relation", (g, e) => g.relations[e.type][state.lang]], ["tail", (g, e) => nodeName(g.nodes[e.tail], state.lang)],
  ["status", (g, e) => t(g.statuses[e.status])], ["first", (g, e) => e.first || ""], ["last", (g, e) => e.last || ""], ["independent", (g, e) => e.independent_documents],
];

export function tableView(root, app) {
  let tab = "edges";
  let sort = { nodes: [2, -1], edges: [6, -1] };
  let shown = PAGE;

  function rows() {
    const { graph, passing } = app;
    const all = tab === "nodes" ? graph.nodes.filter((n) => passing.nodeOk[n.i]) : graph.edges.filter((e) => passing.edgeOk[e.i]);
    const [column, way] = sort[tab];
    const value = columns()[column][1];
    const keyed = all.map((row) => [value(graph, row), row]);
    const compare = new Intl.Collator(state.lang, { numeric: true }).compare;
    keyed.sort(([a, x], [b, y]) => way * (typeof a === "number" ? a - b : compare(a, b)) || x.i - y.i);
    return keyed.map(([, row]) => row);
  }

  const columns = () => (tab === "nodes" ? NODE_COLUMNS : EDGE_COLUMNS);

  function heading([name], k) {
    const [column, way] = sort[tab];
    const sorted = column === k ? (way > 0 ? "ascending" : "descending") : "none";
    return h("th", { scope: "col", "aria-sort": sorted }, h("button", { type: "button", "data-column": k, onclick: () => {
      sort = { ...sort, [tab]: [k, column === k ? -way : 1] };
      update();
      root.querySelector(`[data-column="${k}"]`).focus();
    } }, t(name), h("span", { "aria-hidden": "true" }, sorted === "none" ? "" : way > 0 ? " ↑" : " ↓")));
  }

  function cell(row, [name, value], k) {
    const text = value(app.graph, row);
    if (k === 0) {
      const open = () => (tab === "nodes" ? app.on.node(row.i) : app.on.edge(row.i));
      return h("th", { scope: "row" }, h("button.end", { type: "button", onclick: open }, bdi(text)));
    }
    if (name === "status") return h("td", {}, statusTag(app.graph, row));
    return h(name === "first" || name === "last" ? "td.date" : "td", {}, typeof text === "number" ? number(text) : bdi(text));
  }

  function tabButton(name, label) {
    return h("button.button", { type: "button", "aria-pressed": String(tab === name), onclick: () => { tab = name; shown = PAGE; update(); } }, t(label));
  }

  function update() {
    root.hidden = state.mode !== "table";
    if (root.hidden) return;
    const all = rows();
    const rest = all.length - shown;
    replace(root, h("div.buttons", {}, tabButton("edges", "tableEdges"), tabButton("nodes", "tableNodes"), h("span.quiet", {}, `${t("tableAll")} (${number(all.length)})`)),
      h("table", {}, h("caption.unseen", {}, t(tab === "nodes" ? "tableNodes" : "tableEdges")), h("thead", {}, h("tr", {}, columns().map(heading))),
        h("tbody", {}, all.slice(0, shown).map((row) => h("tr", {}, columns().map((column, k) => cell(row, column, k)))))),
      rest > 0 && h("button.button", { type: "button", onclick: () => { shown += 1000; update(); } }, t("moreRows", number(rest))));
  }

  return update;
}
