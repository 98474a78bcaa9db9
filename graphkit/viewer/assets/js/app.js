// The page: loads the data, ties state to chart, panel and the rest.
import { makeChart } from "./chart.js";
import { loadGraph } from "./data.js";
import { announce, byId, bdi, h, replace } from "./dom.js";
import { citation, edgeView } from "./evidence.js";
import { applyFilters } from "./filter.js";
import { icon } from "./icons.js";
import { nodeView, overview } from "./panel.js";
import { placer } from "./place.js";
import { listen } from "./pointer.js";
import { along, buildScene, curve, nodeName, project } from "./scene.js";
import { change, onChange, show, state } from "./state.js";
import { number, t, translatePage } from "./strings.js";
import { applyTheme, onSystemTheme, themeNow } from "./theme.js";
import { around, chooseView, hiddenNeighbours } from "./view.js";

async function start() {
  const graph = await loadGraph();
  state.lang = document.documentElement.lang;
  state.limit = graph.meta.limit;
  const app = { graph, places: placer(graph), passing: null, view: null, fitted: null };
  const on = handlers(app);
  app.on = on;
  app.chart = makeChart(byId("chart"), { resized: () => app.view && app.fitted && app.chart.fit() });
  listen(byId("chart"), app.chart, on);
  onChange((what) => render(app, what));
  onSystemTheme(() => render(app, "show"));
  render(app, "change");
  window.graphkit = { state, app, placeOf: (id) => placeOf(app, id) };
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = "yes"; }));
}

// Where a node or link is in the window, for those who drive the page by program.
function placeOf(app, id) {
  const { graph, chart } = app;
  const box = byId("chart").getBoundingClientRect();
  const line = graph.edgeById.has(id) && chart.scene.edges.find((item) => item.edge.id === id);
  const at = line ? along(curve(line, chart.camera), 0.5) : project(chart.scene.at.get(graph.byId.get(id)).p, chart.camera);
  return { x: at.x + box.left, y: at.y + box.top };
}

function handlers(app) {
  return {
    node: (i, more) => show({ selected: more ? toggled(state.selected, i) : [i], edge: null }),
    edge: (i) => show({ edge: i, selected: [] }),
    blank: () => show({ edge: null, selected: [] }),
    open: (i) => change({ focus: { nodes: [i], hops: 1 }, path: null, community: null }),
    expand: (i) => change({ extra: [...state.extra, ...hiddenNeighbours(app.graph, app.passing, app.view.drawn, i, 25)] }),
    moved: (node) => change({ pins: { ...state.pins, [node.i]: [node.p.x, node.p.y] } }),
    box: (nodes) => show({ selected: nodes, edge: null }),
    hover: (node, item, at) => hover(app, node, item, at),
    cite: (edge, claim) => navigator.clipboard.writeText(citation(app.graph, edge, claim)).then(() => announce(t("cited"))),
  };
}

const toggled = (list, i) => (list.includes(i) ? list.filter((j) => j !== i) : [...list, i]);

function viewKey() {
  return JSON.stringify([state.focus, state.community, state.path && state.path.nodes]);
}

function render(app, what) {
  const { graph, chart } = app;
  applyTheme();
  translatePage();
  if (what === "change") {
    app.passing = applyFilters(graph, state);
    app.view = chooseView(graph, state, app.passing);
  }
  const places = app.places.place(app.view, viewKey(), state.pins);
  chart.theme = themeNow();
  chart.scene = buildScene(graph, state, app.view, places, chart.theme);
  chart.marks = { ...chart.marks, selected: new Set(state.selected), edge: state.edge, near: near(app) };
  if (app.fitted !== viewKey()) chart.fit();
  app.fitted = viewKey();
  chart.redraw();
  renderText(app);
}

function near(app) {
  return state.selected.length ? new Set(around(app.graph, app.passing, state.selected, 1)) : null;
}

function renderText(app) {
  const { graph, passing, view, on } = app;
  replace(byId("title").firstElementChild, graph.meta.title || t("chart"));
  const chosen = state.edge !== null ? edgeView(graph, graph.edges[state.edge], on)
    : state.selected.length ? nodeView(graph, passing, state.selected[state.selected.length - 1], on) : overview(graph, on);
  replace(byId("panel"), chosen);
  byId("count").textContent = t("drawn", number(view.nodes.length), number(graph.nodes.length), number(view.edges.length));
  byId("empty").hidden = view.nodes.length > 0;
  replace(byId("empty"), t("empty"));
}

function hover(app, node, item, at) {
  const { chart, graph } = app;
  const key = node ? node.i : null;
  if (key !== chart.marks.hover) {
    chart.marks.hover = key;
    chart.redraw();
  }
  const hint = byId("hint");
  hint.hidden = !(node || item);
  if (hint.hidden) return;
  replace(hint, node ? bdi(nodeName(graph.nodes[node.i], state.lang)) : edgeHint(graph, item.edge));
  hint.style.left = `${Math.min(at.x + 14, chart.camera.w - 220)}px`;
  hint.style.top = `${at.y + 16}px`;
}

function edgeHint(graph, edge) {
  const name = (i) => bdi(nodeName(graph.nodes[i], state.lang));
  return [name(edge.head), " ", h("b", {}, graph.relations[edge.type][state.lang]), " ", name(edge.tail), ` · ${t(graph.statuses[edge.status])}`];
}

start();
