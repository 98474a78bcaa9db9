// The view in the address: state as JSON behind the #, ids in place of indices, so that it outlives a new build.
import { blank, noFilters, state } from "./state.js";

const PLAIN = ["lang", "theme", "colour", "size", "mode", "overview", "limit", "asof"];

export function encode(graph) {
  const id = (i) => graph.nodes[i].id;
  const kept = Object.fromEntries(PLAIN.map((key) => [key, state[key]]));
  const f = state.filters;
  kept.filters = { ...f, types: f.types.map((k) => graph.types[k].name), relations: f.relations.map((k) => graph.relations[k].name), statuses: f.statuses.map((k) => graph.statuses[k]) };
  if (state.focus) kept.focus = { ...state.focus, nodes: state.focus.nodes.map(id) };
  if (state.community !== null) kept.community = id(graph.ranked.find((i) => graph.nodes[i].community === state.community));
  if (state.path) kept.path = [id(state.path.a), id(state.path.b)];
  for (const key of ["extra", "hidden", "selected"]) if (state[key].length) kept[key] = state[key].map(id);
  if (Object.keys(state.pins).length) kept.pins = Object.entries(state.pins).map(([i, at]) => [id(Number(i)), ...at.map(Math.round)]);
  if (state.edge !== null) kept.edge = graph.edges[state.edge].id;
  return "#" + encodeURIComponent(JSON.stringify(kept));
}

const words = (list) => (Array.isArray(list) ? list.filter((x) => typeof x === "string") : []);
const date = (value) => (typeof value === "string" && /^\d{4}(-\d\d){0,2}$/.test(value) ? value : null);

// A patch for the state, or null where the hash holds none. What it names and the graph lacks is passed over.
export function decode(graph, hash) {
  const kept = parse(hash);
  if (!kept) return null;
  const nodes = (ids) => words(ids).map((id) => graph.byId.get(id)).filter((i) => i !== undefined);
  const [community] = nodes([kept.community]);
  const pins = Array.isArray(kept.pins) ? kept.pins.filter((p) => graph.byId.has(p[0]) && p.slice(1).every(Number.isFinite)) : [];
  const focus = kept.focus && nodes(kept.focus.nodes);
  return {
    ...blank(), ...choices(kept), filters: filters(graph, kept.filters || {}), asof: date(kept.asof),
    focus: focus && focus.length ? { nodes: focus, hops: [1, 2, 3].includes(kept.focus.hops) ? kept.focus.hops : 1 } : null,
    community: community === undefined ? null : graph.nodes[community].community,
    extra: nodes(kept.extra), hidden: nodes(kept.hidden), selected: nodes(kept.selected),
    pins: Object.fromEntries(pins.map(([id, x, y]) => [graph.byId.get(id), [x, y]])),
    edge: graph.edgeById.get(kept.edge) ?? null, pathEnds: nodes(kept.path),
  };
}

function parse(hash) {
  try {
    const kept = JSON.parse(decodeURIComponent(hash.slice(1)));
    return kept && typeof kept === "object" ? kept : null;
  } catch {
    return null;
  }
}

const ALLOWED = { lang: ["ar", "en"], theme: ["auto", "light", "dark"], colour: ["type", "community"], size: ["importance", "degree", "betweenness"], mode: ["chart", "table"], overview: ["nodes", "communities"] };

function choices(kept) {
  const chosen = Object.fromEntries(Object.entries(ALLOWED).filter(([key, values]) => values.includes(kept[key])).map(([key]) => [key, kept[key]]));
  if (Number.isInteger(kept.limit) && kept.limit > 0 && kept.limit <= 2000) chosen.limit = kept.limit;
  return chosen;
}

function filters(graph, f) {
  const at = (list, names) => words(names).map((name) => list.findIndex((v) => (v.name ?? v) === name)).filter((k) => k >= 0);
  return {
    ...noFilters(), types: at(graph.types, f.types), relations: at(graph.relations, f.relations), statuses: at(graph.statuses, f.statuses),
    outlets: words(f.outlets), ended: f.ended !== false, named: f.named === true, alone: f.alone === true, undated: f.undated !== false,
    documents: Number.isInteger(f.documents) && f.documents > 0 ? f.documents : 1, from: date(f.from), to: date(f.to),
  };
}
