// What narrows the view, as chips that can be taken off one by one.
import { bdi, h, replace } from "./dom.js";
import { FACETS, valuesOf } from "./facets.js";
import { icon } from "./icons.js";
import { nodeName } from "./scene.js";
import { blank, change, noFilters, setFilter, state } from "./state.js";
import { number, t } from "./strings.js";

export function renderChips(root, graph) {
  const chips = [...viewChips(graph), ...FACETS.flatMap((facet) => facetChips(graph, facet)), ...filterChips()];
  const all = chips.length > 1 && h("button.button.clear", { type: "button", onclick: () => change({ ...blank(), pins: state.pins }) }, t("clearAll"));
  replace(root, chips.map(([label, remove]) => chip(label, remove)), all);
  root.hidden = !chips.length;
}

function chip(label, remove) {
  return h("span.chip", { role: "listitem" }, bdi(label),
    h("button", { type: "button", "aria-label": t("remove", label), onclick: remove }, icon("close")));
}

function viewChips(graph) {
  const name = (i) => nodeName(graph.nodes[i], state.lang);
  const chips = [];
  if (state.focus) chips.push([t("focusChip", state.focus.nodes.map(name).join("، "), state.focus.hops), () => change({ focus: null })]);
  if (state.community !== null) {
    const first = graph.ranked.find((i) => graph.nodes[i].community === state.community);
    chips.push([t("communityChip", first === undefined ? "" : name(first)), () => change({ community: null })]);
  }
  if (state.path) chips.push([t("pathChip", name(state.path.a), name(state.path.b)), () => change({ path: null })]);
  if (state.asof) chips.push([t("asof", state.asof), () => change({ asof: null })]);
  if (state.extra.length) chips.push([t("extraChip", number(state.extra.length)), () => change({ extra: [] })]);
  if (state.hidden.length) chips.push([t("hiddenChip", number(state.hidden.length)), () => change({ hidden: [] })]);
  return chips;
}

// Few values off: a chip for each; most off: one chip that names what is left.
function facetChips(graph, facet) {
  const off = state.filters[facet];
  if (!off.length) return [];
  const values = valuesOf(graph, facet);
  const on = values.filter((v) => !off.includes(v.key));
  if (on.length && on.length <= 3 && off.length > 2) {
    return [[on.map((v) => v.label).join(" + "), () => setFilter({ [facet]: [] })]];
  }
  if (off.length > 4) return [[`${t(facet)} (${on.length}/${values.length})`, () => setFilter({ [facet]: [] })]];
  return values.filter((v) => off.includes(v.key)).map((v) =>
    [t("without", v.label), () => setFilter({ [facet]: off.filter((key) => key !== v.key) })]);
}

function filterChips() {
  const f = state.filters;
  const clean = noFilters();
  const chips = [];
  const add = (label, ...keys) => chips.push([label, () => setFilter(Object.fromEntries(keys.map((key) => [key, clean[key]])))]);
  if (f.from || f.to) add(`${f.from || "…"} – ${f.to || "…"}`, "from", "to");
  if (!f.undated) add(t("without", t("undated")), "undated");
  if (!f.ended) add(t("without", t("endedShown")), "ended");
  if (f.documents > 1) add(`${t("minDocuments")}: ${f.documents}`, "documents");
  if (f.named) add(t("namedOnly"), "named");
  if (f.alone) add(t("aloneToo"), "alone");
  return chips;
}
