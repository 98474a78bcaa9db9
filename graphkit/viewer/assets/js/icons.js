// Small drawings: interface icons, and the marks of types in the legend and lists.
import { svg } from "./dom.js";
import { onPaper } from "./look.js";
import { themeNow } from "./theme.js";

const PATHS = {
  menu: "M3 5h14M3 10h14M3 15h14", plus: "M10 4v12M4 10h12", minus: "M4 10h12", fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  undo: "M7 4 3 8l4 4M3 8h8a5 5 0 0 1 0 10H8", redo: "M13 4l4 4-4 4M17 8H9a5 5 0 0 0 0 10h3", help: "M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 15v.01",
  theme: "M10 3a7 7 0 1 0 7 7 5.5 5.5 0 0 1-7-7z", globe: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM3 10h14M10 3c-5 4-5 10 0 14M10 3c5 4 5 10 0 14",
  out: "M3 10h13M11 5l5 5-5 5", in: "M17 10H4M9 5l-5 5 5 5", link: "M8 5H4v11h11v-4M11 3h6v6M17 3l-8 8", copy: "M7 7V3h10v10h-4M3 7h10v10H3z",
  search: "M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5 18 18", close: "M5 5l10 10M15 5 5 15", play: "M6 4l10 6-10 6z", pause: "M6 4v12M14 4v12",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12", chart: "M5 15 10 5l5 10M5 15h10", save: "M10 3v10M6 9l4 4 4-4M4 17h12", check: "M4 10l4 4 8-9",
  pin: "M10 11v7M6 3h8l-1 5 2 3H5l2-3z", hide: "M3 3l14 14M2 10c4-6 12-6 16 0-4 6-12 6-16 0z", expand: "M10 7v6M7 10h6M10 2v2M10 16v2M2 10h2M16 10h2",
  focus: "M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 1v3M10 16v3M1 10h3M16 10h3", path: "M4 16a2 2 0 1 0 0-.1M16 4a2 2 0 1 0 0-.1M5 14C7 6 13 14 15 6", flag: "M5 18V3h10l-2 4 2 4H5",
  spread: "M10 8V2M10 18v-6M8 10H2M18 10h-6", more: "M4 10h.01M10 10h.01M16 10h.01", same: "M4 7h12M4 13h12",
};

export function icon(name) {
  const mirrored = ["out", "in", "undo", "redo", "link"].includes(name) ? "icon turns" : "icon";
  return svg("svg", { viewBox: "0 0 20 20", class: mirrored, "aria-hidden": "true" }, svg("path", { d: PATHS[name] }));
}

// The shape and colour of a type.
export function mark(type) {
  return svg("svg", { viewBox: "-10 -10 20 20", class: "mark", "aria-hidden": "true" },
    svg("path", { d: outline(type.shape), fill: onPaper(type.colour || "#5b6a7a", themeNow()) }));
}

const OUTLINES = {
  diamond: "M0-9 9 0 0 9-9 0z", square: "M-7-7H7V7H-7z", triangle: "M0-8 8 6H-8z", triangleDown: "M0 8 8-6H-8z",
  hexagon: "M8 0 4 7H-4L-8 0-4-7H4z", star: "M0-9 2.6-3 9-2.6 4.2 1.6 5.6 8 0 4.6-5.6 8-4.2 1.6-9-2.6-2.6-3z",
};

const outline = (shape) => OUTLINES[shape] || "M-7.5 0a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0z";
