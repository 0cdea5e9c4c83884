// Dark or light: as the system has it, until the button says otherwise.

import { at, keep, kept } from "./dom.js";

// changed: called whenever the colours are others.
export function followTheme(changed) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: light)");
  const light = () => (root.dataset.theme ?? (system.matches ? "light" : "dark")) === "light";
  const tell = () => {
    at("theme").setAttribute("aria-label", light() ? "Dark colours" : "Light colours");
    changed();
  };
  const chosen = kept("theme", null);
  if (chosen !== null) root.dataset.theme = chosen;
  at("theme").addEventListener("click", () => {
    root.dataset.theme = light() ? "dark" : "light";
    keep("theme", root.dataset.theme);
    tell();
  });
  system.addEventListener("change", tell);
  tell();
}
