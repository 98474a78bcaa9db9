// The keyboard: everything that the pointer can do.
import { announce, byId, h, replace } from "./dom.js";
import { nodeName } from "./scene.js";
import { redo, show, state, undo } from "./state.js";
import { number, t } from "./strings.js";
import { closeMenus } from "./toolbar.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export const KEYS = [
  ["/", "keySearch"], ["← ↑ → ↓", "keyMove"], ["Shift + ← ↑ → ↓", "keyPan"], ["Enter", "keyOpen"], ["[ ]", "keyEdge"], ["+ − 0", "keyZoom"], ["Shift + click", "keySelect"],
  ["E", "keyExpand"], ["1 2 3", "keyFocus"], ["H", "keyHide"], ["P", "keyPin"], ["Ctrl + Z / Ctrl + Y", "keyUndo"], ["T", "keyTable"], ["Space", "keyTime"], ["Esc", "keyEsc"], ["?", "keyHelp"],
];

export function listenToKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("dialog")) return;
    if (event.key === "Escape") return escape(app);
    if (event.target.matches("input:not([type=checkbox],[type=range]), select, textarea")) return;
    if ((event.ctrlKey || event.metaKey) && withControl(event)) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onChart = event.target === byId("chart");
    if ((onChart && chartKey(app, event)) || anywhere(app, event)) event.preventDefault();
  });
}

function withControl(event) {
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return false;
  if (key === "y" || event.shiftKey) redo();
  else undo();
  return true;
}

function escape(app) {
  closeMenus();
  if (state.review) return show({ review: false });
  if (document.body.dataset.filters === "open" && app.narrow()) return app.toggleFilters();
  app.on.blank();
}

// True where the key was used.
function anywhere(app, event) {
  const { on } = app;
  const [i] = state.selected.slice(-1);
  const act = {
    "/": () => app.search.focus(), "?": () => app.help(), "+": () => app.chart.zoom(1.3), "=": () => app.chart.zoom(1.3), "-": () => app.chart.zoom(1 / 1.3), 0: () => app.chart.fit(),
    t: () => show({ mode: state.mode === "table" ? "chart" : "table" }),
    e: i !== undefined && (() => on.expand(i)), h: i !== undefined && (() => on.hide(state.selected)), p: i !== undefined && (() => on.pin(i)),
    1: i !== undefined && (() => on.focus([i], 1)), 2: i !== undefined && (() => on.focus([i], 2)), 3: i !== undefined && (() => on.focus([i], 3)),
    "[": i !== undefined && (() => turn(app, -1)), "]": (i !== undefined || state.edge !== null) && (() => turn(app, 1)),
  }[byPlace(event)];
  if (act) act();
  return Boolean(act);
}

// Letters by their place on the keyboard where the layout is Arabic.
function byPlace(event) {
  const letter = /^Key([A-Z])$/.exec(event.code);
  if (letter && !/^[a-z]$/i.test(event.key)) return letter[1].toLowerCase();
  if (event.code === "Slash" && !/^[ -~]$/.test(event.key)) return event.shiftKey ? "?" : "/";
  return event.key.toLowerCase();
}

function chartKey(app, event) {
  const way = ARROWS[event.key];
  if (way && event.shiftKey) app.chart.pan(-way[0] * 60, -way[1] * 60);
  else if (way) go(app, way);
  else if (event.key === "Enter") byId("panel").focus();
  else if (event.key === " ") app.timeline.play();
  else return false;
  return true;
}

// To the nearest node in a direction; sideways counts more than distance.
function go(app, [dx, dy]) {
  const { nodes, at } = app.chart.scene;
  const from = at.get(state.selected[state.selected.length - 1]);
  if (!from) return nodes.length && choose(app, nodes.reduce((a, b) => (b.rank > a.rank ? b : a)).i);
  let best = null;
  for (const node of nodes) {
    const ahead = (node.p.x - from.p.x) * dx + (node.p.y - from.p.y) * dy;
    const aside = Math.abs((node.p.x - from.p.x) * dy) + Math.abs((node.p.y - from.p.y) * dx);
    if (ahead <= 1 || aside > ahead * 2) continue;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost) best = { cost, i: node.i };
  }
  if (best) choose(app, best.i);
}

function choose(app, i) {
  app.on.node(i);
  if (i < 0) return;
  app.chart.show(i);
  const node = app.graph.nodes[i];
  announce(`${nodeName(node, state.lang)}, ${app.graph.types[node.type][state.lang]}, ${number(node.degree)} ${t("links")}`);
}

let turned = { i: null, k: -1 };

// Through the links of the chosen node, one after the other.
function turn(app, by) {
  const i = state.selected.length ? state.selected[state.selected.length - 1] : turned.i;
  if (i === null || i === undefined) return;
  const links = app.view.edges.filter((e) => e.head === i || e.tail === i);
  if (!links.length) return;
  const k = turned.i === i ? (turned.k + by + links.length) % links.length : 0;
  turned = { i, k };
  app.on.edge(links[k].i);
  announce(t("edgesOfNode", k + 1, links.length));
}

export function showHelp() {
  const dialog = byId("dialog");
  replace(dialog, h("h2", {}, t("keys")), h("dl.keys", {}, KEYS.map(([key, word]) => [h("dt", { dir: "ltr" }, h("kbd", {}, key)), h("dd", {}, t(word))])),
    h("p.note.alleged-note", {}, t("statusNote")),
    h("div.buttons", {}, h("button.button.primary", { type: "button", onclick: () => dialog.close() }, t("close"))));
  dialog.showModal();
}
