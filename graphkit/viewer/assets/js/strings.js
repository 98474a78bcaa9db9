// The interface in the reader's language.
import { state } from "./state.js";
import { ATTRIBUTES, WORDS } from "./words.js";

export function t(key, ...values) {
  const words = WORDS[key];
  if (!words) throw new Error(`no word for ${key}`);
  return words[state.lang === "ar" ? 0 : 1].replace(/\{(\d)\}/g, (_, i) => values[i]);
}

export const number = (value) => Number(value).toLocaleString("en-US");

// Elements of the template: data-t is their text, data-l their accessible name.
export function translatePage() {
  document.documentElement.lang = state.lang;
  document.documentElement.dir = state.lang === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-l]")) {
    element.setAttribute("aria-label", t(element.dataset.l));
    if (element.tagName === "BUTTON") element.title = t(element.dataset.l);
  }
}

// The name of an attribute; one that is not known stands for itself.
export const attribute = (key) => (Object.hasOwn(ATTRIBUTES, key) ? ATTRIBUTES[key][state.lang === "ar" ? 0 : 1] : key);
