// A knob for each dimension of the embedding: moves it by as much as it is usually spread over the instruments.

import { at, clamp, paced, stamped } from "./dom.js";
import { DIMENSIONS } from "./state.js";

// The daemon's own: between two there is nothing to hear.
const STEP = 0.05;
// Pixels for the whole range, and how much further a fine turn (with shift) has to go.
const TRAVEL = 200;
const FINE = 8;
const PACE_MS = 50;
const TURN = 135;

export class Knobs {
  #bridge;
  #state;
  #highlight;
  #knobs = [];

  // highlight: called with the dimension that is pointed at or has the focus, null for none.
  constructor(bridge, state, highlight) {
    this.#bridge = bridge;
    this.#state = state;
    this.#highlight = highlight;
    for (let dimension = 0; dimension < DIMENSIONS; dimension += 1) this.#make(dimension);
    at("edits-clear").addEventListener("click", () => bridge.order("edit.clear"));
    state.watch("dimensions shifts", () => this.#knobs.forEach((_, dimension) => this.#draw(dimension)));
    state.watch("edits", () => this.#list());
  }

  // Light up one of them; null for none.
  show(dimension) {
    this.#knobs.forEach(({ knob }, place) => knob.classList.toggle("lit", place === dimension));
  }

  #make(dimension) {
    const knob = stamped("knob-template");
    knob.style.setProperty("--turn", dimension / DIMENSIONS);
    knob.querySelector(".number").textContent = dimension;
    const input = knob.querySelector("input");
    input.setAttribute("aria-label", `Dimension ${dimension}`);
    const send = paced(PACE_MS, (amount) => this.#bridge.order("shift", dimension, amount));
    this.#knobs.push({ knob, input, send });
    input.addEventListener("input", () => this.#turn(dimension, input.valueAsNumber));
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Delete" && event.key !== "Backspace") return;
      event.preventDefault();
      this.#turn(dimension, 0);
    });
    knob.addEventListener("dblclick", () => this.#turn(dimension, 0));
    this.#followPointer(dimension, knob, input);
    for (const event of ["pointerenter", "focusin"]) knob.addEventListener(event, () => this.#highlight(dimension));
    for (const event of ["pointerleave", "focusout"]) knob.addEventListener(event, () => this.#highlight(null));
    at("knobs").append(knob);
  }

  // Up is more, as on every mixer's screen.
  #followPointer(dimension, knob, input) {
    let from = null;
    knob.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      input.focus({ preventScroll: true });
      knob.setPointerCapture(event.pointerId);
      from = { y: event.clientY, amount: this.#state.shifts[dimension] };
    });
    knob.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const range = (2 * this.#reach(dimension) * (from.y - event.clientY)) / TRAVEL;
      this.#turn(dimension, from.amount + (event.shiftKey ? range / FINE : range));
    });
    const leave = () => (from = null);
    knob.addEventListener("pointerup", leave);
    knob.addEventListener("pointercancel", leave);
  }

  // Half of its usual range over the bank; an amount from elsewhere may lie beyond.
  #reach(dimension) {
    const { low, high } = this.#state.dimensions[dimension] ?? { low: -1, high: 1 };
    return Math.max(STEP * Math.ceil((high - low) / 2 / STEP), STEP);
  }

  #turn(dimension, wanted) {
    const reach = this.#reach(dimension);
    const amount = Number((STEP * Math.round(clamp(wanted, -reach, reach) / STEP)).toFixed(2));
    this.#state.shift(dimension, amount);
    this.#knobs[dimension].send(amount);
  }

  #draw(dimension) {
    const { knob, input } = this.#knobs[dimension];
    const amount = this.#state.shifts[dimension];
    const reach = this.#reach(dimension);
    const most = Math.max(reach, Math.abs(amount));
    Object.assign(input, { min: -most, max: most, step: STEP });
    input.value = amount;
    const { low, high } = this.#state.dimensions[dimension] ?? {};
    const usual = low === undefined ? "" : `, usually ${low.toFixed(1)} to ${high.toFixed(1)}`;
    input.setAttribute("aria-valuetext", `moved by ${amount.toFixed(2)}${usual}`);
    knob.title = `Dimension ${dimension}${usual}; double click: 0`;
    knob.querySelector(".amount").textContent = amount === 0 ? "0" : signed(amount);
    const angle = TURN * clamp(amount / reach, -1, 1);
    knob.querySelector(".arc").setAttribute("d", arc(angle));
    knob.querySelector(".hand").setAttribute("transform", `rotate(${angle.toFixed(1)} 22 22)`);
    knob.classList.toggle("moved", amount !== 0);
  }

  // Edits that are not knobs, as they were sent.
  #list() {
    const edits = this.#state.edits.filter((words) => words && words[0] !== "shift").map((words) => words.map(short).join(" "));
    at("edits").textContent = edits.length > 0 ? `also: ${edits.join(", ")}` : "";
  }
}

function short(word) {
  return typeof word === "number" ? Number(word.toFixed(3)) : word;
}

function signed(amount) {
  const size = Math.abs(amount);
  return `${amount < 0 ? "−" : "+"}${size < 10 ? size.toFixed(2).replace(/^0/, "") : size.toFixed(1)}`;
}

// From the top round to the angle in degrees.
function arc(angle) {
  if (angle === 0) return "";
  const radians = ((angle - 90) * Math.PI) / 180;
  const x = 22 + 18 * Math.cos(radians);
  const y = 22 + 18 * Math.sin(radians);
  return `M22 4A18 18 0 0 ${angle > 0 ? 1 : 0} ${x.toFixed(2)} ${y.toFixed(2)}`;
}
