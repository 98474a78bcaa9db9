// The page: loads the data, ties state to chart, panel and the rest.
import { edgeActions, manyView, nodeActions } from "./actions.js";
import { makeChart } from "./chart.js";
import { renderChips } from "./chips.js";
import { loadGraph } from "./data.js";
import { byId, h, replace } from "./dom.js";
import { edgeView } from "./evidence.js";
import { facetPanel } from "./facets.js";
import { applyFilters } from "./filter.js";
import { buildClusters, wantsClusters } from "./clusters.js";
import { handlers } from "./handlers.js";
import { hover } from "./hover.js";
import { icon } from "./icons.js";
import { listenToKeys, showHelp } from "./keys.js";
import { renderLegend } from "./legend.js";
import { communityView, nodeView, overview } from "./panel.js";
import { pathView, showPaths } from "./paths.js";
import { decode, encode } from "./permalink.js";
import { placer } from "./place.js";
import { listen } from "./pointer.js";
import { review } from "./review.js";
import { along, buildScene, curve, project } from "./scene.js";
import { makeIndex, searchBox } from "./searchbox.js";
import { blank, change, onChange, show, state } from "./state.js";
import { number, t, translatePage } from "./strings.js";
import { tableView } from "./tableview.js";
import { preparePrint } from "./takeaway.js";
import { clean } from "./text.js";
import { applyTheme, onSystemTheme, themeNow } from "./theme.js";
import { timeline } from "./timeline.js";
import { closeMenus, renderControls, renderTools } from "./toolbar.js";
import { around, chooseView } from "./view.js";

async function start() {
  const graph = await loadGraph();
  Object.assign(state, { lang: document.documentElement.lang, limit: graph.meta.limit, overview: graph.nodes.length > 10 * graph.meta.limit ? "communities" : "nodes", review: false, picking: null, sheet: false });
  const app = { graph, places: placer(graph), keys: {}, narrow: () => innerWidth < 900, help: showHelp };
  app.refresh = () => render(app);
  app.on = { ...handlers(app), hover: (...seen) => hover(app, ...seen) };
  app.review = review(app);
  app.search = searchBox(byId("search"), graph, makeIndex(graph), app.on.find);
  app.facets = facetPanel(byId("filters"), graph);
  app.timeline = timeline(byId("timeline"), graph);
  app.table = tableView(byId("table"), app);
  app.chart = makeChart(byId("chart"), { resized: () => resized(app) });
  // on a small screen the panel lies over the lower part of the chart
  app.chart.covered = () => (app.narrow() && document.body.dataset.sheet === "open" ? byId("panel").offsetHeight : 0);
  app.toggleFilters = () => toggleFilters(app);
  document.body.dataset.filters = app.narrow() ? "closed" : "open";
  listen(byId("chart"), app.chart, app.on);
  listenToKeys(app);
  listenToPage(app);
  onChange(() => render(app));
  if (!restore(app)) render(app);
  window.graphkit = { state, app, placeOf: (id) => placeOf(app, id) };
  requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = "yes"; }));
}

function listenToPage(app) {
  replace(byId("filters-toggle"), icon("menu"));
  byId("filters-toggle").addEventListener("click", app.toggleFilters);
  onSystemTheme(app.refresh);
  addEventListener("hashchange", () => location.hash !== app.hash && restore(app));
  addEventListener("beforeprint", () => preparePrint(app));
  addEventListener("pointerdown", (event) => !event.target.closest("details.menu") && closeMenus());
}

function toggleFilters(app) {
  document.body.dataset.filters = document.body.dataset.filters === "open" ? "closed" : "open";
  byId("filters-toggle").setAttribute("aria-expanded", String(document.body.dataset.filters === "open"));
  if (document.body.dataset.filters === "open" && app.narrow()) byId("filters").querySelector("summary")?.focus();
}

function resized(app) {
  if (!app.view) return;
  if (!app.touched) app.chart.fit();
  app.timeline.update();
}

// The state that the address carries, where it carries one.
function restore(app) {
  const kept = location.hash.length > 1 && decode(app.graph, location.hash);
  if (!kept) return false;
  const { pathEnds, ...patch } = kept;
  change(patch);
  if (pathEnds.length === 2) showPaths(app.graph, app.passing, ...pathEnds);
  return true;
}

// True where the value differs from the last time: what depends on it is then made anew.
function changed(app, name, value) {
  const key = JSON.stringify(value);
  const is = app.keys[name] !== key;
  app.keys[name] = key;
  return is;
}

const viewKey = () => [state.focus, state.community, state.path && state.path.nodes, state.overview];

function render(app) {
  const { graph, chart } = app;
  applyTheme();
  if (changed(app, "lang", state.lang)) translatePage();
  const filtered = changed(app, "filters", [state.filters, state.hidden, state.asof]);
  if (filtered) app.passing = applyFilters(graph, state);
  if (changed(app, "view", [viewKey(), state.extra, state.limit]) || filtered) app.view = chooseView(graph, state, app.passing);
  const places = app.places.place(app.view, JSON.stringify(viewKey()), state.pins);
  chart.theme = themeNow();
  app.clustered = wantsClusters(graph, state);
  chart.scene = app.clustered ? buildClusters(graph, state, app.passing, chart.theme) : buildScene(graph, state, app.view, places, chart.theme);
  chart.marks = { ...chart.marks, selected: new Set(state.selected), edge: state.edge, near: near(app) };
  if (app.fitted !== JSON.stringify(viewKey())) chart.fit();
  app.fitted = JSON.stringify(viewKey());
  chart.redraw();
  renderText(app, filtered);
  remember(app);
}

function near(app) {
  return state.selected.length ? new Set(around(app.graph, (edge) => app.passing.edgeOk[edge.i], state.selected, 1)) : null;
}

function renderText(app, filtered) {
  const { graph, passing, view } = app;
  byId("title").textContent = clean(graph.meta.title || t("chart"));
  app.search.translate();
  renderTools(app);
  renderControls(app);
  app.facets(passing.counts);
  renderChips(byId("chips"), graph);
  renderLegend(byId("legend"), graph);
  app.timeline.update(filtered ? passing : null);
  app.table();
  byId("plane").classList.toggle("behind", state.mode === "table");
  byId("count").textContent = app.clustered ? t("drawnClusters", number(app.chart.scene.nodes.length), number(passing.counts.nodes))
    : t("drawn", number(view.nodes.length), number(graph.nodes.length), number(view.edges.length));
  byId("stamp").hidden = !state.asof;
  byId("stamp").textContent = t("asof", state.asof);
  byId("empty").hidden = view.nodes.length > 0;
  replace(byId("empty"), h("p", {}, t("empty")), h("button.small", { type: "button", onclick: () => change({ ...blank(), pins: state.pins }) }, t("clearAll")));
  renderPanel(app);
}

function renderPanel(app) {
  const { graph, passing, on } = app;
  const key = [state.lang, themeNow(), state.selected, state.edge, state.review, app.review.count(), state.picking, viewKey(), app.keys.filters, state.extra, Object.keys(state.pins)];
  if (!changed(app, "panel", key)) return;
  const [i] = state.selected;
  const close = h("button.button.close", { type: "button", "aria-label": t("close"), onclick: () => show({ selected: [], edge: null, review: false, sheet: false }) }, icon("close"));
  const content = state.review ? app.review.view()
    : state.edge !== null ? edgeView(graph, graph.edges[state.edge], on, edgeActions(app, graph.edges[state.edge]))
      : state.selected.length > 1 ? manyView(app)
        : state.selected.length ? nodeView(graph, passing, i, on, nodeActions(app, i))
          : state.path ? pathView(graph, passing, on)
            : state.community !== null ? communityView(graph, passing, state.community, on) : overview(graph, on);
  const idle = !state.review && state.edge === null && !state.selected.length;
  replace(byId("panel"), !idle && close, state.picking !== null && h("p.note.picking", {}, t("pathPick")), content);
  if (changed(app, "panelTop", [state.selected, state.edge, state.review])) byId("panel").scrollTop = 0;
  document.body.dataset.sheet = state.sheet && (!idle || state.path || state.community !== null) ? "open" : "closed";
  const shown = state.edge !== null ? graph.edges[state.edge].head : i;
  if (app.narrow() && shown !== undefined) app.chart.show(shown);
}

function remember(app) {
  clearTimeout(remember.timer);
  remember.timer = setTimeout(() => {
    app.hash = encode(app.graph);
    history.replaceState(null, "", app.hash);
  }, 150);
}

// Where a node or link is in the window, for those who drive the page by program.
function placeOf(app, id) {
  const { graph, chart } = app;
  const box = byId("chart").getBoundingClientRect();
  const line = graph.edgeById.has(id) && chart.scene.edges.find((item) => item.edge.id === id);
  const at = line ? along(curve(line, chart.camera), 0.5) : project(chart.scene.at.get(graph.byId.get(id)).p, chart.camera);
  return { x: at.x + box.left, y: at.y + box.top };
}

start();
