// How long things take: to the daemon and back, from key to note, from here to the ear; and how fast it renders.

import { at } from "./dom.js";

const PING_MS = 2000;
const FIGURES = {
  trip: "Daemon and back",
  key: "Key to note",
  output: "Browser to ear",
  realtime: "Rendering speed",
  picture: "Rainbowgram",
  model: "Model",
  gaps: "Daemon’s gaps",
};

export class Meters {
  #bridge;
  #sound;
  #state;
  #lastNote;
  #values = new Map();
  #pings = new Map();
  #struck = new Map();

  constructor(bridge, state, sound, lastNote) {
    this.#bridge = bridge;
    this.#state = state;
    this.#sound = sound;
    this.#lastNote = lastNote;
    for (const [name, text] of Object.entries(FIGURES)) this.#make(name, text);
    bridge.on("hello", () => this.#ping());
    bridge.on("pong", (r) => this.#came("trip", this.#pings, r));
    bridge.on("play", (r) => this.#came("key", this.#struck, r));
    bridge.on("closed", () => {
      this.#pings.clear();
      this.#struck.clear();
      for (const name of this.#values.keys()) this.#tell(name, "–");
    });
    setInterval(() => this.#ping(), PING_MS);
    state.watch("status", () => this.#status());
  }

  // A key goes down here under this number.
  struck(r) {
    this.#struck.set(r, performance.now());
    if (this.#struck.size > 64) this.#struck.delete(this.#struck.keys().next().value);
  }

  #make(name, text) {
    const pair = document.createElement("div");
    const term = document.createElement("dt");
    const value = document.createElement("dd");
    term.textContent = text;
    value.textContent = "–";
    pair.append(term, value);
    at("meters").append(pair);
    this.#values.set(name, value);
  }

  #ping() {
    const r = this.#bridge.nextNumber();
    if (!this.#bridge.send("ping", r)) return;
    this.#pings.clear();
    this.#pings.set(r, performance.now());
  }

  #came(name, sent, r) {
    if (!sent.has(r)) return;
    this.#tell(name, milliseconds(performance.now() - sent.get(r)));
    sent.delete(r);
  }

  #status() {
    const { model, device, realtime, underruns, late } = this.#state.status;
    if (model === undefined) return;
    this.#tell("output", milliseconds(this.#sound.latencyMs));
    this.#tell("picture", milliseconds(this.#lastNote.took));
    this.#tell("realtime", realtime > 0 ? `${realtime.toFixed(1)} × real time` : "not known yet");
    this.#tell("model", `${model}, ${device}`);
    this.#values.get("gaps").parentElement.hidden = underruns === undefined;
    if (underruns !== undefined) this.#tell("gaps", `${underruns} of ours, ${late} of the system`);
  }

  #tell(name, text) {
    this.#values.get(name).textContent = text;
  }
}

function milliseconds(time) {
  if (time === null) return "–";
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}
