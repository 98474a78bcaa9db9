// The tip under the pointer.
import { bdi, byId, h, replace } from "./dom.js";
import { nodeName } from "./scene.js";
import { state } from "./state.js";
import { number, t } from "./strings.js";

export function hover(app, node, item, at) {
  const { chart, graph } = app;
  const over = node ? node.i : null;
  if (over !== chart.marks.hover) {
    chart.marks.hover = over;
    chart.redraw();
  }
  const hint = byId("hint");
  hint.hidden = !(node || item);
  if (hint.hidden) return;
  replace(hint, node && node.i < 0 ? bdi(node.label) : item && item.edge.i < 0 ? `${number(item.count)} ${t("links")}` : node ? nodeHint(graph, graph.nodes[node.i], node.badge) : edgeHint(graph, item.edge));
  hint.style.left = `${Math.max(6, Math.min(at.x + 14, chart.camera.w - hint.offsetWidth - 6))}px`;
  hint.style.top = `${Math.min(at.y + 18, chart.camera.h - hint.offsetHeight - 6)}px`;
}

function nodeHint(graph, node, hidden) {
  return [h("b", {}, bdi(nodeName(node, state.lang))), h("span", {}, ` ${graph.types[node.type][state.lang]} · ${number(node.degree)} ${t("links")}`), hidden > 0 && h("span", {}, ` · ${t("expandLabel", number(hidden))}`)];
}

function edgeHint(graph, edge) {
  const name = (i) => bdi(nodeName(graph.nodes[i], state.lang));
  return [name(edge.head), " ", h("b", {}, graph.relations[edge.type][state.lang]), " ", name(edge.tail), ` · ${t(graph.statuses[edge.status])}`,
    edge.phase === "end" && ` · ${t("ended")}`, edge.first && [" · ", h("bdi", { dir: "ltr" }, edge.first)]];
}
