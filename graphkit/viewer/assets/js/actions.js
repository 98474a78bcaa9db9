// What can be done with the chosen nodes or link: buttons of the panel.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { nodeButton } from "./panel.js";
import { state } from "./state.js";
import { number, t } from "./strings.js";

function action(name, label, onclick, pressed) {
  return h("button.small", { type: "button", onclick, "aria-pressed": pressed }, icon(name), label);
}

export function nodeActions(app, i) {
  const { on, view } = app;
  const hops = state.focus && state.focus.nodes.includes(i) ? state.focus.hops : 0;
  const hidden = view.badges.get(i) || 0;
  return [
    !view.drawn.has(i) && h("p.note.warning", {}, t("notDrawn"), " ", h("button.small", { type: "button", onclick: () => on.reveal(i) }, t("showIt"))),
    h("div.buttons", { role: "group", "aria-label": t("tools") },
      hidden > 0 && action("expand", `${t("expand")} (+${number(hidden)})`, () => on.expand(i)),
      h("span.joined", { role: "group", "aria-label": t("focus") }, h("span", {}, icon("focus"), t("focus")), [1, 2, 3].map((n) =>
        h("button", { type: "button", "aria-pressed": String(hops === n), "aria-label": t(`hop${n}`), onclick: () => on.focus([i], n) }, String(n)))),
      action("path", t("path"), () => on.pickPath(i)),
      action("pin", t(i in state.pins ? "unpin" : "pin"), () => on.pin(i), String(i in state.pins)),
      action("hide", t("hide"), () => on.hide([i]))),
    h("details.judge", {}, h("summary", {}, t("review")), h("div.buttons", {},
      action("flag", t("fixType"), () => on.judgeValue("type", i)), action("flag", t("fixName"), () => on.judgeValue("name", i)))),
  ];
}

export function edgeActions(app, edge) {
  const { on } = app;
  return h("details.judge", {}, h("summary", {}, t("review")), h("div.buttons", {},
    action("close", t("wrong"), () => on.judgeEdge("wrong", edge)), action("check", t("right"), () => on.judgeEdge("right", edge))));
}

// Several chosen nodes: the list, and what two of them allow.
export function manyView(app) {
  const { graph, on } = app;
  const chosen = state.selected;
  const [a, b] = chosen;
  const pair = chosen.length === 2;
  return [
    h("h2", {}, t("selectedMany", number(chosen.length))),
    h("div.buttons", {}, pair && action("path", t("paths"), () => on.paths(a, b)),
      action("focus", t("focus"), () => on.focus(chosen, 1)), action("hide", t("hide"), () => on.hide(chosen))),
    pair && [h("h3", {}, t("review")), h("div.buttons", {}, ["same", "different", "unsure"].map((verdict) =>
      action(verdict === "same" ? "same" : verdict === "different" ? "close" : "help", t(verdict), () => on.judgePair(verdict, a, b))))],
    h("ul.list", {}, chosen.slice(0, 300).map((i) => h("li", {}, nodeButton(graph, i, on.node, number(graph.nodes[i].degree))))),
  ];
}
