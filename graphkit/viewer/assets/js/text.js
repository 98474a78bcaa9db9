// Text on screen: direction, folding, highlighting. Source text is hostile; nothing here makes markup.

const CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f]/g;
const DIGIT_RUN = /[+]?[\d\u0660-\u0669\u06f0-\u06f9]+(?:[-./:][\d\u0660-\u0669\u06f0-\u06f9]+)+/g;
const LETTERS = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ی": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج" };

// Without bidi controls and control characters: a name with U+202E can pose as another.
export function clean(text) {
  return String(text).replace(CONTROLS, "").replace(INVISIBLE, " ");
}

export function hasControls(text) {
  return text.search(CONTROLS) >= 0;
}

// For canvas and SVG: the text isolated, and digit runs such as 2014-06-10 kept left to right inside it.
export function isolated(text) {
  return "\u2068" + clean(text).replace(DIGIT_RUN, (run) => "\u2066" + run + "\u2069") + "\u2069";
}

// The pieces of a text with digit runs apart: [[text, isRun], ...].
export function runs(text) {
  const pieces = [];
  let at = 0;
  for (const found of text.matchAll(DIGIT_RUN)) {
    if (found.index > at) pieces.push([text.slice(at, found.index), false]);
    pieces.push([found[0], true]);
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return pieces;
}

export function shorten(text, most) {
  const letters = Array.from(clean(text));
  return letters.length <= most ? letters.join("") : letters.slice(0, most - 1).join("").trimEnd() + "…";
}

// A name made comparable: letter variants, diacritics, tatweel, case, punctuation and the article dropped.
export function fold(text) {
  const plain = clean(text).normalize("NFKD").replace(/\p{M}|ـ/gu, "").toLowerCase()
    .replace(/[أإآٱىئیؤةکگڤپچ]/g, (c) => LETTERS[c])
    .replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660).replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0);
  const words = plain.match(/[\p{L}\p{N}]+/gu) || [];
  return words.map((w) => w.replace(/^(?:[وفبكل]?ال|لل)(?=..)/, "")).filter((w) => w !== "al" && w !== "el" && w !== "the").join(" ");
}

// Sentence pieces by the marks that cover them: [[text, "head trigger"], ...]. Marks: {name: [start, end] | null}.
export function marked(sentence, marks) {
  const spans = Object.entries(marks).filter(([, span]) => span);
  const cuts = [...new Set([0, sentence.length, ...spans.flatMap(([, span]) => span)])]
    .filter((at) => at >= 0 && at <= sentence.length).sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const names = spans.filter(([, [start, end]]) => start <= cuts[i] && end >= cuts[i + 1]).map(([name]) => name);
    pieces.push([sentence.slice(cuts[i], cuts[i + 1]), names.join(" ")]);
  }
  return pieces;
}

// Only web links leave the page.
export function webLink(url) {
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}
