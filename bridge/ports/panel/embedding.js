// The embedding of what a key would sound now, a line for each dimension over the note's frames. The spectral
// engine's has one frame for a whole note: a single line over its dimensions.

import { at, gathered, noteName } from "./dom.js";
import { DIMENSIONS } from "./state.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 800;
const HEIGHT = 140;
const EDGE = 6;
// Chords come first: to tell an embedding costs the daemon a millisecond.
const PACE_MS = 250;

export class EmbeddingPlot {
  #plot = at("embedding");
  #lines = [];
  #pitch = 60;
  #velocity = 100;
  #asked = 0;

  // highlight: called with the dimension that is pointed at, null for none.
  constructor(bridge, state, highlight) {
    this.#plot.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    this.#plot.setAttribute("preserveAspectRatio", "none");
    for (let dimension = 0; dimension < DIMENSIONS; dimension += 1) {
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("class", "line");
      line.style.setProperty("--turn", dimension / DIMENSIONS);
      line.addEventListener("pointerenter", () => highlight(dimension));
      line.addEventListener("pointerleave", () => highlight(null));
      this.#lines.push(line);
    }
    this.#plot.append(...this.#lines);
    const ask = gathered(PACE_MS, () => this.#ask());
    bridge.on("play", (r, slot, version, pitch, velocity) => {
      [this.#pitch, this.#velocity] = [pitch, velocity];
      ask();
    });
    state.watch("position corners shifts edits link", () => {
      if (state.link === "connected") ask();
    });
  }

  show(dimension) {
    this.#plot.classList.toggle("some", dimension !== null);
    this.#lines.forEach((line, place) => line.classList.toggle("lit", place === dimension));
    // What is looked at lies on top.
    if (dimension !== null) this.#plot.append(this.#lines[dimension]);
  }

  async #ask() {
    const asked = (this.#asked += 1);
    const [pitch, velocity] = [this.#pitch, this.#velocity];
    try {
      const answer = await fetch(`/embedding?pitch=${pitch}&velocity=${velocity}`);
      if (!answer.ok) return;
      const { embedding, rate } = await answer.json();
      // A later question's answer may have come sooner.
      if (asked === this.#asked) this.#draw(embedding, rate, pitch);
    } catch {
      // The daemon is away; the next change asks again.
    }
  }

  #draw(embedding, rate, pitch) {
    const values = embedding.flat();
    const low = Math.min(...values);
    const high = Math.max(...values);
    const up = (value) => HEIGHT - EDGE - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE);
    const still = embedding.length === 1;
    const rows = still ? embedding : this.#lines.map((_, dimension) => embedding.map((frame) => frame[dimension]));
    const along = (place) => (place / Math.max(1, rows[0].length - 1)) * WIDTH;
    this.#lines.forEach((line, number) => {
      const points = rows[number]?.map((value, place) => `${along(place).toFixed(1)} ${up(value).toFixed(1)}`);
      line.setAttribute("d", points ? `M${points.join("L")}` : "");
    });
    const over = still ? "the whole" : `${(embedding.length / rate).toFixed(1)} seconds`;
    const text = `${embedding[0].length} dimensions over ${over} of ${noteName(pitch)}, ${low.toFixed(1)} to ${high.toFixed(1)}`;
    this.#plot.setAttribute("aria-label", `Embedding: ${text}`);
  }
}
