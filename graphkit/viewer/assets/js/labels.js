// Writing on the chart: names, relations and counts, none over another.
import { along, curve, project, sizeAt } from "./scene.js";

const FONT = '"Segoe UI", "Noto Sans Arabic", "Noto Sans", Tahoma, Arial, sans-serif';
const FIRST = 14; // so many names are written even across other nodes

export const dimmed = (marks, i) => marks.near && !marks.near.has(i);

export function isMarked(item, marks) {
  return item.edge.i === marks.edge || marks.selected.has(item.a.i) || marks.selected.has(item.b.i);
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
export function drawLabels(g, nodes, camera, theme, marks) {
  const boxes = [];
  const crowd = nodes.length > 60 ? nodeGrid(nodes, camera) : null;
  const weight = (n) => n.rank + (marks.selected.has(n.i) || marks.hover === n.i ? 100 : 0) + (marks.near && marks.near.has(n.i) ? 10 : 0);
  for (const node of [...nodes].sort((a, b) => weight(b) - weight(a) || a.i - b.i)) {
    const strong = weight(node) >= 100;
    if (dimmed(marks, node.i) && !strong) continue;
    const box = labelBox(g, node, camera, strong);
    if (!strong && boxes.some((b) => overlaps(b, box))) continue;
    if (!strong && boxes.length > FIRST && crowd && crowd(box, node)) continue;
    boxes.push(box);
    haloed(g, node.label, box.cx, box.cy, box.font, theme);
  }
  return boxes;
}

// Tells whether a box covers the middle of another node.
function nodeGrid(nodes, camera) {
  const cells = new Map();
  const key = (x, y) => Math.floor(x / 40) * 4096 + Math.floor(y / 40);
  for (const node of nodes) {
    const p = project(node.p, camera);
    if (!cells.has(key(p.x, p.y))) cells.set(key(p.x, p.y), []);
    cells.get(key(p.x, p.y)).push([p, node]);
  }
  return (box, own) => {
    for (let x = box.x; x < box.x + box.w + 40; x += 40) {
      for (const y of [box.y, box.y + box.h]) {
        const hit = (cells.get(key(x, y)) || []).some(([p, node]) => node !== own && p.x > box.x - 3 && p.x < box.x + box.w + 3 && p.y > box.y - 3 && p.y < box.y + box.h + 3);
        if (hit) return true;
      }
    }
    return false;
  };
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
export function drawEdgeLabels(g, scene, camera, theme, marks, boxes) {
  const few = scene.edges.length <= 60 && camera.k > 0.75 && !marks.near;
  const font = `400 10.5px ${FONT}`;
  const shown = scene.edges.filter((item) => (marks.edge !== null && marks.edge !== undefined ? item.edge.i === marks.edge : few || (marks.near && isMarked(item, marks))));
  const taken = [...boxes, ...nodeBoxes(scene, camera)];
  for (const item of shown.slice(0, 80)) {
    const box = freeSpot(item, curve(item, camera), widthOf(g, item.label, font) + 4, taken, item.edge.i === marks.edge);
    if (!box) continue;
    taken.push(box);
    haloed(g, item.label, box.x + box.w / 2, box.y + 8, font, { halo: theme.halo, ink: theme.soft });
  }
}

function nodeBoxes(scene, camera) {
  const s = sizeAt(camera.k);
  return scene.nodes.map((node) => {
    const p = project(node.p, camera);
    return { x: p.x - node.r * s, y: p.y - node.r * s, w: 2 * node.r * s, h: 2 * node.r * s };
  });
}

// A place on the line where its label covers nothing; the chosen line's label is always written.
function freeSpot(item, line, width, taken, must) {
  const spots = (line.loop ? [{ x: line.x, y: line.y - line.r }] : [0.5, 0.36, 0.64, 0.25, 0.75].map((t) => along(line, t)))
    .map(({ x, y }) => ({ x: x - width / 2, y: y - 8, w: width, h: 16 }));
  const free = (box) => !taken.some((b) => overlaps(b, box));
  return (item.status === "denied" ? spots.slice(1) : spots).find(free) || (must ? spots[0] : null);
}

// Counts of neighbours not shown: where there is room, or the node is chosen.
export function drawBadges(g, nodes, camera, theme, marks, boxes) {
  g.globalAlpha = 1;
  for (const node of nodes) {
    const strong = marks.selected.has(node.i) || marks.hover === node.i;
    if (!node.badge || (dimmed(marks, node.i) && !strong)) continue;
    const box = badgeBox(node, camera);
    if (!strong && (camera.k < 0.5 || boxes.some((b) => overlaps(b, box)))) continue;
    boxes.push(box);
    badge(g, box, theme);
  }
}

// Where the badge of a node stands; the pointer asks too.
export function badgeBox(node, camera) {
  const text = "\u2066+" + (node.badge > 999 ? Math.round(node.badge / 1000) + "k" : node.badge) + "\u2069";
  const p = project(node.p, camera);
  const r = node.r * sizeAt(camera.k);
  const w = 8 + (text.length - 2) * 6;
  return { text, x: p.x + r * 0.7 - 2, y: p.y - r * 0.7 - 13, w, h: 15 };
}

function badge(g, box, theme) {
  g.beginPath();
  g.rect(box.x, box.y, box.w, box.h);
  g.fillStyle = theme.badge;
  g.fill();
  g.font = `600 10px ${FONT}`;
  g.textAlign = "center";
  g.textBaseline = "middle";
  g.fillStyle = theme.badgeInk;
  g.fillText(box.text, box.x + box.w / 2, box.y + box.h / 2 + 0.5);
}
