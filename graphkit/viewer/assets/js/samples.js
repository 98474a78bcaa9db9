// Line samples of the statuses for the legend and the filters.
import { svg } from "./dom.js";
import { STATUS } from "./look.js";
import { themeNow } from "./theme.js";

export function lineSample(status) {
  const style = STATUS[status === "ended" ? "asserted" : status];
  const colour = style[themeNow()];
  const line = svg("line", {
    x1: 1, y1: 6, x2: 27, y2: 6, stroke: colour, "stroke-width": 2, "stroke-dasharray": style.dash.map((d) => d * 0.7).join(" ") || null,
    "stroke-linecap": style.round ? "round" : "butt", opacity: status === "ended" ? 0.4 : 1,
  });
  const cross = style.cross && svg("path", { d: "M10 2l8 8M18 2l-8 8", stroke: colour, "stroke-width": 1.8 });
  return svg("svg", { viewBox: "0 0 28 12", class: "line", "aria-hidden": "true" }, line, cross || svg("g"));
}
