// The player: slots, voices and what they sum to, through WebAudio. Follows the daemon's events as any host does.

import { Samples } from "./samples.js";
import { Voice } from "./voice.js";

const VOICES = 32;
// Notes are at -20 LUFS: a few at once need no limiting so.
const GAIN = 0.7;
// Chromium's compressor adds 0.6 of what it would take from full scale, in decibels; this takes it back.
const THRESHOLD_DB = -4;
const RATIO = 20;
const MADE_UP = 10 ** ((0.6 * THRESHOLD_DB * (1 - 1 / RATIO)) / 20);
const KNEE = 0.8;

export class Sound {
  #bridge;
  #state;
  #slots = new Map();
  #voices = [];
  #samples = null;
  #enabled = false;
  #volume = 1;
  context = null;
  analyser = null;

  constructor(bridge, state) {
    this.#bridge = bridge;
    this.#state = state;
    bridge.on("slot", (...values) => this.#slot(...values));
    bridge.on("play", (...values) => this.#play(...values));
    bridge.on("release", (...values) => this.#voice(...values)?.release());
    bridge.on("bend", (r, slot, pitch, rate) => this.#voice(r, slot, pitch)?.bend(rate));
    bridge.on("crossfade", (...values) => this.#crossfade(...values));
    bridge.on("closed", () => this.#lost());
  }

  get voices() {
    return this.#voices.length;
  }

  // Of these, the ones that had their file in time.
  get started() {
    return this.#voices.filter((voice) => voice.started !== null).length;
  }

  get running() {
    return this.#enabled && this.context?.state === "running";
  }

  // Milliseconds from here to the ear, as the browser knows them.
  get latencyMs() {
    return this.running ? 1000 * (this.context.baseLatency + (this.context.outputLatency || 0)) : null;
  }

  get volume() {
    return this.#volume;
  }

  set volume(share) {
    this.#volume = share;
    if (this.context) this.out.gain.setTargetAtTime(share * share, this.context.currentTime, 0.02);
  }

  get enabled() {
    return this.#enabled;
  }

  set enabled(on) {
    this.#enabled = on;
    if (on && this.context === null) this.#open();
    if (on) for (const [number, note] of this.#slots) this.#prefetch(number, note);
    else this.silence();
  }

  // Browsers give sound only after a gesture; to be called at each.
  wake() {
    if (this.#enabled && this.context.state === "suspended") this.context.resume();
  }

  silence() {
    for (const voice of [...this.#voices]) voice.stop();
  }

  // The note that a slot holds, if anything.
  note(slot) {
    return this.#slots.get(slot);
  }

  // Parts

  #open() {
    const context = new AudioContext({ latencyHint: "interactive" });
    context.onstatechange = () => this.#state.change("sound");
    this.context = context;
    this.#samples = new Samples(context);
    this.bus = new GainNode(context, { gain: GAIN });
    const limit = { threshold: THRESHOLD_DB, knee: 0, ratio: RATIO, attack: 0.002, release: 0.25 };
    const limiter = new DynamicsCompressorNode(context, limit);
    const made = new GainNode(context, { gain: MADE_UP });
    const round = new WaveShaperNode(context, { curve: roundedOff() });
    this.out = new GainNode(context, { gain: this.#volume ** 2 });
    this.analyser = new AnalyserNode(context, { fftSize: 16384 });
    this.bus.connect(limiter).connect(made).connect(round).connect(this.out).connect(this.analyser);
    this.analyser.connect(context.destination);
  }

  #slot(slot, version, url, frames, rate, pitch, exact, loopStart, loopEnd) {
    const note = { version, url, frames, rate, pitch, loopStart, loopEnd };
    this.#slots.set(slot, note);
    if (this.#enabled) this.#prefetch(slot, note);
  }

  #prefetch(slot, note) {
    this.#samples.prefetch(note, () => this.#bridge.send("slot.ack", slot, note.version));
  }

  // A buffer, or a promise of it, null if it cannot be had. Before a gesture has woken the sound it is not there.
  #ready(note) {
    const buffer = this.#samples.get(note);
    if (buffer instanceof AudioBuffer && this.context.state === "running") return buffer;
    const both = Promise.all([buffer, this.context.resume()]);
    return both.then(
      ([ready]) => ready,
      (error) => {
        this.#bridge.tell("refused", error.message);
        return null;
      },
    );
  }

  #play(r, slot, version, pitch, velocity, rate) {
    const note = this.#slots.get(slot);
    if (!this.#enabled || note === undefined) return;
    if (this.#voices.length >= VOICES) this.#steal();
    const told = { r, pitch, velocity, rate };
    const voice = new Voice(this.context, this.bus, told, this.#state.envelope, () => this.#ended(voice));
    this.#voices.push(voice);
    voice.play(slot, note, this.#ready(note));
  }

  #crossfade(r, slot, version, pitch, rate, exact, seconds) {
    const note = this.#slots.get(slot);
    const voice = this.#voices.find((one) => one.r === r && one.pitch === pitch && !one.released);
    if (voice && note) voice.goOver(slot, note, this.#ready(note), rate, seconds);
  }

  // The note that still sounds under r; else the first of that slot and pitch, as a note-off has its own number.
  #voice(r, slot, pitch) {
    const held = this.#voices.filter((one) => one.slot === slot && one.pitch === pitch && !one.released);
    return held.find((one) => one.r === r) ?? held[0];
  }

  #steal() {
    const stolen = this.#voices.find((voice) => voice.released) ?? this.#voices[0];
    this.#ended(stolen);
    stolen.stop();
  }

  #ended(voice) {
    this.#voices = this.#voices.filter((one) => one !== voice);
  }

  // What a daemon that is gone had us play ends; its slots may be others when it is back.
  #lost() {
    this.#slots.clear();
    for (const voice of [...this.#voices]) voice.release();
  }
}

// Straight up to the knee, then a tanh that never reaches 1, whatever the compressor was too slow for.
function roundedOff() {
  const half = 2048;
  return Float32Array.from({ length: 2 * half + 1 }, (_, index) => {
    const place = index / half - 1;
    const size = Math.abs(place);
    if (size <= KNEE) return place;
    return Math.sign(place) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)));
  });
}
