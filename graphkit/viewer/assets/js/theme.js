// Light or dark: what the reader chose, else what the system prefers.
import { state } from "./state.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

export const themeNow = () => (state.theme === "auto" ? (dark.matches ? "dark" : "light") : state.theme);

export function applyTheme() {
  document.documentElement.dataset.theme = themeNow();
}

export function onSystemTheme(listener) {
  dark.addEventListener("change", listener);
}
