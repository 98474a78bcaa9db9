// Hands on the chart: drag, click, box, wheel, pinch. Gestures become calls of `on`: node, edge, blank, moved, box.

import { badgeBox } from "./labels.js";

export function listen(canvas, chart, on) {
  const down = new Map();
  let gesture = null;
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    const at = place(event);
    down.set(event.pointerId, at);
    if (down.size === 2) gesture = { pinch: true };
    else gesture = { from: at, last: at, node: chart.nodeAt(at.x, at.y), box: event.shiftKey, far: false };
  });

  canvas.addEventListener("pointermove", (event) => {
    const at = place(event);
    if (!down.has(event.pointerId)) return hover(at);
    if (gesture && gesture.pinch) pinch(event.pointerId, at);
    else if (gesture) drag(at);
    down.set(event.pointerId, at);
  });

  canvas.addEventListener("pointerup", (event) => {
    down.delete(event.pointerId);
    const done = gesture;
    gesture = null;
    if (!done || done.pinch) return;
    if (!done.far) click(done, event);
    else if (done.box && !done.node) endBox();
    else if (done.node) on.moved(done.node);
  });

  canvas.addEventListener("pointercancel", () => { down.clear(); gesture = null; });
  canvas.addEventListener("pointerleave", () => hover({ x: -99, y: -99 }));
  canvas.addEventListener("dblclick", (event) => {
    const at = place(event);
    const node = chart.nodeAt(at.x, at.y);
    if (node) on.open(node.i);
  });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const at = place(event);
    chart.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), at.x, at.y);
  }, { passive: false });

  function hover(at) {
    const node = chart.nodeAt(at.x, at.y);
    const edge = node ? null : chart.edgeAt(at.x, at.y);
    canvas.classList.toggle("over", Boolean(node || edge));
    on.hover(node, edge, at);
  }

  function drag(at) {
    if (!gesture.far && Math.hypot(at.x - gesture.from.x, at.y - gesture.from.y) < 4) return;
    gesture.far = true;
    const dx = at.x - gesture.last.x;
    const dy = at.y - gesture.last.y;
    gesture.last = at;
    if (gesture.node) {
      gesture.node.p.x += dx / chart.camera.k;
      gesture.node.p.y += dy / chart.camera.k;
      chart.redraw();
    } else if (gesture.box) {
      chart.box = { x0: gesture.from.x, y0: gesture.from.y, x1: at.x, y1: at.y };
      chart.redraw();
    } else chart.pan(dx, dy);
  }

  function pinch(id, at) {
    const [first, second] = [...down.entries()].map(([key, p]) => ({ before: p, now: key === id ? at : p }));
    const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) || 1;
    const middle = { x: (first.now.x + second.now.x) / 2, y: (first.now.y + second.now.y) / 2 };
    chart.zoom(apart(first.now, second.now) / apart(first.before, second.before), middle.x, middle.y);
  }

  function click({ from, node }, event) {
    const more = event.shiftKey || event.ctrlKey || event.metaKey;
    const badged = chart.scene.nodes.find((n) => n.badge && (n === node || chart.marks.selected.has(n.i) || chart.camera.k >= 0.5) && onBadge(n, from));
    if (badged) return on.expand(badged.i);
    if (node) return on.node(node.i, more);
    const edge = chart.edgeAt(from.x, from.y);
    if (edge) on.edge(edge.edge.i);
    else on.blank();
  }

  function onBadge(node, at) {
    const box = badgeBox(node, chart.camera);
    return at.x >= box.x && at.x <= box.x + box.w && at.y >= box.y && at.y <= box.y + box.h;
  }

  function endBox() {
    const { x0, y0, x1, y1 } = chart.box;
    chart.box = null;
    const inside = (n) => {
      const x = n.p.x * chart.camera.k + chart.camera.x;
      const y = n.p.y * chart.camera.k + chart.camera.y;
      return x > Math.min(x0, x1) && x < Math.max(x0, x1) && y > Math.min(y0, y1) && y < Math.max(y0, y1);
    };
    on.box(chart.scene.nodes.filter(inside).map((n) => n.i));
  }
}
