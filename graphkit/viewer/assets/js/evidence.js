// The evidence of one link: every claim with its sentence, who says so, where and when.
import { bdi, digits, h, replace } from "./dom.js";
import { claimsOf } from "./data.js";
import { icon, mark } from "./icons.js";
import { statusTag } from "./panel.js";
import { nodeName } from "./scene.js";
import { state } from "./state.js";
import { number, t } from "./strings.js";
import { clean, hasControls, marked, webLink } from "./text.js";

export function edgeView(graph, edge, on, actions) {
  const list = h("div.claims", { "aria-busy": "true" });
  claimsOf(graph, edge).then((claims) => {
    list.removeAttribute("aria-busy");
    replace(list, claims.map((claim) => claimCard(graph, edge, claim, on)));
  });
  return [
    h("p.kind", {}, statusTag(graph, edge)),
    h("h2.statement", {}, end(graph, edge.head, on), h("span.verb", {}, graph.relations[edge.type][state.lang]), end(graph, edge.tail, on)),
    edge.status === graph.statuses.indexOf("alleged") && h("p.note.alleged-note", {}, t("statusNote")),
    actions,
    h("dl.facts", {}, h("dt", {}, t("independent")), h("dd", {}, number(edge.independent_documents)),
      edge.first && [h("dt", {}, t("seen")), h("dd", {}, h("bdi", { dir: "ltr" }, edge.first === edge.last ? edge.first : `${edge.first} – ${edge.last}`))]),
    h("h3", {}, t("claims"), h("span.aside", {}, number(edge.claims))),
    list,
  ];
}

function end(graph, i, on) {
  const node = graph.nodes[i];
  return h("button.end", { type: "button", onclick: () => on.node(i) }, mark(graph.types[node.type]), bdi(nodeName(node, state.lang)));
}

function claimCard(graph, edge, claim, on) {
  const { document } = claim;
  return h("article.claim", {},
    h("blockquote", { dir: "auto", cite: webLink(document.url) }, marked(claim.sentence, marksOf(claim)).map(([text, names]) =>
      (names ? h(`mark.${names.split(" ").join(".")}`, {}, digits(text)) : digits(text)))),
    hasControls(claim.sentence) && h("p.warning", {}, t("controlsWarning")),
    claim.assertedBy !== null && h("p.says", {}, t("says"), " ", speaker(graph, claim.assertedBy, on)),
    h("p.source", {}, bdi(document.source || t("noOutlet"), "cite"), " · ", h("bdi", { dir: "ltr" }, claim.date || t("undated")),
      document.date && claim.date !== document.date && [" (", h("bdi", { dir: "ltr" }, document.date), ")"]),
    h("p.title", {}, bdi(document.title || t("untitled"))),
    h("p.quiet", {}, statusTag(graph, edge), claim.by && [" ", t("foundBy"), " ", bdi(claim.by)], ` · ${t("certainty")} ${Math.round(claim.score * 100)}%`),
    h("p.buttons", {}, link(document.url), h("button.small", { type: "button", onclick: () => on.cite(edge, claim) }, icon("copy"), t("cite"))));
}

const marksOf = (claim) => ({ head: claim.head, tail: claim.tail, trigger: claim.trigger });

function speaker(graph, by, on) {
  return typeof by === "number" ? end(graph, by, on) : bdi(by);
}

function link(url) {
  const href = url && webLink(url);
  return href && h("a.small", { href, target: "_blank", rel: "noopener noreferrer" }, icon("link"), t("open"));
}

// One line for a report: sentence, outlet, title, date, link.
export function citation(graph, edge, claim) {
  const { document } = claim;
  const quote = `«${clean(claim.sentence).trim()}»`;
  return [quote, document.source, document.title, document.date || t("undated"), document.url && webLink(document.url)]
    .filter(Boolean).map(clean).join("، ".slice(0, state.lang === "ar" ? 2 : 0) || ", ") + ` [${t(graph.statuses[edge.status])}]`;
}
