// What leaves the page with the reader: pictures, tables, a link, print.
import { claimsOf } from "./data.js";
import { announce, byId, download, h, replace } from "./dom.js";
import { draw } from "./draw.js";
import { THEMES } from "./look.js";
import { recorder } from "./recorder.js";
import { lineSample } from "./samples.js";
import { mark } from "./icons.js";
import { state } from "./state.js";
import { number, t } from "./strings.js";
import { clean } from "./text.js";

const STEM = "graphkit";

function saved(name, content, type) {
  download(name, content, type);
  announce(t("saved", name));
}

function painted(app, ratio, theme = app.chart.theme) {
  const { camera, scene, marks } = app.chart;
  const canvas = h("canvas", { width: Math.round(camera.w * ratio), height: Math.round(camera.h * ratio) });
  const g = canvas.getContext("2d");
  g.fillStyle = THEMES[theme].paper;
  g.fillRect(0, 0, canvas.width, canvas.height);
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(g, scene, camera, theme, { ...marks, hover: null });
  return canvas;
}

export function savePng(app) {
  painted(app, 2).toBlob((blob) => saved(`${STEM}.png`, blob, "image/png"), "image/png");
}

export function svgText(app) {
  const { camera, scene, marks, theme } = app.chart;
  const g = recorder(h("canvas").getContext("2d"));
  draw(g, scene, camera, theme, { ...marks, hover: null });
  return g.text(Math.round(camera.w), Math.round(camera.h), THEMES[theme].paper, app.graph.meta.title || t("chart"));
}

export const saveSvg = (app) => saved(`${STEM}.svg`, svgText(app), "image/svg+xml");

// The selection where there is one, else all that is drawn.
function chosen(app) {
  const { graph, view } = app;
  if (state.edge !== null) {
    const edge = graph.edges[state.edge];
    return { nodes: [edge.head, edge.tail], edges: [edge] };
  }
  const picked = new Set(state.selected);
  if (!picked.size) return { nodes: view.nodes, edges: view.edges };
  const touches = (e) => (picked.size > 1 ? picked.has(e.head) && picked.has(e.tail) : picked.has(e.head) || picked.has(e.tail));
  const edges = view.edges.filter(touches);
  return { nodes: [...new Set([...picked, ...edges.flatMap((e) => [e.head, e.tail])])], edges };
}

// One object a claim, in words.
async function claimRows(app) {
  const { graph } = app;
  const rows = [];
  for (const edge of chosen(app).edges) {
    const base = { head: graph.nodes[edge.head].name, relation: graph.relations[edge.type].name, tail: graph.nodes[edge.tail].name,
      status: graph.statuses[edge.status], phase: edge.phase || "", first: edge.first || "", last: edge.last || "", independent_documents: edge.independent_documents };
    for (const claim of await claimsOf(graph, edge)) {
      const by = typeof claim.assertedBy === "number" ? graph.nodes[claim.assertedBy].name : claim.assertedBy || "";
      rows.push({ ...base, date: claim.date || "", asserted_by: by, sentence: claim.sentence, outlet: claim.document.source || "", title: claim.document.title || "", published: claim.document.date || "", url: claim.document.url || "" });
    }
    if (!edge.claims) rows.push({ ...base, date: "", asserted_by: "", sentence: "", outlet: "", title: "", published: "", url: "" });
  }
  return rows;
}

// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
function cell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+$/.test(text) ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export async function csvText(app) {
  const rows = await claimRows(app);
  const names = ["head", "relation", "tail", "status", "phase", "first", "last", "independent_documents", "date", "asserted_by", "sentence", "outlet", "title", "published", "url"];
  return "\ufeff" + [names, ...rows.map((row) => names.map((name) => row[name]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

export const saveCsv = async (app) => saved(`${STEM}.csv`, await csvText(app), "text/csv;charset=utf-8");

export async function saveJson(app) {
  const { graph } = app;
  const { nodes } = chosen(app);
  const entities = nodes.map((i) => {
    const { id, name, name_ar, name_en, aliases, first_seen, last_seen, documents, attributes, external_ids } = graph.nodes[i];
    return { id, type: graph.types[graph.nodes[i].type].name, name, name_ar, name_en, aliases, first_seen, last_seen, documents, attributes, external_ids };
  });
  saved(`${STEM}.json`, JSON.stringify({ entities, claims: await claimRows(app) }, null, 1), "application/json");
}

export function copy(text) {
  const done = () => announce(t("copied"));
  navigator.clipboard.writeText(text).then(done, () => {
    const area = h("textarea", {}, text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    done();
  });
}

// The sheet of paper: title, dates, picture, legend; made fresh each time.
export function preparePrint(app) {
  const { meta } = app.graph;
  const used = new Set(app.view.nodes.map((i) => app.graph.nodes[i].type));
  replace(byId("print"), h("h1", {}, clean(meta.title || t("chart"))), meta.note && h("p", {}, clean(meta.note)),
    h("p", {}, t("sources", meta.from || "…", meta.to || "…", number(meta.documents), meta.version)),
    h("p", {}, [...document.querySelectorAll("#chips .chip")].map((c) => c.textContent).join(" · ")),
    painted(app, 2, "light"),
    h("p.legend", {}, app.graph.statuses.concat("ended").map((s) => [lineSample(s), t(s)]), [...used].sort((a, b) => a - b).map((k) => [mark(app.graph.types[k]), app.graph.types[k][state.lang]])),
    h("p", {}, t("printed", number(app.view.nodes.length), number(app.view.edges.length)), " — ", t("statusNote")));
}
