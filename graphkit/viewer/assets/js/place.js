// Places of the drawn nodes. Python laid the whole graph out; a part of it is drawn together and spread here, the same way each time.

const PUSH = 700;
const ROOM = 62;
const APART = 60; // no two nodes are nearer in the end

export function placer(graph) {
  const linked = graph.nodes.reduce((sum, node) => sum + (node.edges.length ? 1 : 0), 0);
  let base = null;
  let afresh = false;
  let places = new Map();

  // Places for the nodes of a view; kept while `key` stays, so that filters do not make the picture jump.
  function place(view, key, pins) {
    if (key !== base) {
      base = key;
      places = new Map();
    }
    const fresh = view.nodes.filter((i) => !places.has(i));
    if (fresh.length) seed(fresh, view);
    for (const [i, at] of Object.entries(pins)) places.set(Number(i), { x: at[0], y: at[1] });
    return places;
  }

  function seed(fresh, view) {
    const whole = places.size === 0;
    const moving = new Set(fresh);
    const partners = whole ? null : drawnPartners(view, moving);
    fresh.forEach((i, k) => {
      const anchor = partners && partners.get(i);
      const node = graph.nodes[i];
      places.set(i, anchor ? { x: anchor.x + 70 * Math.cos(k * 2.4), y: anchor.y + 70 * Math.sin(k * 2.4) } : { x: node.x, y: node.y });
    });
    if (whole && !afresh && view.nodes.filter((i) => graph.nodes[i].edges.length).length === linked) return;
    if (whole) compress(view.nodes);
    afresh = false;
    const rounds = Math.max(40, Math.min(200, 40e6 / view.nodes.length ** 2)); // every node pushes every other
    settle(view, whole ? new Set(view.nodes) : moving, Math.round(whole ? rounds : rounds / 2.5));
  }

  function drawnPartners(view, moving) {
    const found = new Map();
    for (const e of view.edges) {
      if (moving.has(e.head) && places.has(e.tail)) found.set(e.head, places.get(e.tail));
      if (moving.has(e.tail) && places.has(e.head)) found.set(e.tail, places.get(e.head));
    }
    return found;
  }

  // A part of a large layout is mostly gaps: scaled to the room that its nodes need.
  function compress(nodes) {
    const all = nodes.map((i) => places.get(i));
    const middle = (axis) => all.reduce((sum, p) => sum + p[axis], 0) / all.length;
    const mx = middle("x");
    const my = middle("y");
    const spread = Math.sqrt(all.reduce((sum, p) => sum + (p.x - mx) ** 2 + (p.y - my) ** 2, 0) / all.length) || 1;
    const scale = Math.min(1, (48 * Math.sqrt(all.length)) / spread);
    for (const p of all) Object.assign(p, { x: (p.x - mx) * scale, y: (p.y - my) * scale });
  }

  function settle(view, moving, rounds) {
    const all = view.nodes.map((i) => ({ i, p: places.get(i), free: moving.has(i), dx: 0, dy: 0 }));
    const at = new Map(all.map((a) => [a.i, a]));
    const links = view.edges.map((e) => [at.get(e.head), at.get(e.tail)]).filter(([a, b]) => a !== b);
    const degree = new Map();
    for (const [a, b] of links) for (const x of [a, b]) degree.set(x, (degree.get(x) || 0) + 1);
    for (let round = 0; round < rounds; round++) {
      const last = round > rounds * 0.8;
      if (last) repel(all, APART);
      else forces(all, links, degree);
      for (const a of all) move(a, 80 * (1 - round / rounds) + 2);
    }
  }

  // Forgets all places; the next view is drawn together afresh, even where Python's layout would do.
  function reset() {
    base = null;
    afresh = true;
  }

  return { place, reset };
}

// As in Python's `arrange._forces`: the better linked push harder, links pull, all are drawn to the middle.
function forces(all, links, degree) {
  const mass = all.map((a) => 1 + (degree.get(a) || 0));
  const gravity = (PUSH * mass.reduce((sum, m) => sum + m, 0)) / (all.length * ROOM ** 2);
  for (let i = 0; i < all.length; i++) {
    const a = all[i];
    a.dx -= a.p.x * mass[i] * gravity;
    a.dy -= a.p.y * mass[i] * gravity;
    for (let j = i + 1; j < all.length; j++) {
      const x = a.p.x - all[j].p.x || (i - j) * 0.01;
      const y = a.p.y - all[j].p.y;
      const strength = (PUSH * mass[i] * mass[j]) / Math.max(100, x * x + y * y);
      a.dx += x * strength;
      a.dy += y * strength;
      all[j].dx -= x * strength;
      all[j].dy -= y * strength;
    }
  }
  for (const [a, b] of links) {
    a.dx += b.p.x - a.p.x;
    a.dy += b.p.y - a.p.y;
    b.dx += a.p.x - b.p.x;
    b.dy += a.p.y - b.p.y;
  }
  all.forEach((a, i) => { a.dx *= 0.3 / mass[i]; a.dy *= 0.3 / mass[i]; });
}

// Pushes apart what is nearer than `reach`, found through a grid of cells.
export function repel(all, reach) {
  const cells = new Map();
  all.forEach((a, k) => {
    a.cx = Math.floor(a.p.x / reach);
    a.cy = Math.floor(a.p.y / reach);
    const key = a.cx * 100003 + a.cy;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(k);
  });
  all.forEach((a, k) => {
    for (let cx = a.cx - 1; cx <= a.cx + 1; cx++) {
      for (let cy = a.cy - 1; cy <= a.cy + 1; cy++) {
        for (const j of cells.get(cx * 100003 + cy) || []) if (j > k) push(a, all[j], k - j, reach);
      }
    }
  });
}

function push(a, b, salt, reach) {
  const x = a.p.x - b.p.x || salt * 0.01;
  const y = a.p.y - b.p.y || salt * 0.013;
  const length = Math.hypot(x, y);
  if (length >= reach) return;
  const strength = ((reach - length) / length) * 0.3;
  a.dx += x * strength;
  a.dy += y * strength;
  b.dx -= x * strength;
  b.dy -= y * strength;
}

function move(a, most) {
  const length = Math.hypot(a.dx, a.dy) || 1;
  const step = Math.min(1, most / length);
  if (a.free) a.p = Object.assign(a.p, { x: a.p.x + a.dx * step, y: a.p.y + a.dy * step });
  a.dx = a.dy = 0;
}
