// What the reader has chosen. `change` records a step that can be undone; `show` does not (selection, language …).

export const noFilters = () => ({ types: [], relations: [], statuses: [], outlets: [], ended: true, documents: 1, named: false, alone: false, from: null, to: null, undated: true });

// Undone and redone: what is on the chart and where.
export const blank = () => ({
  filters: noFilters(), focus: null, community: null, path: null, extra: [], hidden: [], pins: {}, asof: null,
});

export const state = {
  ...blank(),
  selected: [], edge: null, lang: "ar", theme: "auto", colour: "type", size: "importance", mode: "chart", limit: 400, overview: "nodes",
};

const KEPT = Object.keys(blank());
const past = [];
const future = [];
const listeners = [];

const snapshot = () => structuredClone(Object.fromEntries(KEPT.map((key) => [key, state[key]])));

export function onChange(listener) {
  listeners.push(listener);
}

function tell(what) {
  for (const listener of listeners) listener(what);
}

export function change(patch) {
  past.push(snapshot());
  if (past.length > 200) past.shift();
  future.length = 0;
  Object.assign(state, patch);
  tell("change");
}

export function show(patch) {
  Object.assign(state, patch);
  tell("show");
}

export function setFilter(patch) {
  change({ filters: { ...state.filters, ...patch } });
}

export function undo() {
  step(past, future);
}

export function redo() {
  step(future, past);
}

function step(from, to) {
  if (!from.length) return;
  to.push(snapshot());
  Object.assign(state, from.pop());
  tell("change");
}

export const canUndo = () => past.length > 0;
export const canRedo = () => future.length > 0;
