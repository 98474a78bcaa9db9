// The timeline: claims by time, a brush for a period, and playing through it.
import { h, replace, svg } from "./dom.js";
import { icon } from "./icons.js";
import { setFilter, change, show, state } from "./state.js";
import { number, t } from "./strings.js";

// Bins between the first and the last date: days, months or years, at most about 200.
export function binsOf(dates) {
  const known = dates.filter(Boolean).sort();
  if (!known.length) return { bins: [], unit: 7 };
  const first = known[0];
  const last = known[known.length - 1];
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  const fine = Math.max(...known.slice(0, 50).map((d) => d.length));
  const unit = years > 15 || fine === 4 ? 4 : first.slice(0, 7) === last.slice(0, 7) && fine === 10 ? 10 : 7;
  const bins = [];
  for (let bin = padded(first).slice(0, unit); bin <= padded(last, "12-31").slice(0, unit) && bins.length < 400; bin = after(bin)) bins.push(bin);
  return { bins, unit };
}

const padded = (date, rest = "01-01") => date + "-" + rest.slice(date.length === 4 ? 0 : 3);

function after(bin) {
  const [y, m, d] = bin.split("-").map(Number);
  const pad = (n) => String(n).padStart(2, "0");
  if (!m) return String(y + 1).padStart(4, "0");
  if (!d) return m === 12 ? `${y + 1}-01` : `${y}-${pad(m + 1)}`;
  return new Date(Date.UTC(y, m - 1, d + 1)).toISOString().slice(0, 10);
}

// A year or month shared out over the bins that it may mean.
function histogram(bins, dates) {
  const index = new Map(bins.map((bin, k) => [bin, k]));
  const counts = new Float64Array(bins.length);
  for (const date of dates) {
    if (!date || !bins.length) continue;
    const exact = index.get(date.slice(0, bins[0].length));
    if (exact !== undefined) counts[exact]++;
    else {
      const within = bins.filter((bin) => bin.startsWith(date));
      for (const bin of within) counts[index.get(bin)] += 1 / within.length;
    }
  }
  return counts;
}

export function timeline(root, graph) {
  const all = graph.edges.flatMap((e) => (e.claims ? e.dates : [e.first]));
  const { bins } = binsOf(all);
  const totals = histogram(bins, all);
  const top = Math.max(1, ...totals);
  let built = null;
  let playing = null;
  let bars = null;
  let brush = null;
  let width = 0;
  let last = null; // what passed the filters when bars were last drawn
  let height = 54;

  const mirrored = () => state.lang === "ar";
  const xOf = (k) => ((mirrored() ? bins.length - k : k) / bins.length) * width;
  const binAt = (x) => Math.max(0, Math.min(bins.length - 1, Math.floor(((mirrored() ? width - x : x) / width) * bins.length)));

  function build() {
    built = state.lang + root.clientWidth;
    if (!bins.length) return replace(root);
    replace(root, h("div.time", {}, tools(), plot()));
    width = Math.max(80, root.querySelector(".plot").clientWidth);
    height = Math.max(16, root.querySelector(".plot").clientHeight - 18);
    draw();
  }

  function tools() {
    const date = (key) => h("label", {}, t(key), " ", h("input", { type: "date", id: `date-${key}`, onchange: (event) => setFilter({ [key]: event.target.value || null }) }));
    return h("div.time-tools", {},
      h("button.button", { type: "button", id: "play", onclick: play }, icon("play"), h("span", {}, t("play"))),
      h("label.grow", {}, h("span.unseen", {}, t("asofSlider")), h("input", { type: "range", id: "asof", min: 0, max: bins.length, step: 1, oninput: (event) => moveTo(Number(event.target.value)) })),
      h("output", { id: "asof-now" }), date("from"), date("to"),
      h("label", {}, h("input", { type: "checkbox", id: "undated", onchange: () => setFilter({ undated: !state.filters.undated }) }), " ", t("undatedToo")));
  }

  function plot() {
    bars = svg("svg", { class: "bars", "aria-hidden": "true" });
    const box = h("div.plot", { title: t("brush") }, bars);
    let from = null;
    const x = (event) => event.clientX - box.getBoundingClientRect().left;
    box.addEventListener("pointerdown", (event) => { box.setPointerCapture(event.pointerId); from = x(event); });
    box.addEventListener("pointermove", (event) => from !== null && paintBrush(binAt(from), binAt(x(event))));
    box.addEventListener("pointerup", (event) => {
      const [a, b] = [binAt(from), binAt(x(event))].sort((p, q) => p - q);
      const moved = Math.abs(x(event) - from) > 4;
      from = null;
      if (moved) setFilter({ from: bins[a], to: bins[b] });
      else if (state.filters.from || state.filters.to) setFilter({ from: null, to: null });
      else setFilter({ from: bins[a], to: bins[a] });
    });
    return box;
  }

  function draw() {
    bars.setAttribute("viewBox", `0 0 ${width} ${height + 16}`);
    brush = svg("rect", { class: "brush", y: 0, height: height, x: 0, width: 0 });
    replace(bars, brush, bins.map((bin, k) => column(k, totals[k], "all")), svg("g", { class: "now" }), labels());
  }

  function column(k, value, kind) {
    const wide = width / bins.length;
    const high = value ? Math.max(2, Math.sqrt(value / top) * (height - 4)) : 0;
    return svg("rect", { class: kind, x: Math.min(xOf(k), xOf(k + 1)) + Math.min(1, wide * 0.1), y: height - high, width: Math.max(0.6, wide - Math.min(2, wide * 0.2)), height: high },
      svg("title", {}, t("claimsIn", bins[k], number(Math.round(value)))));
  }

  function labels() {
    const step = Math.ceil(bins.length / Math.max(2, Math.floor(width / 80)));
    const starts = bins.map((bin, k) => [bin, k]).filter(([bin, k]) => (bins.length > 24 && bin.length === 7 ? bin.endsWith("-01") : k % step === 0));
    const every = Math.ceil((starts.length * 52) / width) || 1;
    return starts.filter((_, n) => n % every === 0).map(([bin, k]) =>
      svg("text", { x: (xOf(k) + xOf(k + 1)) / 2, y: height + 13, "text-anchor": "middle" }, bins.length > 24 && bin.length === 7 ? bin.slice(0, 4) : bin));
  }

  function paintBrush(a, b) {
    const [x0, x1] = [xOf(Math.min(a, b)), xOf(Math.max(a, b) + 1)];
    brush.setAttribute("x", Math.min(x0, x1));
    brush.setAttribute("width", Math.abs(x1 - x0));
  }

  function moveTo(k) {
    const asof = k >= bins.length ? null : bins[k];
    if (playing) {
      state.asof = asof;
      show({ asof, refilter: true });
    } else change({ asof });
  }

  function play() {
    if (playing) return stop();
    let k = state.asof ? bins.indexOf(state.asof) : -1;
    if (k >= bins.length - 1) k = -1;
    const ms = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1200 : Math.max(120, Math.min(600, 18000 / bins.length));
    playing = setInterval(() => (++k >= bins.length ? stop() : moveTo(k)), ms);
    update();
  }

  function stop() {
    clearInterval(playing);
    playing = null;
    update();
  }

  function update(passing) {
    if (!bins.length || (built && !root.clientWidth)) return; // nothing to show, or on paper
    const rebuilt = built !== state.lang + root.clientWidth;
    if (rebuilt) build();
    const { from, to, undated } = state.filters;
    const k = state.asof ? bins.indexOf(state.asof) : bins.length;
    root.querySelector("#asof").value = k < 0 ? bins.length : k;
    root.querySelector("#asof-now").textContent = state.asof || "";
    root.querySelector("#undated").checked = undated;
    root.querySelector("#date-from").value = from ? padded(from) .slice(0, 10) : "";
    root.querySelector("#date-to").value = to ? lastDay(to) : "";
    replace(root.querySelector("#play"), icon(playing ? "pause" : "play"), h("span", {}, t(playing ? "pause" : "play")));
    if (from || to) paintBrush(from ? binFor(from) : 0, to ? binFor(to) : bins.length - 1);
    else brush.setAttribute("width", 0);
    if (passing || rebuilt) drawNow(passing || last);
    last = passing || last;
  }

  const binFor = (date) => Math.max(0, bins.findLastIndex((bin) => bin <= padded(date).slice(0, bins[0].length)));

  function drawNow(passing) {
    if (!passing) return;
    const dates = graph.edges.filter((e) => passing.edgeOk[e.i]).flatMap((e) => (e.claims ? e.dates : [e.first]));
    const counts = histogram(bins, dates);
    replace(bars.querySelector(".now"), bins.map((_, k) => counts[k] > 0 && column(k, counts[k], "on")));
  }

  return { update, play, rebuild: () => { built = null; update(); } };
}

function lastDay(date) {
  if (date.length === 10) return date;
  const [y, m] = date.split("-").map(Number);
  return new Date(Date.UTC(y, m || 12, 0)).toISOString().slice(0, 10);
}
