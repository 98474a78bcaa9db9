// Decisions of the reader, kept in this browser and taken away as judgements.jsonl. Nothing is sent.
import { announce, bdi, byId, download, h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { state } from "./state.js";
import { number, t } from "./strings.js";
import { nodeName } from "./scene.js";

export function review(app) {
  const { graph } = app;
  const key = `graphkit-${graph.id}`;
  const store = load();

  function load() {
    try {
      return { who: "", lines: [], ...JSON.parse(localStorage.getItem(key) || "{}") };
    } catch {
      return { who: "", lines: [] };
    }
  }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify(store));
    } catch {
      announce(t("reviewSave")); // private windows keep nothing: the file is the only copy
    }
    app.refresh();
  }

  function add(verdict, left, right, value) {
    const line = { verdict, left, right, value, who: store.who, when: new Date().toISOString().slice(0, 19) + "Z", why: "", source: "person" };
    store.lines.push(Object.fromEntries(Object.entries(line).filter(([, v]) => v !== undefined)));
    keep();
    announce(t("judged"));
  }

  const text = () => store.lines.map((line) => JSON.stringify({ ...line, who: store.who })).join("\n") + "\n";

  function view() {
    return [
      h("h2", {}, t("review")), h("p.note", {}, t(store.lines.length ? "reviewNote" : "reviewEmpty")),
      h("label.field", {}, t("judgeWho"), h("input", { type: "text", id: "who", value: store.who, dir: "auto", onchange: (event) => { store.who = event.target.value.trim(); keep(); } })),
      h("ul.decisions", {}, store.lines.map(decision)),
      store.lines.length > 0 && h("div.buttons", {}, h("button.button.primary", { type: "button", id: "save-judgements", onclick: () => download("judgements.jsonl", text(), "application/x-ndjson") }, icon("save"), t("reviewSave"))),
    ];
  }

  function decision(line, k) {
    return h("li", {}, h("p", {}, h("b", {}, t(line.verdict)), " ", bdi(label(line.left)), line.right && [" · ", bdi(label(line.right))], line.value && [" ← ", bdi(line.value)]),
      h("label.field", {}, h("span.unseen", {}, t("judgeWhy")), h("input", { type: "text", placeholder: t("judgeWhy"), value: line.why, dir: "auto", onchange: (event) => { line.why = event.target.value; keep(); } })),
      h("button.small", { type: "button", onclick: () => { store.lines.splice(k, 1); keep(); } }, icon("undo"), t("reviewUndo")));
  }

  function label(id) {
    if (graph.byId.has(id)) return nodeName(graph.nodes[graph.byId.get(id)], state.lang);
    const edge = graph.edges[graph.edgeById.get(id)];
    if (!edge) return id;
    return [nodeName(graph.nodes[edge.head], state.lang), graph.relations[edge.type][state.lang], nodeName(graph.nodes[edge.tail], state.lang)].join(" ");
  }

  // A small form for the right type or name.
  function ask(verdict, i) {
    const dialog = byId("dialog");
    const field = verdict === "type"
      ? h("select", { name: "value" }, graph.known_types.map((k) => h("option", { value: k.name, selected: k.name === graph.types[graph.nodes[i].type].name }, k[state.lang])))
      : h("input", { name: "value", type: "text", required: true, dir: "auto", value: graph.nodes[i].name });
    const form = h("form", { method: "dialog", onsubmit: (event) => {
      event.preventDefault();
      dialog.close();
      if (field.value.trim()) add(verdict, graph.nodes[i].id, undefined, field.value.trim());
    } }, h("h2", {}, bdi(nodeName(graph.nodes[i], state.lang))), h("label.field", {}, t(verdict === "type" ? "newType" : "newName"), field),
    h("div.buttons", {}, h("button.button.primary", { type: "submit" }, t("save")), h("button.button", { type: "button", onclick: () => dialog.close() }, t("cancel"))));
    replace(dialog, form);
    dialog.showModal();
  }

  return {
    view, ask, count: () => store.lines.length, badge: () => (store.lines.length ? number(store.lines.length) : ""),
    pair: (verdict, a, b) => add(verdict, graph.nodes[a].id, graph.nodes[b].id),
    edge: (verdict, edge) => add(verdict, edge.id),
  };
}
