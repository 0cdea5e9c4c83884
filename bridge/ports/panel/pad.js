// The XY pad: mouse, fingers and arrow keys move the hand; where others move it is followed.

import { at, clamp, paced, percent } from "./dom.js";
import { CORNERS } from "./state.js";

const STEP = 0.05;
const FINE = 0.01;
// Sixty a second.
const PACE_MS = 17;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const JUMPS = { Home: [0, 0], PageUp: [1, 0], PageDown: [0, 1], End: [1, 1] };

export class Pad {
  #state;
  #send;
  #pad = at("pad");
  #x = at("pad-x");
  #y = at("pad-y");
  #pointer = null;

  constructor(bridge, state) {
    this.#state = state;
    this.#send = paced(PACE_MS, (x, y) => bridge.send("position", x, y));
    this.#followPointers();
    for (const input of [this.#x, this.#y]) {
      input.addEventListener("keydown", (event) => this.#key(event));
      // As screen readers and other helpers move it.
      input.addEventListener("input", () => this.#move(this.#x.valueAsNumber, this.#y.valueAsNumber));
    }
    state.watch("position corners", () => this.#draw());
  }

  #followPointers() {
    const pad = this.#pad;
    pad.addEventListener("pointerdown", (event) => {
      if (this.#pointer !== null || event.button !== 0) return;
      event.preventDefault();
      this.#x.focus({ preventScroll: true });
      this.#pointer = event.pointerId;
      pad.setPointerCapture(event.pointerId);
      this.#point(event);
    });
    pad.addEventListener("pointermove", (event) => this.#point(event));
    const leave = (event) => {
      if (event.pointerId === this.#pointer) this.#pointer = null;
    };
    pad.addEventListener("pointerup", leave);
    pad.addEventListener("pointercancel", leave);
    // A finger that rests is no wish for a menu.
    pad.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  #point(event) {
    if (event.pointerId !== this.#pointer) return;
    const { left, top, width, height } = this.#pad.getBoundingClientRect();
    this.#move((event.clientX - left) / width, (event.clientY - top) / height);
  }

  #key(event) {
    const [x, y] = this.#state.position;
    const size = event.shiftKey ? FINE : STEP;
    const [right, down] = ARROWS[event.key] ?? [];
    if (right !== undefined) this.#move(x + right * size, y + down * size);
    else if (JUMPS[event.key]) this.#move(...JUMPS[event.key]);
    else return;
    event.preventDefault();
  }

  #move(x, y) {
    this.#state.place(clamp(x, 0, 1), clamp(y, 0, 1));
    this.#send(...this.#state.position);
  }

  #draw() {
    const { position, shares } = this.#state;
    const [x, y] = position;
    this.#pad.style.setProperty("--x", x.toFixed(4));
    this.#pad.style.setProperty("--y", y.toFixed(4));
    this.#x.value = x;
    this.#y.value = y;
    const most = shares.indexOf(Math.max(...shares));
    const nearest = `${percent(shares[most])} ${CORNERS[most]}`;
    this.#x.setAttribute("aria-valuetext", `${percent(x)} to the right, ${nearest}`);
    this.#y.setAttribute("aria-valuetext", `${percent(y)} down, ${nearest}`);
    at("place").value = `${x.toFixed(2)} · ${y.toFixed(2)}`;
  }
}
