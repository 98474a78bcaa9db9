// Which edges and nodes pass the filters, and how many would pass in each facet.

const FACETS = ["types", "relations", "statuses", "outlets", "ended", "documents", "named", "dates"];
const BIT = Object.fromEntries(FACETS.map((name, i) => [name, 1 << i]));

// A partial date (YYYY, YYYY-MM) lies in a range as far as it is given.
export function inRange(date, from, to) {
  return (!from || date >= from.slice(0, date.length)) && (!to || date.slice(0, to.length) <= to);
}

function claimFits(date, filters, asof) {
  if (!date) return filters.undated;
  return inRange(date, filters.from, filters.to) && (!asof || date.slice(0, asof.length) <= asof);
}

// Bits of the facets that an edge fails.
function failures(graph, edge, f, off, asof) {
  const head = graph.nodes[edge.head];
  const tail = graph.nodes[edge.tail];
  let bits = 0;
  if (off.types.has(head.type) || off.types.has(tail.type)) bits |= BIT.types;
  if (off.relations.has(edge.type)) bits |= BIT.relations;
  if (off.statuses.has(edge.status)) bits |= BIT.statuses;
  if (!f.ended && edge.phase === "end") bits |= BIT.ended;
  if (edge.independent_documents < f.documents) bits |= BIT.documents;
  if (f.named && !(head.named && tail.named)) bits |= BIT.named;
  return bits | claimFailures(graph, edge, f, off, asof);
}

function claimFailures(graph, edge, f, off, asof) {
  // an ended edge tells of a time before its date: as of an earlier day it still stood
  const until = edge.phase === "end" ? null : asof;
  const dates = edge.claims ? edge.dates : [edge.first];
  if ((f.from || f.to || until || !f.undated)) {
    if (!dates.some((date) => claimFits(date, f, until))) return BIT.dates;
  }
  if (!off.outlets.size) return 0;
  const said = edge.docs.some((d, k) => claimFits(dates[k], f, until) && !off.outlets.has((graph.documents[d] || {}).source || ""));
  return said ? 0 : BIT.outlets;
}

const add = (map, key) => map.set(key, (map.get(key) || 0) + 1);

function count(counts, graph, edge, bits) {
  const only = (name) => bits === 0 || bits === BIT[name];
  if (only("types")) new Set([graph.nodes[edge.head].type, graph.nodes[edge.tail].type]).forEach((t) => add(counts.types, t));
  if (only("relations")) add(counts.relations, edge.type);
  if (only("statuses")) add(counts.statuses, edge.status);
  if (only("ended") && edge.phase === "end") counts.ended++;
  if (only("outlets")) new Set(edge.docs.map((d) => (graph.documents[d] || {}).source || "")).forEach((o) => add(counts.outlets, o));
}

export function applyFilters(graph, state) {
  const f = state.filters;
  const off = Object.fromEntries(["types", "relations", "statuses", "outlets"].map((k) => [k, new Set(f[k])]));
  const hidden = new Set(state.hidden);
  const counts = { types: new Map(), relations: new Map(), statuses: new Map(), outlets: new Map(), ended: 0, edges: 0, nodes: 0 };
  const edgeOk = new Uint8Array(graph.edges.length);
  const linked = new Uint8Array(graph.nodes.length);
  for (const edge of graph.edges) {
    if (hidden.has(edge.head) || hidden.has(edge.tail)) continue;
    const bits = failures(graph, edge, f, off, state.asof);
    count(counts, graph, edge, bits);
    if (bits) continue;
    edgeOk[edge.i] = linked[edge.head] = linked[edge.tail] = 1;
    counts.edges++;
  }
  const nodeOk = Uint8Array.from(graph.nodes, (n) =>
    !hidden.has(n.i) && !off.types.has(n.type) && (!f.named || n.named) && (linked[n.i] || (f.alone && !n.edges.length)) ? 1 : 0);
  counts.nodes = nodeOk.reduce((sum, ok) => sum + ok, 0);
  return { edgeOk, nodeOk, counts };
}

// Over: the edge itself says so, or one of the same ends and relation ended by the day looked at.
export function isOver(graph, edge, asof) {
  const by = (e) => e.phase === "end" && (!asof || !e.last || e.last.slice(0, asof.length) <= asof);
  if (edge.phase === "end") return by(edge);
  if (!asof) return false;
  return graph.nodes[edge.head].edges.some((e) =>
    e.phase === "end" && e.last && by(e) && e.head === edge.head && e.tail === edge.tail && e.type === edge.type && (edge.first || "") <= e.last);
}
