// The piano: fingers, the mouse and the computer's keys press it; what others play shows on it.

import { at, clamp, keep, kept, noteName } from "./dom.js";

const LETTERS = ["KeyA", "KeyW", "KeyS", "KeyE", "KeyD", "KeyF", "KeyT", "KeyG", "KeyY", "KeyH", "KeyU", "KeyJ", "KeyK",
  "KeyO", "KeyL", "KeyP", "Semicolon"];
const SHOWN = "AWSEDFTGYHUJKOLP;";
const BLACK = new Set([1, 3, 6, 8, 10]);
// Narrower than that a white key is hard to hit.
const WHITE_WIDTH = 22;
const SOFTEST = 30;
const LOWEST_OCTAVE = 0;
const HIGHEST_OCTAVE = 8;

export class Piano {
  #bridge;
  #struck;
  #piano = at("piano");
  #octave = 3;
  #octaves = 0;
  #keys = new Map();
  // What holds which pitch: a pointer's number, a letter's code, or the key that has the focus.
  #holders = new Map();
  // By pitch: the request of the note-on that is down here.
  #down = new Map();
  // What sounds, here or with others: [pitch, r], counted.
  #sounding = [];

  // struck: called with the number of each note-on that is sent.
  constructor(bridge, struck) {
    this.#bridge = bridge;
    this.#struck = struck;
    bridge.on("play", (r, slot, version, pitch) => this.#sounds(r, pitch));
    bridge.on("release", (r, slot, pitch) => this.#ends(r, pitch));
    bridge.on("progress", (r) => this.#pending(r));
    bridge.on("closed", () => this.#forget());
    this.#followPointers();
    this.#followLetters();
    this.#followFocus();
    this.#followSettings();
    new ResizeObserver(() => this.#build()).observe(this.#piano);
  }

  // Notes

  #press(holder, pitch, velocity) {
    if (pitch < 0 || pitch > 127) return;
    this.#holders.set(holder, pitch);
    if (this.#down.has(pitch)) return;
    const r = this.#bridge.nextNumber();
    if (!this.#bridge.send("note", pitch, velocity, r)) return;
    this.#struck(r);
    this.#down.set(pitch, r);
    this.#mark(pitch);
  }

  #lift(holder) {
    const pitch = this.#holders.get(holder);
    this.#holders.delete(holder);
    if (pitch === undefined || [...this.#holders.values()].includes(pitch)) return;
    const r = this.#down.get(pitch);
    if (r !== undefined) this.#bridge.send("note", pitch, 0, r);
    this.#down.delete(pitch);
    this.#keys.get(pitch)?.classList.remove("pending");
    this.#mark(pitch);
  }

  #liftAll() {
    for (const holder of [...this.#holders.keys()]) this.#lift(holder);
  }

  #sounds(r, pitch) {
    this.#sounding.push([pitch, r]);
    this.#keys.get(pitch)?.classList.remove("pending");
    this.#mark(pitch);
  }

  #ends(r, pitch) {
    const here = this.#sounding.findIndex(([other, number]) => other === pitch && number === r);
    const any = this.#sounding.findIndex(([other]) => other === pitch);
    const place = here >= 0 ? here : any;
    if (place >= 0) this.#sounding.splice(place, 1);
    this.#mark(pitch);
  }

  // Nothing is there to sound yet: the daemon renders the note, and plays it if it is still held then.
  #pending(r) {
    for (const [pitch, number] of this.#down) {
      if (number === r) this.#keys.get(pitch)?.classList.add("pending");
    }
  }

  #forget() {
    this.#holders.clear();
    this.#down.clear();
    this.#sounding = [];
    for (const [pitch, key] of this.#keys) {
      key.classList.remove("pending");
      this.#mark(pitch);
    }
  }

  #mark(pitch) {
    const key = this.#keys.get(pitch);
    if (key === undefined) return;
    const sounds = this.#sounding.some(([other]) => other === pitch);
    key.classList.toggle("down", this.#down.has(pitch));
    key.classList.toggle("sounds", sounds);
    key.setAttribute("aria-pressed", String(this.#down.has(pitch) || sounds));
  }

  // Pointers: each its own key, and from one to the next without lifting

  #followPointers() {
    const piano = this.#piano;
    piano.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      const key = this.#keyAt(event);
      if (key === null) return;
      event.preventDefault();
      piano.setPointerCapture(event.pointerId);
      this.#focus(Number(key.dataset.pitch));
      this.#press(event.pointerId, Number(key.dataset.pitch), stroke(event, key));
    });
    piano.addEventListener("pointermove", (event) => {
      const before = this.#holders.get(event.pointerId);
      const key = before === undefined ? null : this.#keyAt(event);
      if (key === null || Number(key.dataset.pitch) === before) return;
      this.#lift(event.pointerId);
      this.#press(event.pointerId, Number(key.dataset.pitch), stroke(event, key));
    });
    const leave = (event) => this.#lift(event.pointerId);
    piano.addEventListener("pointerup", leave);
    piano.addEventListener("pointercancel", leave);
    // A key that is held long is no wish for a menu.
    piano.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  #keyAt({ clientX, clientY }) {
    const key = document.elementFromPoint(clientX, clientY)?.closest(".key") ?? null;
    return key !== null && this.#piano.contains(key) ? key : null;
  }

  // The computer's keys, by where they lie; not where letters are text or choose from a list

  #followLetters() {
    document.addEventListener("keydown", (event) => {
      const taken = event.target.matches("input:not([type=range], [type=checkbox]), select, textarea");
      if (taken || !at("letters").checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.code === "KeyZ") this.#shift(-1);
      else if (event.code === "KeyX") this.#shift(1);
      else if (LETTERS.includes(event.code)) this.#press(event.code, this.#pitchOf(event.code), this.#velocity());
      else return;
      event.preventDefault();
    });
    document.addEventListener("keyup", (event) => this.#lift(event.code));
    // A list that was chosen from by mouse would take the letters that are meant to play.
    document.addEventListener("change", ({ target }) => {
      if (target.matches("select:not(:focus-visible)")) target.blur();
    });
    // Keys that go up elsewhere are not told to us.
    window.addEventListener("blur", () => this.#liftAll());
  }

  #pitchOf(code) {
    return 12 * (this.#octave + 1) + LETTERS.indexOf(code);
  }

  #velocity() {
    return at("velocity").valueAsNumber;
  }

  // One stop for Tab; arrows go from key to key, space and enter press

  #followFocus() {
    this.#piano.addEventListener("keydown", (event) => {
      const pitch = Number(event.target.dataset.pitch);
      const by = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: 12, ArrowDown: -12 }[event.key];
      if (by !== undefined) this.#focus(pitch + by);
      else if (event.key !== " " && event.key !== "Enter") return;
      else if (!event.repeat) this.#press("focus", pitch, this.#velocity());
      event.preventDefault();
    });
    this.#piano.addEventListener("keyup", (event) => {
      if (event.key === " " || event.key === "Enter") this.#lift("focus");
    });
    this.#piano.addEventListener("focusout", () => this.#lift("focus"));
  }

  #focus(pitch) {
    const key = this.#keys.get(pitch);
    if (key === undefined) return;
    for (const other of this.#keys.values()) other.tabIndex = -1;
    key.tabIndex = 0;
    key.focus({ preventScroll: true });
  }

  // Octave, velocity, and whether letters play

  #followSettings() {
    const velocity = at("velocity");
    const tell = () => (at("velocity-value").value = velocity.value);
    velocity.value = kept("velocity", 100);
    velocity.addEventListener("input", () => {
      tell();
      keep("velocity", velocity.value);
    });
    tell();
    this.#octave = clamp(Number(kept("octave", 3)), LOWEST_OCTAVE, HIGHEST_OCTAVE);
    at("octave-down").addEventListener("click", () => this.#shift(-1));
    at("octave-up").addEventListener("click", () => this.#shift(1));
    at("letters").checked = kept("letters", "on") === "on";
    at("letters").addEventListener("change", () => keep("letters", at("letters").checked ? "on" : "off"));
  }

  #shift(by) {
    this.#octave = clamp(this.#octave + by, LOWEST_OCTAVE, HIGHEST_OCTAVE);
    keep("octave", this.#octave);
    this.#octaves = 0;
    this.#build();
  }

  // The page

  #build() {
    const octaves = clamp(Math.floor(this.#piano.clientWidth / WHITE_WIDTH / 7), 2, 3);
    if (octaves === this.#octaves) return;
    this.#octaves = octaves;
    const lowest = 12 * (this.#octave + 1);
    const highest = Math.min(127, lowest + 12 * octaves);
    this.#keys.clear();
    let whites = 0;
    for (let pitch = lowest; pitch <= highest; pitch += 1) {
      const black = BLACK.has(pitch % 12);
      const key = this.#key(pitch, black, pitch - lowest);
      key.style.setProperty("--place", whites);
      if (!black) whites += 1;
    }
    this.#piano.style.setProperty("--whites", whites);
    this.#piano.replaceChildren(...this.#keys.values());
    this.#keys.get(lowest).tabIndex = 0;
    for (const pitch of this.#keys.keys()) this.#mark(pitch);
    at("octave").value = `${noteName(lowest)} to ${noteName(highest)}`;
  }

  #key(pitch, black, place) {
    const key = document.createElement("button");
    key.className = black ? "key black" : "key white";
    key.dataset.pitch = pitch;
    key.tabIndex = -1;
    key.setAttribute("aria-label", noteName(pitch).replace("♯", " sharp "));
    const name = document.createElement("span");
    name.className = "name";
    name.textContent = pitch % 12 === 0 ? noteName(pitch) : "";
    const letter = document.createElement("span");
    letter.className = "letter";
    letter.textContent = SHOWN[place] ?? "";
    key.append(letter, name);
    this.#keys.set(pitch, key);
    return key;
  }
}

// Struck further down a key sounds harder, as a longer lever would.
function stroke(event, key) {
  const { top, height } = key.getBoundingClientRect();
  return Math.round(clamp(SOFTEST + (127 - SOFTEST) * ((event.clientY - top) / height / 0.9), 1, 127));
}
