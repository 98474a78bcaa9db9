// The embedded data as objects. `graph` is read at once, the evidence when it is first needed.

async function read(id) {
  const element = document.getElementById(id);
  if (element.dataset.codec !== "gzip") return JSON.parse(element.textContent);
  const bytes = Uint8Array.from(atob(element.textContent.trim()), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function rows(columns) {
  const names = Object.keys(columns).filter((name) => Array.isArray(columns[name]));
  const count = names.length ? columns[names[0]].length : 0;
  const made = new Array(count);
  for (let i = 0; i < count; i++) {
    const row = { i };
    for (const name of names) row[name] = columns[name][i];
    made[i] = row;
  }
  return made;
}

function edgesOf(columns, documents) {
  const { claim_document: documentOf, claim_date: dateOf, ...rest } = columns;
  let at = 0;
  return rows(rest).map((edge) => {
    edge.start = at;
    edge.docs = documentOf.slice(at, at + edge.claims);
    edge.dates = dateOf.slice(at, at + edge.claims).map((date, k) => date || (documents[edge.docs[k]] || {}).date || null);
    at += edge.claims;
    return edge;
  });
}

export async function loadGraph() {
  const raw = await read("graph");
  const documents = rows(raw.documents);
  const nodes = rows(raw.nodes);
  for (const [i, value] of Object.entries(raw.nodes.external_ids)) nodes[i].external_ids = value;
  for (const [i, value] of Object.entries(raw.nodes.attributes)) nodes[i].attributes = value;
  const edges = edgesOf(raw.edges, documents);
  for (const node of nodes) node.edges = [];
  for (const edge of edges) {
    nodes[edge.head].edges.push(edge);
    if (edge.tail !== edge.head) nodes[edge.tail].edges.push(edge);
  }
  return {
    ...raw, documents, nodes, edges,
    byId: new Map(nodes.map((n) => [n.id, n.i])),
    edgeById: new Map(edges.map((e) => [e.id, e.i])),
    outlets: [...new Set(documents.map((d) => d.source || ""))].sort(),
    ranked: nodes.map((n) => n.i).sort((a, b) => nodes[b].importance - nodes[a].importance || a - b),
  };
}

export const other = (edge, i) => (edge.head === i ? edge.tail : edge.head);

let evidence = null;

// The claims of an edge with their sentences: [{sentence, head, tail, trigger, document, …}, …].
export async function claimsOf(graph, edge) {
  evidence ??= read("evidence");
  const all = await evidence;
  return Array.from({ length: edge.claims }, (_, k) => {
    const c = edge.start + k;
    return {
      id: all.id[c], sentence: all.sentences[all.sentence[c]], by: all.by[c], score: all.score[c], assertedBy: all.asserted_by[c],
      evidence: all.evidence[c], head: all.head[c], tail: all.tail[c], trigger: all.trigger[c],
      document: graph.documents[edge.docs[k]] || {}, date: edge.dates[k],
    };
  });
}
