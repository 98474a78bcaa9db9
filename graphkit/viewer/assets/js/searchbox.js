// Search over all names and aliases in both scripts, with type-ahead.
import { bdi, h, replace } from "./dom.js";
import { icon, mark } from "./icons.js";
import { nodeName } from "./scene.js";
import { state } from "./state.js";
import { t } from "./strings.js";
import { fold } from "./text.js";

// Folded names of all nodes: made in idle moments, so that it does not delay the first picture.
export function makeIndex(graph) {
  const names = [];
  let at = 0;
  const add = (node) => {
    for (const name of new Set([node.name, node.name_ar, node.name_en, ...node.aliases])) if (name) names.push([" " + fold(name), node.i, name]);
  };
  function fill(most) {
    const stop = Math.min(graph.nodes.length, at + most);
    for (; at < stop; at++) add(graph.nodes[at]);
    if (at < graph.nodes.length && most < Infinity) setTimeout(() => fill(most), 8);
  }
  setTimeout(() => fill(2000), 60);

  // Nodes whose name holds every word of the query, best first: [{i, name}, …].
  return function find(query, most = 12) {
    fill(Infinity);
    const asked = fold(query);
    const words = asked.split(" ").filter(Boolean);
    if (!words.length) return [];
    const best = new Map();
    for (const [name, i, shown] of names) {
      if (!words.every((word) => name.includes(word))) continue;
      const rank = name === " " + asked ? 3 : name.startsWith(" " + asked) ? 2 : words.every((word) => name.includes(" " + word)) ? 1 : 0;
      if (!best.has(i) || best.get(i).rank < rank) best.set(i, { i, rank, name: shown });
    }
    return [...best.values()].sort((a, b) => b.rank - a.rank || graph.nodes[b.i].importance - graph.nodes[a.i].importance || a.i - b.i).slice(0, most);
  };
}

export function searchBox(root, graph, find, onPick) {
  let found = [];
  let active = -1;
  const list = h("ul", { id: "found", role: "listbox", hidden: true });
  const input = h("input", {
    id: "query", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", dir: "auto",
    "aria-controls": "found", "aria-expanded": "false", "aria-autocomplete": "list",
    oninput: () => search(), onfocus: () => input.value && search(), onkeydown: (event) => key(event),
    onblur: () => close(),
  });
  root.replaceChildren(icon("search"), input, h("kbd", { "aria-hidden": "true" }, "/"), list);

  function search() {
    found = find(input.value);
    active = found.length ? 0 : -1;
    const empty = input.value.trim() && h("li.none", { role: "presentation" }, t("searchNone"));
    replace(list, found.length ? found.map(option) : empty);
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    highlight();
  }

  function option({ i, name }, k) {
    const node = graph.nodes[i];
    const shown = nodeName(node, state.lang);
    return h("li", { role: "option", id: `found-${k}`, onpointerdown: (event) => { event.preventDefault(); pick(k); } },
      mark(graph.types[node.type]), bdi(shown), name !== shown && bdi(name, "bdi.also"),
      h("span.aside", {}, graph.types[node.type][state.lang]));
  }

  function highlight() {
    [...list.children].forEach((li, k) => li.role !== "presentation" && li.setAttribute("aria-selected", String(k === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `found-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length) active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      highlight();
    } else if (event.key === "Enter" && active >= 0) pick(active);
    else if (event.key === "Escape") {
      input.value = "";
      close();
      input.blur();
    }
  }

  function pick(k) {
    const { i } = found[k];
    input.value = "";
    close();
    onPick(i);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    active = -1;
  }

  return {
    focus: () => input.focus(),
    translate: () => {
      input.setAttribute("placeholder", t("search"));
      input.setAttribute("aria-label", t("search"));
      list.setAttribute("aria-label", t("results"));
    },
  };
}
