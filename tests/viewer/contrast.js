// Visible text whose contrast with what is behind it is below 4.5 (WCAG 2.1 AA): [[ratio, class, text], …].
() => {
  const parse = (c) => {
    const m = c.match(/[\d.]+/g).map(Number);
    return c.startsWith("color(srgb") ? [m[0] * 255, m[1] * 255, m[2] * 255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1];
  };
  const over = (a, b) => a.slice(0, 3).map((v, i) => v * a[3] + b[i] * (1 - a[3]));
  const light = (c) => {
    const [r, g, b] = c.map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const up = (e) => (e ? [e, ...up(e.parentElement)] : []);
  const behind = (e) => up(e).reverse().map((p) => parse(getComputedStyle(p).backgroundColor)).reduce((under, c) => over(c, under), [255, 255, 255]);
  const alpha = (e) => up(e).reduce((a, p) => a * Number(getComputedStyle(p).opacity), 1);
  const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest("svg, canvas, #live, .unseen, :disabled, option");
  const worded = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  return [...document.querySelectorAll("body *")].filter((e) => shown(e) && worded(e) && alpha(e) > 0.01).map((e) => {
    const back = behind(e);
    const own = parse(getComputedStyle(e).color);
    const [hi, lo] = [light(over([...own.slice(0, 3), own[3] * alpha(e)], back)), light(back)].sort((a, b) => b - a);
    return [Math.round(((hi + 0.05) / (lo + 0.05)) * 100) / 100, e.className, e.textContent.slice(0, 30)];
  }).filter(([ratio]) => ratio < 4.5);
}
