// The canvas: camera, pointer, wheel and touch. It knows the scene, not what a click means: that is told to `on`.
import { draw } from "./draw.js";
import { edgeAt, nodeAt } from "./scene.js";

const MARGIN = { top: 88, bottom: 96 }; // of a fitted chart: room for controls, legend and labels
const SLOW = 14; // milliseconds; a slower picture is moved as a bitmap while the hand is on it

export function makeChart(canvas, on) {
  const g = canvas.getContext("2d");
  const camera = { k: 1, x: 0, y: 0, w: 0, h: 0 };
  const chart = { camera, scene: { nodes: [], edges: [], at: new Map() }, theme: "light", marks: { selected: new Set(), near: null, hover: null, edge: null }, box: null, frames: 0, covered: () => 0 };
  const bitmap = document.createElement("canvas");
  let taken = null;
  let cost = 0;
  let queued = false;
  let moving = 0;

  function resize() {
    const ratio = window.devicePixelRatio || 1;
    camera.w = canvas.clientWidth;
    camera.h = canvas.clientHeight;
    canvas.width = Math.max(1, Math.round(camera.w * ratio));
    canvas.height = Math.max(1, Math.round(camera.h * ratio));
    chart.redraw();
  }

  chart.redraw = () => {
    taken = null;
    request();
  };

  function request() {
    if (queued) return;
    queued = true;
    requestAnimationFrame(paint);
  }

  function paint() {
    queued = false;
    chart.frames++;
    const ratio = canvas.width / Math.max(1, camera.w);
    if (moving && cost > SLOW && taken) return paintBitmap();
    const start = performance.now();
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, canvas.width, canvas.height);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(g, chart.scene, camera, chart.theme, chart.marks);
    if (chart.box) paintBox();
    cost = performance.now() - start;
    if (moving && cost > SLOW) keepBitmap();
  }

  function keepBitmap() {
    bitmap.width = canvas.width;
    bitmap.height = canvas.height;
    bitmap.getContext("2d").drawImage(canvas, 0, 0);
    taken = { ...camera };
  }

  function paintBitmap() {
    const ratio = canvas.width / Math.max(1, camera.w);
    const zoom = camera.k / taken.k;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.clearRect(0, 0, canvas.width, canvas.height);
    g.drawImage(bitmap, (camera.x - taken.x * zoom) * ratio, (camera.y - taken.y * zoom) * ratio, bitmap.width * zoom, bitmap.height * zoom);
  }

  function paintBox() {
    const { x0, y0, x1, y1 } = chart.box;
    g.globalAlpha = 1;
    g.lineWidth = 1;
    g.setLineDash([4, 3]);
    g.strokeStyle = "#0b5cad";
    g.strokeRect(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
    g.setLineDash([]);
  }

  // While the hand is on the picture a bitmap may stand in; a moment after, it is drawn afresh.
  chart.hold = () => {
    moving = 1;
    clearTimeout(chart.hold.timer);
    chart.hold.timer = setTimeout(() => {
      moving = 0;
      chart.redraw();
    }, 140);
    request();
  };

  chart.zoom = (factor, x = camera.w / 2, y = camera.h / 2) => {
    const k = Math.min(6, Math.max(0.02, camera.k * factor));
    camera.x = x - (x - camera.x) * (k / camera.k);
    camera.y = y - (y - camera.y) * (k / camera.k);
    camera.k = k;
    chart.hold();
  };

  chart.pan = (dx, dy) => {
    camera.x += dx;
    camera.y += dy;
    chart.hold();
  };

  chart.fit = (nodes = chart.scene.nodes) => {
    if (!nodes.length) return;
    const xs = nodes.map((n) => n.p.x);
    const ys = nodes.map((n) => n.p.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = { w: camera.w - 2 * Math.min(90, camera.w * 0.14), h: camera.h - MARGIN.top - MARGIN.bottom };
    camera.k = Math.min(1.5, room.w / Math.max(60, right - left), room.h / Math.max(60, bottom - top));
    camera.x = camera.w / 2 - ((left + right) / 2) * camera.k;
    camera.y = MARGIN.top + room.h / 2 - ((top + bottom) / 2) * camera.k;
    chart.redraw();
  };

  chart.centre = (i) => {
    const node = chart.scene.at.get(i);
    if (!node) return;
    camera.x = camera.w / 2 - node.p.x * camera.k;
    camera.y = (camera.h - chart.covered()) / 2 - node.p.y * camera.k;
    chart.redraw();
  };

  // Moves the chart only as far as a node needs to be seen.
  chart.show = (i) => {
    const node = chart.scene.at.get(i);
    if (!node) return;
    const [x, y] = [node.p.x * camera.k + camera.x, node.p.y * camera.k + camera.y];
    if (x < 60 || y < 60 || x > camera.w - 60 || y > camera.h - chart.covered() - 40) chart.centre(i);
  };

  chart.nodeAt = (x, y) => nodeAt(chart.scene, camera, x, y);
  chart.edgeAt = (x, y) => edgeAt(chart.scene, camera, x, y);
  chart.moving = () => moving;
  new ResizeObserver(() => { resize(); on.resized(); }).observe(canvas);
  resize();
  return chart;
}
