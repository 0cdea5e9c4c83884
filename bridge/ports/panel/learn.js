// MIDI learn: which controller moves what, and the next one that moves bound to a target.

import { at, spoken, stamped } from "./dom.js";

const TARGETS = {
  x: "Left to right",
  y: "Top to bottom",
  w0: "Top left share",
  w1: "Top right share",
  w2: "Bottom left share",
  w3: "Bottom right share",
  sustain: "Sustain",
  sostenuto: "Sostenuto",
  vibrato: "Vibrato",
};

export class Learn {
  #bridge;
  #state;
  #rows = new Map();
  #target = null;

  constructor(bridge, state) {
    this.#bridge = bridge;
    this.#state = state;
    for (const [target, text] of Object.entries(TARGETS)) this.#make(target, text);
    at("learn-clear").addEventListener("click", () => this.#clear());
    bridge.on("binding", (target) => {
      if (target === this.#target && this.#state.bindings.get(target).control >= 0) this.#await(null);
    });
    bridge.on("closed", () => this.#await(null));
    state.watch("bindings", () => this.#draw());
  }

  #make(target, text) {
    const row = stamped("binding-template");
    row.querySelector(".target").textContent = text;
    const button = row.querySelector("button");
    button.textContent = "Learn";
    button.setAttribute("aria-label", `Learn ${text}`);
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => this.#learn(target));
    this.#rows.set(target, { row, button });
    at("bindings").append(row);
  }

  async #learn(target) {
    try {
      this.#await(target);
      await this.#bridge.request("learn", target);
    } catch (error) {
      this.#await(null);
      at("learn-text").textContent = error.message;
    }
  }

  async #clear() {
    this.#await(null);
    try {
      await this.#bridge.request("learn.clear");
    } catch (error) {
      at("learn-text").textContent = error.message;
    }
  }

  #await(target) {
    this.#target = target;
    at("learn-text").textContent = target === null ? "" : `Move a controller for ${TARGETS[target].toLowerCase()} …`;
    for (const [name, { row, button }] of this.#rows) {
      row.classList.toggle("awaits", name === target);
      button.setAttribute("aria-pressed", String(name === target));
    }
  }

  #draw() {
    for (const [target, { row }] of this.#rows) {
      row.querySelector(".controller").textContent = controller(this.#state.bindings.get(target));
    }
  }
}

function controller(binding) {
  if (binding === undefined || binding.control < 0) return "none";
  const { port, channel, control } = binding;
  return channel === 0 ? `CC ${control}` : `CC ${control}, channel ${channel}, ${spoken(port)}`;
}
