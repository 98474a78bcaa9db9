// What happens on a click, a drag, a button: each a change of state.
import { announce } from "./dom.js";
import { citation } from "./evidence.js";
import { showPaths } from "./paths.js";
import { blank, change, noFilters, show, state } from "./state.js";
import { t } from "./strings.js";
import { copy } from "./takeaway.js";
import { hiddenNeighbours } from "./view.js";

const EXPAND = 25; // neighbours that come at a time

const toggled = (list, i) => (list.includes(i) ? list.filter((j) => j !== i) : [...list, i]);

export function handlers(app) {
  const on = {
    node(i, more = false) {
      if (i < 0) return change({ community: -1 - i, focus: null, path: null });
      if (state.picking !== null) return on.paths(state.picking, i);
      show({ selected: more ? toggled(state.selected, i) : [i], edge: null, review: false, sheet: true });
    },
    edge: (i) => i >= 0 && show({ edge: i, selected: [], review: false, sheet: true }),
    blank: () => show({ edge: null, selected: [], picking: null, sheet: false }),
    open: (i) => i >= 0 && on.focus([i], 1),
    focus: (nodes, hops) => change({ focus: sameFocus(nodes, hops) ? null : { nodes, hops }, path: null, community: null, selected: nodes, edge: null }),
    expand(i) {
      const more = hiddenNeighbours(app.graph, app.passing, app.view.drawn, i, EXPAND);
      if (!more.length) return announce(t("noneHidden"));
      change({ extra: [...state.extra, ...more], selected: [i], edge: null });
    },
    pin(i) {
      const { [i]: at, ...rest } = state.pins;
      const node = app.chart.scene.at.get(i);
      change({ pins: at || !node ? rest : { ...state.pins, [i]: [node.p.x, node.p.y] } });
    },
    moved: (node) => node.i >= 0 && change({ pins: { ...state.pins, [node.i]: [node.p.x, node.p.y] } }),
    hide: (nodes) => change({ hidden: [...new Set([...state.hidden, ...nodes])], selected: [], edge: null }),
    box: (nodes) => show({ selected: nodes.filter((i) => i >= 0), edge: null, review: false, sheet: true }),
    rearrange() {
      app.places.reset();
      app.fitted = null;
      change({ pins: {} });
      announce(t("rearranged"));
    },
    pickPath(i) {
      show({ picking: i });
      announce(t("pathPick"));
    },
    paths(a, b) {
      show({ picking: null, review: false, sheet: true });
      if (a !== b) showPaths(app.graph, app.passing, a, b);
    },
    // From search or a link: onto the chart where the filters let it, and into the middle.
    find(i) {
      if (state.picking === null && app.passing.nodeOk[i] && !app.view.drawn.has(i)) change({ extra: [...state.extra, i], path: null });
      on.node(i);
      app.chart.centre(i);
    },
    reveal(i) {
      const filters = { ...noFilters(), alone: !app.graph.nodes[i].edges.length };
      change({ ...blank(), pins: state.pins, extra: [i], selected: [i], filters });
      app.chart.centre(i);
    },
    cite: (edge, claim) => copy(citation(app.graph, edge, claim)),
    judgePair: (verdict, a, b) => app.review.pair(verdict, a, b),
    judgeEdge: (verdict, edge) => app.review.edge(verdict, edge),
    judgeValue: (verdict, i) => app.review.ask(verdict, i),
  };
  return on;
}

const sameFocus = (nodes, hops) => state.focus && state.focus.hops === hops && String(state.focus.nodes) === String(nodes);
