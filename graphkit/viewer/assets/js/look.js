// How things look: colours of both themes, shapes of types, line styles of statuses.

export const THEMES = {
  light: { paper: "#f7f8fa", ink: "#1b2430", soft: "#5a6675", halo: "#f7f8fa", rim: "#ffffff", select: "#0b5cad", badge: "#dfe5ec", badgeInk: "#1b2430" },
  dark: { paper: "#12181f", ink: "#e8edf3", soft: "#9fadbc", halo: "#12181f", rim: "#12181f", select: "#7cc0ff", badge: "#33414f", badgeInk: "#e8edf3" },
};

export const STATUS = {
  asserted: { dash: [], light: "#5b6a7a", dark: "#93a3b5" },
  alleged: { dash: [8, 5], light: "#b4560a", dark: "#f2a65a" },
  denied: { dash: [], cross: true, light: "#8a929b", dark: "#7d8894" },
  planned: { dash: [1.5, 5], round: true, light: "#4f46c8", dark: "#a5a0ff" },
};

// Okabe and Ito's and Tol's colours, told apart with every kind of colour blindness
const COMMUNITY = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#B8860B", "#56B4E9", "#882255", "#44AA99", "#999933", "#332288", "#AA4499", "#661100"];

export function communityColour(number) {
  return COMMUNITY[number % COMMUNITY.length];
}

// A colour lightened for the dark theme, so that it stands out from the paper.
export function onPaper(colour, theme) {
  if (theme !== "dark" || !/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  const part = (at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.65 + 255 * 0.35).toString(16).padStart(2, "0");
  return "#" + part(1) + part(3) + part(5);
}

const CORNERS = {
  diamond: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  square: [[-0.92, -0.92], [0.92, -0.92], [0.92, 0.92], [-0.92, 0.92]],
  triangle: [[0, -1.2], [1.12, 0.8], [-1.12, 0.8]],
  triangleDown: [[0, 1.2], [1.12, -0.8], [-1.12, -0.8]],
  hexagon: [0, 1, 2, 3, 4, 5].map((i) => [1.08 * Math.cos((i * Math.PI) / 3), 1.08 * Math.sin((i * Math.PI) / 3)]),
  star: [...Array(10).keys()].map((i) => [0, 1].map((axis) => (i % 2 ? 0.62 : 1.35) * [Math.sin, (a) => -Math.cos(a)][axis]((i * Math.PI) / 5))),
};

// The outline of a shape round (x, y), as a path on a drawing context.
export function shapePath(g, shape, x, y, r) {
  g.beginPath();
  const corners = CORNERS[shape];
  if (!corners) return g.arc(x, y, r, 0, Math.PI * 2);
  corners.forEach(([cx, cy], i) => (i ? g.lineTo(x + cx * r, y + cy * r) : g.moveTo(x + cx * r, y + cy * r)));
  g.closePath();
}
