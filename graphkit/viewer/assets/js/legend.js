// The legend: what lines and shapes mean; a click filters.
import { h, replace } from "./dom.js";
import { mark } from "./icons.js";
import { lineSample } from "./samples.js";
import { setFilter, state } from "./state.js";
import { t } from "./strings.js";

export function renderLegend(root, graph) {
  const open = Boolean(root.querySelector("details[open]"));
  const focused = document.activeElement && root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  replace(root, statuses(graph), h("details", { open }, h("summary", {}, t("legend")), types(graph), notes()));
  if (focused) root.querySelector(`[data-key="${focused}"]`)?.focus();
}

function toggle(facet, key) {
  const off = state.filters[facet];
  setFilter({ [facet]: off.includes(key) ? off.filter((k) => k !== key) : [...off, key] });
}

function item(key, pressed, onclick, ...content) {
  return h("li", {}, h("button", { type: "button", "data-key": key, "aria-pressed": String(pressed), onclick }, ...content));
}

function statuses(graph) {
  return h("ul.lines", {},
    graph.statuses.map((s, k) => item(s, !state.filters.statuses.includes(k), () => toggle("statuses", k), lineSample(s), t(s))),
    item("ended", state.filters.ended, () => setFilter({ ended: !state.filters.ended }), lineSample("ended"), t("ended")));
}

function types(graph) {
  if (state.colour === "community") return null;
  return h("ul.shapes", {}, graph.types.map((type, k) =>
    item(type.name, !state.filters.types.includes(k), () => toggle("types", k), mark(type), type[state.lang])));
}

function notes() {
  return h("ul.notes", {}, ["legendArrow", "legendWidth", "legendHollow", "legendBadge"].map((key) => h("li", {}, t(key))));
}
