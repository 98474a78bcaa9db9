// The filters: facets with live counts. Rows are made once per language and then only brought up to date.
import { bdi, h, replace } from "./dom.js";
import { mark } from "./icons.js";
import { communityColour } from "./look.js";
import { lineSample } from "./samples.js";
import { change, setFilter, show, state } from "./state.js";
import { number, t } from "./strings.js";
import { themeNow } from "./theme.js";

export const FACETS = ["statuses", "types", "relations", "outlets"];

// The values of a facet: [{key, label, mark}, …].
export function valuesOf(graph, facet) {
  if (facet === "outlets") return graph.outlets.map((o) => ({ key: o, label: o || t("noOutlet"), foreign: Boolean(o) }));
  if (facet === "statuses") return graph.statuses.map((s, key) => ({ key, label: t(s), mark: () => lineSample(s) }));
  const used = new Map();
  const count = (key) => used.set(key, (used.get(key) || 0) + 1);
  if (facet === "types") graph.nodes.forEach((n) => count(n.type));
  else graph.edges.forEach((e) => count(e.type));
  return graph[facet].map((v, key) => ({ key, label: v[state.lang], mark: facet === "types" ? () => mark(v) : null }))
    .sort((a, b) => used.get(b.key) - used.get(a.key) || a.key - b.key);
}

export function facetPanel(root, graph) {
  let rows = [];
  let built = null;

  function build() {
    built = state.lang + themeNow();
    rows = [];
    replace(root, FACETS.map((facet, k) => section(facet, k < 3)), others(), communities());
  }

  function section(facet, open) {
    const values = valuesOf(graph, facet);
    if (values.length < 2) return null;
    return h("details", { open }, h("summary", {}, t(facet)), h("ul.facet", {}, values.map((value) => row(facet, value, values))));
  }

  function row(facet, value, values) {
    const box = h("input", { type: "checkbox", onchange: () => toggle(facet, value.key) });
    const count = h("span.aside");
    const only = h("button.only", { type: "button", "aria-label": t("onlyLabel", value.label), onclick: () => onlyThis(facet, value.key, values) }, t("only"));
    const label = value.foreign ? bdi(value.label) : h("span", {}, value.label);
    const item = h("li", {}, h("label", {}, box, value.mark && value.mark(), label), only, count);
    rows.push({ facet, key: value.key, box, count, item });
    return item;
  }

  function toggle(facet, key) {
    const off = state.filters[facet];
    setFilter({ [facet]: off.includes(key) ? off.filter((k) => k !== key) : [...off, key] });
  }

  function onlyThis(facet, key, values) {
    const rest = values.map((v) => v.key).filter((k) => k !== key);
    const already = state.filters[facet].length === rest.length && !state.filters[facet].includes(key);
    setFilter({ [facet]: already ? [] : rest });
  }

  function others() {
    const most = Math.min(20, graph.edges.reduce((top, e) => Math.max(top, e.independent_documents), 1));
    return h("details", { open: true }, h("summary", {}, t("other")), h("div.others", {},
      check("named", () => setFilter({ named: !state.filters.named }), t("namedOnly")),
      graph.nodes.some((n) => !n.edges.length) && check("alone", () => setFilter({ alone: !state.filters.alone }), t("aloneToo")),
      check("ended", () => setFilter({ ended: !state.filters.ended }), t("endedShown")),
      most > 1 && range("documents", t("minDocuments"), 1, most, (value) => setFilter({ documents: value })),
      graph.nodes.length > 50 && range("limit", t("limit"), 50, Math.min(2000, Math.ceil(graph.nodes.length / 50) * 50), setLimit, 50)));
  }

  function setLimit(limit) {
    show({ limit });
    change({});
  }

  function check(name, onchange, label) {
    return h("label", {}, h("input", { type: "checkbox", id: `filter-${name}`, onchange }), h("span", {}, label));
  }

  function range(name, label, min, max, onpick, step = 1) {
    return h("label.range", {}, h("span", {}, label, " ", h("output", { id: `out-${name}` })),
      h("input", { type: "range", "aria-label": label, id: `filter-${name}`, min, max, step, onchange: (event) => onpick(Number(event.target.value)) }));
  }

  // Communities, the largest first; opening one draws it alone.
  function communities() {
    const members = new Map();
    for (const i of graph.ranked) {
      const c = graph.nodes[i].community;
      if (!members.has(c)) members.set(c, []);
      members.get(c).push(i);
    }
    const large = [...members.entries()].filter(([, all]) => all.length > 2).sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
    if (large.length < 2) return null;
    return h("details", { open: graph.nodes.length > state.limit }, h("summary", {}, t("communities")), h("ul.facet.communities", {},
      large.slice(0, 40).map(([c, all]) => h("li", {}, h("button.row", { type: "button", onclick: () => change({ community: c, focus: null, path: null, extra: [] }) },
        dot(c), bdi(nameOf(all[0])), h("span.aside", {}, number(all.length)))))));
  }

  function dot(community) {
    const made = h("span.dot");
    made.style.background = communityColour(community);
    return made;
  }

  const nameOf = (i) => (state.lang === "ar" ? graph.nodes[i].name_ar : graph.nodes[i].name_en) || graph.nodes[i].name;

  return function update(counts) {
    if (built !== state.lang + themeNow()) build();
    for (const { facet, key, box, count, item } of rows) {
      const n = counts[facet].get(key) || 0;
      box.checked = !state.filters[facet].includes(key);
      count.textContent = number(n);
      item.classList.toggle("none", n === 0);
    }
    for (const name of ["named", "ended", "alone"]) {
      const box = root.querySelector(`#filter-${name}`);
      if (box) box.checked = state.filters[name];
    }
    for (const [name, value] of [["documents", state.filters.documents], ["limit", state.limit]]) {
      const input = root.querySelector(`#filter-${name}`);
      if (!input) continue;
      input.value = value;
      root.querySelector(`#out-${name}`).textContent = number(value);
    }
  };
}
