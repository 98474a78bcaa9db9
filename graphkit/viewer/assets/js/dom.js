// Elements without markup: text goes in as text nodes, never as HTML.
import { clean, runs } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";

// h("button.primary", {onclick, "aria-label": …}, child, …): children are nodes, strings, arrays, or null.
export function h(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  return fill(document.createElement(tag), classes, attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), [], attributes, children);
}

function fill(element, classes, attributes, children) {
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

// Foreign text for display: isolated from its surroundings, without bidi controls, digit runs left to right.
export function bdi(text, spec = "bdi") {
  return h(spec, { dir: "auto" }, digits(clean(text)));
}

export function digits(text) {
  return runs(text).map(([piece, isRun]) => (isRun ? h("bdi", { dir: "ltr" }, piece) : piece));
}

export function replace(element, ...children) {
  element.replaceChildren(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== false));
}

export const byId = (id) => document.getElementById(id);

// A message that screen readers speak and that fades from view.
export function announce(message) {
  const live = byId("live");
  live.textContent = message;
  live.classList.add("shown");
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => live.classList.remove("shown"), 3500);
}

export function download(name, content, type) {
  const link = h("a", { href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
