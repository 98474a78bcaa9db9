// Paints a scene on a drawing context: the canvas on screen, a larger one for PNG, or the recorder for SVG.
import { STATUS, THEMES, shapePath } from "./look.js";
import { along, curve, project, sizeAt } from "./scene.js";

export const FONT = '"Segoe UI", "Noto Sans Arabic", "Noto Sans", Tahoma, Arial, sans-serif';

// marks: {selected: Set of node indices, near: Set or null (dims the rest), hover, edge (index or null)}
export function draw(g, scene, camera, themeName, marks) {
  const theme = THEMES[themeName];
  const on = scene.nodes.filter((n) => inside(n, camera));
  g.lineJoin = "round";
  for (const item of scene.edges) drawEdge(g, item, camera, themeName, theme, marks);
  g.globalAlpha = 1;
  for (const node of on) drawNode(g, node, camera, theme, marks);
  g.globalAlpha = 1;
  const boxes = drawLabels(g, on, camera, theme, marks);
  drawEdgeLabels(g, scene, camera, theme, marks, boxes);
}

function inside(node, camera) {
  const p = project(node.p, camera);
  return p.x > -60 && p.y > -60 && p.x < camera.w + 60 && p.y < camera.h + 60;
}

const dimmed = (marks, i) => marks.near && !marks.near.has(i);

function isMarked(item, marks) {
  return item.edge.i === marks.edge || marks.selected.has(item.a.i) || marks.selected.has(item.b.i);
}

function edgeAlpha(item, marks) {
  const base = item.over ? 0.4 : item.status === "denied" ? 0.75 : 0.85;
  if (marks.edge !== null && marks.edge !== undefined) return item.edge.i === marks.edge ? 1 : base * 0.3;
  return dimmed(marks, item.a.i) || dimmed(marks, item.b.i) || (marks.near && !isMarked(item, marks)) ? base * 0.16 : base;
}

function drawEdge(g, item, camera, themeName, theme, marks) {
  const line = curve(item, camera);
  if (!line.loop && offScreen(line, camera)) return;
  const style = STATUS[item.status];
  const chosen = item.edge.i === marks.edge;
  g.globalAlpha = edgeAlpha(item, marks);
  g.strokeStyle = g.fillStyle = chosen ? theme.select : style[themeName];
  g.lineWidth = item.width * Math.min(1.3, 0.5 + sizeAt(camera.k) * 0.5) + (chosen ? 1.2 : 0);
  g.setLineDash(style.dash);
  g.lineCap = style.round ? "round" : "butt";
  g.beginPath();
  if (line.loop) g.arc(line.x, line.y, line.r, 0, Math.PI * 2);
  else {
    g.moveTo(line.a.x, line.a.y);
    g.quadraticCurveTo(line.c.x, line.c.y, line.b.x, line.b.y);
  }
  g.stroke();
  g.setLineDash([]);
  if (line.loop) return;
  if (item.arrow) arrowHead(g, line, 4.2 + g.lineWidth * 1.5);
  if (style.cross) cross(g, line);
}

function offScreen({ a, b, c }, camera) {
  return Math.max(a.x, b.x, c.x) < 0 || Math.max(a.y, b.y, c.y) < 0
    || Math.min(a.x, b.x, c.x) > camera.w || Math.min(a.y, b.y, c.y) > camera.h;
}

function arrowHead(g, { c, b }, size) {
  const angle = Math.atan2(b.y - c.y, b.x - c.x);
  g.beginPath();
  g.moveTo(b.x, b.y);
  g.lineTo(b.x - size * 1.5 * Math.cos(angle - 0.42), b.y - size * 1.5 * Math.sin(angle - 0.42));
  g.lineTo(b.x - size * 1.5 * Math.cos(angle + 0.42), b.y - size * 1.5 * Math.sin(angle + 0.42));
  g.closePath();
  g.fill();
}

function cross(g, line) {
  const { x, y } = along(line, 0.5);
  g.lineWidth = 2;
  g.beginPath();
  g.moveTo(x - 5, y - 5);
  g.lineTo(x + 5, y + 5);
  g.moveTo(x + 5, y - 5);
  g.lineTo(x - 5, y + 5);
  g.stroke();
}

function drawNode(g, node, camera, theme, marks) {
  const p = project(node.p, camera);
  const r = node.r * sizeAt(camera.k);
  const selected = marks.selected.has(node.i);
  g.globalAlpha = dimmed(marks, node.i) ? 0.22 : 1;
  if (selected || marks.hover === node.i) ring(g, node, p, r, theme, selected);
  shapePath(g, node.shape, p.x, p.y, r);
  g.fillStyle = node.colour;
  g.fill();
  g.lineWidth = 1.5;
  g.strokeStyle = theme.rim;
  g.stroke();
  if (!node.named) hollow(g, node, p, r, theme);
  if (node.pinned) pin(g, p, r, theme);
  if (node.badge) badge(g, p, r, node.badge, theme);
}

function ring(g, node, p, r, theme, selected) {
  shapePath(g, node.shape, p.x, p.y, r + 5);
  g.lineWidth = selected ? 3 : 1.5;
  g.strokeStyle = theme.select;
  g.stroke();
}

// What has no name of its own is drawn hollow.
function hollow(g, node, p, r, theme) {
  shapePath(g, node.shape, p.x, p.y, r * 0.5);
  g.fillStyle = theme.rim;
  g.fill();
}

function pin(g, p, r, theme) {
  g.beginPath();
  g.arc(p.x - r * 0.8, p.y - r * 0.8, 3.5, 0, Math.PI * 2);
  g.fillStyle = theme.select;
  g.fill();
}

function badge(g, p, r, count, theme) {
  const text = "+" + (count > 999 ? Math.round(count / 1000) + "k" : count);
  const width = 7 + text.length * 5.6;
  const x = p.x + r * 0.75;
  const y = p.y - r * 0.75;
  g.beginPath();
  g.rect(x - width / 2 + 4, y - 7, width, 13);
  g.fillStyle = theme.badge;
  g.fill();
  text_(g, text, x + 4, y, `600 9.5px ${FONT}`, theme.badgeInk);
}

function text_(g, text, x, y, font, colour) {
  g.font = font;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.fillStyle = colour;
  g.fillText(text, x, y);
}

const widths = new Map();

function widthOf(g, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    g.font = font;
    widths.set(key, g.measureText(text).width);
  }
  return widths.get(key);
}

// Labels by rank, none over another; what is selected or pointed at always has its own.
function drawLabels(g, nodes, camera, theme, marks) {
  const boxes = [];
  const weight = (n) => n.rank + (marks.selected.has(n.i) || marks.hover === n.i ? 100 : 0) + (marks.near && marks.near.has(n.i) ? 10 : 0);
  for (const node of [...nodes].sort((a, b) => weight(b) - weight(a) || a.i - b.i)) {
    const strong = weight(node) >= 100;
    if (dimmed(marks, node.i) && !strong) continue;
    const box = labelBox(g, node, camera, strong);
    if (!strong && boxes.some((b) => overlaps(b, box))) continue;
    boxes.push(box);
    haloed(g, node.label, box.cx, box.cy, box.font, theme);
  }
  return boxes;
}

function labelBox(g, node, camera, strong) {
  const s = sizeAt(camera.k);
  const p = project(node.p, camera);
  const size = Math.round((10.5 + Math.min(4, node.r / 5)) * Math.max(0.95, Math.min(1.15, s)));
  const font = `${strong || node.r > 14 ? 600 : 400} ${size}px ${FONT}`;
  const width = widthOf(g, node.label, font);
  const cy = p.y + node.r * s * 1.15 + size * 0.75 + 2;
  return { cx: p.x, cy, font, x: p.x - width / 2 - 3, y: cy - size * 0.7, w: width + 6, h: size * 1.4 };
}

function overlaps(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function haloed(g, text, x, y, font, theme) {
  g.font = font;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.lineWidth = 3.5;
  g.strokeStyle = theme.halo;
  g.strokeText(text, x, y);
  g.fillStyle = theme.ink;
  g.fillText(text, x, y);
}

// Relations are written on the lines when few are in view, or the line or its end is chosen.
function drawEdgeLabels(g, scene, camera, theme, marks, boxes) {
  const few = scene.edges.length <= 60 && camera.k > 0.75 && !marks.near;
  const font = `400 10.5px ${FONT}`;
  const shown = scene.edges.filter((item) => (marks.edge !== null && marks.edge !== undefined ? item.edge.i === marks.edge : few || (marks.near && isMarked(item, marks))));
  for (const item of shown.slice(0, 80)) {
    const line = curve(item, camera);
    const { x, y } = line.loop ? { x: line.x, y: line.y - line.r } : along(line, item.status === "denied" ? 0.36 : 0.5);
    const width = widthOf(g, item.label, font);
    const box = { x: x - width / 2 - 2, y: y - 8, w: width + 4, h: 16 };
    if (item.edge.i !== marks.edge && boxes.some((b) => overlaps(b, box))) continue;
    boxes.push(box);
    haloed(g, item.label, x, y, font, { halo: theme.halo, ink: theme.soft });
  }
}
