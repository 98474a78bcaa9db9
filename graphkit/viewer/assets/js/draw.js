// Paints a scene on a drawing context: the canvas on screen, a larger one for PNG, or the recorder for SVG.
import { STATUS, THEMES, shapePath } from "./look.js";
import { dimmed, drawBadges, drawEdgeLabels, drawLabels, isMarked } from "./labels.js";
import { along, curve, project, sizeAt } from "./scene.js";

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
  drawBadges(g, on, camera, theme, marks, boxes);
  drawEdgeLabels(g, scene, camera, theme, marks, boxes);
}

function inside(node, camera) {
  const p = project(node.p, camera);
  return p.x > -60 && p.y > -60 && p.x < camera.w + 60 && p.y < camera.h + 60;
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
  const size = (4.2 + g.lineWidth * 1.5) * Math.min(1, 0.4 + camera.k * 0.8);
  if (item.arrow && Math.hypot(line.b.x - line.a.x, line.b.y - line.a.y) > size * 2.2) arrowHead(g, line, size);
  if (style.cross) cross(g, line, Math.min(5, 2.5 + camera.k * 3));
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

function cross(g, line, size) {
  const { x, y } = along(line, 0.5);
  g.lineWidth = 0.4 * size;
  g.beginPath();
  g.moveTo(x - size, y - size);
  g.lineTo(x + size, y + size);
  g.moveTo(x + size, y - size);
  g.lineTo(x - size, y + size);
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
