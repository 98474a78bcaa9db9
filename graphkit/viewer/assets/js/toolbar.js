// Buttons of the header and of the chart.
import { byId, h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { canRedo, canUndo, redo, show, state, undo } from "./state.js";
import { t } from "./strings.js";
import { copy, saveCsv, saveJson, savePng, saveSvg } from "./takeaway.js";
import { themeNow } from "./theme.js";

const button = (name, key, onclick, more = {}) =>
  h("button.button", { type: "button", "aria-label": t(key), title: t(key), onclick, ...more }, icon(name));

// Rebuilt at each change; the button that had the focus keeps it.
function keepFocus(root, build) {
  const id = root.contains(document.activeElement) ? document.activeElement.id : null;
  const open = [...root.querySelectorAll("details[open]")].map((d) => d.id);
  build();
  for (const name of open) byId(name).open = true;
  if (id) byId(id)?.focus();
}

export function renderTools(app) {
  const root = byId("tools");
  const table = state.mode === "table";
  keepFocus(root, () => replace(root,
    h("button.button", { type: "button", id: "tool-mode", "aria-pressed": String(table), onclick: () => show({ mode: table ? "chart" : "table" }) }, icon(table ? "chart" : "table"), h("span.wide", {}, t(table ? "chartShow" : "tableShow"))),
    h("button.button", { type: "button", id: "tool-review", "aria-pressed": String(state.review), onclick: () => show({ review: !state.review, sheet: true }) }, icon("flag"), h("span.wide", {}, t("review")), h("span.bubble", {}, app.review.badge())),
    menu(app),
    h("button.button", { type: "button", id: "tool-lang", lang: state.lang === "ar" ? "en" : "ar", "aria-label": t("languageLabel"), onclick: () => show({ lang: state.lang === "ar" ? "en" : "ar" }) }, icon("globe"), h("span.wide", {}, t("language"))),
    button("theme", "theme", () => show({ theme: themeNow() === "dark" ? "light" : "dark" }), { id: "tool-theme" }),
    button("help", "help", () => app.help(), { id: "tool-help" })));
}

function menu(app) {
  const close = () => { byId("export").open = false; };
  const item = (id, key, act) => h("button", { type: "button", id, onclick: () => { close(); act(app); } }, t(key));
  return h("details.menu", { id: "export" }, h("summary.button", { id: "tool-export" }, icon("save"), h("span.wide", {}, t("take"))), h("div", {},
    item("take-png", "png", savePng), item("take-svg", "svgFile", saveSvg), item("take-csv", "csv", saveCsv), item("take-json", "json", saveJson),
    item("take-link", "permalink", () => copy(location.href)), item("take-print", "print", () => window.print())));
}

export function renderControls(app) {
  const root = byId("controls");
  const { chart } = app;
  keepFocus(root, () => replace(root,
    h("div.group", {}, button("plus", "zoomIn", () => chart.zoom(1.3), { id: "zoom-in" }), button("minus", "zoomOut", () => chart.zoom(1 / 1.3), { id: "zoom-out" }), button("fit", "fit", () => chart.fit(), { id: "zoom-fit" })),
    h("div.group", {}, button("undo", "undo", undo, { id: "undo", disabled: !canUndo() }), button("redo", "redo", redo, { id: "redo", disabled: !canRedo() }), button("spread", "rearrange", () => app.on.rearrange(), { id: "rearrange" })),
    h("div.group.selects", {},
      app.graph.nodes.length > state.limit && choice("overview", "show", [["nodes", "showNodes"], ["communities", "showClusters"]]),
      choice("colour", "colourBy", [["type", "byType"], ["community", "byCommunity"]]),
      choice("size", "sizeBy", [["importance", "importance"], ["degree", "degree"], ["betweenness", "betweenness"]]))));
}

function choice(key, label, options) {
  return h("label", {}, h("span", {}, t(label)), h("select", { id: `choose-${key}`, onchange: (event) => show({ [key]: event.target.value }) },
    options.map(([value, word]) => h("option", { value, selected: state[key] === value }, t(word)))));
}

export function closeMenus() {
  for (const open of document.querySelectorAll("details.menu[open]")) open.open = false;
}
