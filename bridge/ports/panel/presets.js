// The preset in use: chosen, stepped through, saved under a name.

import { at } from "./dom.js";

export class Presets {
  #bridge;
  #state;
  #select = at("preset");

  constructor(bridge, state) {
    this.#bridge = bridge;
    this.#state = state;
    this.#select.addEventListener("change", () => this.#load(this.#select.value));
    at("preset-before").addEventListener("click", () => this.#step(-1));
    at("preset-next").addEventListener("click", () => this.#step(1));
    at("save-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save(at("save-name").value.trim());
    });
    at("save-name").addEventListener("input", () => this.#problem(""));
    at("save").addEventListener("toggle", () => at("save").open && at("save-name").focus());
    at("save").addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    state.watch("presets preset", () => this.#draw());
  }

  #draw() {
    const { presets, preset } = this.#state;
    const shown = presets.filter((name) => name !== undefined);
    const listed = [...this.#select.options].map((option) => option.value);
    if (listed.join("\n") !== shown.join("\n")) this.#select.replaceChildren(...shown.map((name) => new Option(name)));
    this.#select.value = preset;
  }

  async #load(name) {
    try {
      await this.#bridge.request("preset", name);
      this.#problem("");
    } catch (error) {
      this.#bridge.tell("refused", error.message);
      this.#draw();
    }
  }

  #step(by) {
    const { presets, preset } = this.#state;
    if (presets.length === 0) return;
    this.#load(presets[(presets.indexOf(preset) + by + presets.length) % presets.length]);
  }

  async #save(name) {
    try {
      await this.#bridge.request("preset.save", name);
      at("save-name").value = "";
      this.#close();
      this.#bridge.tell("told", `Saved as ${name}.`);
    } catch (error) {
      this.#problem(error.message);
    }
  }

  #close() {
    this.#problem("");
    at("save").open = false;
    at("save").firstElementChild.focus();
  }

  #problem(text) {
    at("save-message").textContent = text;
    at("save-name").setAttribute("aria-invalid", text ? "true" : "false");
  }
}
