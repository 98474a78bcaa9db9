// A drawing context that writes SVG: the part of the canvas interface that `draw` uses.

const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const n = (value) => String(Math.round(value * 100) / 100);

export function recorder(measure) {
  const parts = [];
  let path = "";
  const g = {
    globalAlpha: 1, fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineCap: "butt", lineJoin: "round", font: "", textAlign: "center", textBaseline: "middle",
    dash: [],
    beginPath: () => { path = ""; },
    moveTo: (x, y) => { path += `M${n(x)} ${n(y)}`; },
    lineTo: (x, y) => { path += `L${n(x)} ${n(y)}`; },
    quadraticCurveTo: (a, b, x, y) => { path += `Q${n(a)} ${n(b)} ${n(x)} ${n(y)}`; },
    arc: (x, y, r) => { path += `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0`; },
    rect: (x, y, w, h) => { path += `M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}z`; },
    closePath: () => { path += "z"; },
    setLineDash: (dash) => { g.dash = dash; },
    fill: () => parts.push(`<path d="${path}" fill="${escape(g.fillStyle)}"${opacity()}/>`),
    stroke: () => parts.push(`<path d="${path}" fill="none" ${pen()}${dashes()}${opacity()}/>`),
    fillText: (text, x, y) => write(text, x, y, `fill="${escape(g.fillStyle)}"`),
    strokeText: (text, x, y) => write(text, x, y, `fill="none" ${pen()}`),
    measureText: (text) => {
      measure.font = g.font;
      return measure.measureText(text);
    },
  };
  const opacity = () => (g.globalAlpha < 1 ? ` opacity="${n(g.globalAlpha)}"` : "");
  const dashes = () => (g.dash.length ? ` stroke-dasharray="${g.dash.join(" ")}" stroke-linecap="${g.lineCap}"` : "");
  const pen = () => `stroke="${escape(g.strokeStyle)}" stroke-width="${n(g.lineWidth)}" stroke-linejoin="round"`;

  function write(text, x, y, paint) {
    const [, weight, size, family] = g.font.match(/^(\d+) ([\d.]+)px (.*)$/);
    parts.push(`<text x="${n(x)}" y="${n(y)}" font-weight="${weight}" font-size="${size}" font-family="${escape(family)}" text-anchor="middle" dominant-baseline="central" ${paint}${opacity()}>${escape(text)}</text>`);
  }

  g.text = (width, height, paper, title) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${escape(title)}</title>` +
    `<rect width="100%" height="100%" fill="${paper}"/>${parts.join("")}</svg>`;
  return g;
}
