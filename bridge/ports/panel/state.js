// What is known of the daemon: its events fill it, the widgets watch it. Knows neither the page nor the sound.

export const CORNERS = ["top left", "top right", "bottom left", "bottom right"];
export const DIMENSIONS = 16;
// What is turned here comes back from the daemon: so long it is no news, and may be older than what is seen.
const ECHO_MS = 400;
const STATUS = ["r", "model", "device", "preset", "x", "y", "queued", "cached", "realtime", "underruns", "late"];

export class State {
  link = "connecting";
  version = "";
  presets = [];
  preset = "";
  instruments = [];
  corners = ["", "", "", ""];
  position = [0.5, 0.5];
  shares = [0.25, 0.25, 0.25, 0.25];
  dimensions = [];
  shifts = new Array(DIMENSIONS).fill(0);
  edits = [];
  glide = 0;
  envelope = { attack: 0.003, decay: 0, sustain: 1, release: 0.25 };
  bindings = new Map();
  status = {};
  #bridge;
  #turned = new Array(DIMENSIONS).fill(-ECHO_MS);
  #watchers = new Map();
  #changed = new Set();

  constructor(bridge) {
    this.#bridge = bridge;
    this.#followLink();
    this.#followLists();
    this.#followHand();
    this.#followEdits();
    this.#followRest();
  }

  // Call back now, and whenever one of the keys has changed: once for many changes together.
  watch(keys, callback) {
    for (const key of keys.split(" ")) {
      if (!this.#watchers.has(key)) this.#watchers.set(key, new Set());
      this.#watchers.get(key).add(callback);
    }
    callback();
  }

  change(key) {
    if (this.#changed.size === 0) setTimeout(() => this.#flush(), 0);
    this.#changed.add(key);
  }

  #flush() {
    const callbacks = new Set();
    for (const key of this.#changed) for (const callback of this.#watchers.get(key) ?? []) callbacks.add(callback);
    this.#changed.clear();
    for (const callback of callbacks) callback();
  }

  #set(key, value) {
    this[key] = value;
    this.change(key);
  }

  #put(key, index, value) {
    this[key][index] = value;
    this.change(key);
  }

  #followLink() {
    const bridge = this.#bridge;
    bridge.on("hello", (version) => {
      this.version = version;
      this.#set("link", "connected");
      this.#askAll();
    });
    bridge.on("bye", () => this.#set("link", "ended"));
    bridge.on("closed", () => {
      if (this.link !== "ended") this.#set("link", "lost");
      this.#set("status", {});
    });
  }

  // Either side may have been away: everything that was known counts no more.
  #askAll() {
    this.presets.length = this.instruments.length = 0;
    for (const verb of ["refresh", "presets", "instruments", "dimensions"]) this.#bridge.order(verb);
    this.#bridge.send("status", 0);
  }

  #followLists() {
    const bridge = this.#bridge;
    bridge.on("preset.name", (index, name) => this.#put("presets", index, name));
    bridge.on("preset.loaded", (name) => this.#set("preset", name));
    bridge.on("instrument.name", (index, name, family) => this.#put("instruments", index, { name, family }));
    bridge.on("corner", (index, instrument) => this.#put("corners", index, instrument));
    bridge.on("dimension", (index, low, high) => this.#put("dimensions", index, { low, high }));
    bridge.on("binding", (target, port, channel, control) => {
      this.bindings.set(target, { port, channel, control });
      this.change("bindings");
    });
  }

  #followHand() {
    this.#bridge.on("position", (x, y) => this.place(x, y));
    this.#bridge.on("weights", (...shares) => {
      this.shares = shares;
      this.change("position");
    });
  }

  // Where the hand is, here or with another host; each corner's share follows.
  place(x, y) {
    this.position = [x, y];
    this.shares = [(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y];
    this.change("position");
  }

  #followEdits() {
    this.#bridge.on("shift.now", (dimension, amount) => {
      if (performance.now() - this.#turned[dimension] > ECHO_MS) this.#put("shifts", dimension, amount);
    });
    this.#bridge.on("edits", () => this.#set("edits", []));
    this.#bridge.on("edit.now", (index, ...words) => this.#put("edits", index, words));
  }

  // A knob is turned here.
  shift(dimension, amount) {
    this.#turned[dimension] = performance.now();
    this.#put("shifts", dimension, amount);
  }

  #followRest() {
    this.#bridge.on("glide.now", (seconds) => this.#set("glide", seconds));
    this.#bridge.on("envelope", (attack, decay, sustain, release) => {
      this.envelope = { attack, decay, sustain, release };
    });
    this.#bridge.on("status.reply", (...values) => {
      this.#set("status", Object.fromEntries(STATUS.map((name, place) => [name, values[place]])));
    });
  }
}
