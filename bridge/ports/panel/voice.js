// One note that sounds: its envelope, its pitch, and what it goes over into. Waits for its file if it must.

import { frequency, loopPoints } from "./samples.js";
import { inStep, shares } from "./seams.js";

const SHORTEST_SECONDS = 0.003;
// A key that is lifted sooner is released after so long, or at the end of the attack if that is earlier.
const TOUCH_SECONDS = 0.02;
const BEND_SECONDS = 0.01;
const CURVE_POINTS = 64;

// A loudness that falls evenly for the ear: a parabola that ends level, as the daemon's own player has it.
const FALL = Float32Array.from({ length: CURVE_POINTS }, (_, index) => (1 - index / (CURVE_POINTS - 1)) ** 2);

export class Voice {
  // output: where it sounds; ended: called when it has.
  constructor(context, output, { r, pitch, velocity, rate }, envelope, ended) {
    Object.assign(this, { r, pitch, rate, envelope });
    this.context = context;
    this.ended = ended;
    this.released = this.finished = false;
    this.started = null;
    this.reading = null;
    this.wanted = 0;
    // Half the velocity is 12 dB less.
    this.level = context.createGain();
    this.level.gain.value = (velocity / 127) ** 2;
    this.shape = context.createGain();
    this.shape.gain.value = 0;
    this.shape.connect(this.level).connect(output);
  }

  // Start when the buffer is there, if the key is still held by then.
  async play(slot, note, buffer) {
    this.slot = slot;
    const wanted = (this.wanted += 1);
    const ready = buffer instanceof Promise ? await buffer : buffer;
    if (wanted !== this.wanted || this.released) return;
    if (ready === null) this.#finish();
    else this.#start(note, ready);
  }

  // Go on in another note's file, from where this one is.
  async goOver(slot, note, buffer, rate, seconds) {
    this.slot = slot;
    const wanted = (this.wanted += 1);
    const ready = buffer instanceof Promise ? await buffer : buffer;
    if (wanted !== this.wanted || this.released) return;
    // Without that file it goes on as it is.
    if (ready === null) return this.reading === null ? this.#finish() : undefined;
    this.rate = rate;
    if (this.reading === null) this.#start(note, ready);
    else this.#crossfade(note, ready, Math.max(SHORTEST_SECONDS, seconds));
  }

  bend(rate) {
    this.rate = rate;
    const reading = this.reading;
    if (reading === null) return;
    const now = this.context.currentTime;
    reading.offset = this.#position(reading, now);
    reading.since = now;
    reading.rate = rate;
    reading.source.playbackRate.setTargetAtTime(rate, now, BEND_SECONDS / 3);
  }

  release() {
    if (this.released) return;
    this.released = true;
    if (this.started === null) this.#finish();
    else this.#fall(Math.max(SHORTEST_SECONDS, this.envelope.release));
  }

  // Be silent in a few milliseconds, whatever the envelope does.
  stop() {
    this.released = true;
    if (this.started === null) return this.#finish();
    const now = this.context.currentTime;
    this.level.gain.setTargetAtTime(0, now, SHORTEST_SECONDS);
    this.reading.source.stop(now + 10 * SHORTEST_SECONDS);
  }

  // Parts

  #start(note, buffer) {
    const now = this.context.currentTime;
    this.started = now;
    this.reading = this.#read(note, buffer, 0, now);
    const { attack, decay, sustain } = this.#times();
    const gain = this.shape.gain;
    gain.setValueAtTime(0, now);
    gain.linearRampToValueAtTime(1, now + attack);
    if (sustain < 1) {
      gain.setValueCurveAtTime(FALL.map((share) => sustain + (1 - sustain) * share), now + attack, decay);
    }
  }

  #times() {
    const { attack, decay, sustain } = this.envelope;
    return { attack: Math.max(attack, SHORTEST_SECONDS), decay: Math.max(decay, SHORTEST_SECONDS), sustain };
  }

  // The envelope's level so many seconds after the start, while the key is held.
  #levelAt(age) {
    const { attack, decay, sustain } = this.#times();
    if (age < attack) return age / attack;
    const left = Math.max(0, 1 - (age - attack) / decay);
    return sustain + (1 - sustain) * left * left;
  }

  #fall(seconds) {
    const now = this.context.currentTime;
    const from = Math.max(now, this.started + Math.min(TOUCH_SECONDS, this.#times().attack));
    const level = this.#levelAt(from - this.started);
    const gain = this.shape.gain;
    gain.cancelScheduledValues(now);
    gain.setValueAtTime(this.#levelAt(now - this.started), now);
    gain.linearRampToValueAtTime(level, from);
    gain.setValueCurveAtTime(FALL.map((share) => share * level), from, seconds);
    this.reading.source.stop(from + seconds + SHORTEST_SECONDS);
  }

  // A source that plays the buffer from an offset in seconds; its own gain is for crossfades.
  #read(note, buffer, offset, when) {
    const source = new AudioBufferSourceNode(this.context, { buffer, playbackRate: this.rate });
    const loop = loopPoints(note, buffer.sampleRate);
    const [loopStart, loopEnd] = loop.map((point) => point / buffer.sampleRate);
    if (loopEnd > loopStart) Object.assign(source, { loop: true, loopStart, loopEnd });
    const gain = this.context.createGain();
    source.connect(gain).connect(this.shape);
    source.start(when, offset);
    const reading = { source, gain, buffer, loop, offset, since: when, rate: this.rate };
    source.onended = () => {
      gain.disconnect();
      if (this.reading === reading) this.#finish();
    };
    return reading;
  }

  #position(reading, now) {
    const { loopStart, loopEnd } = reading.source;
    return wrapped(reading.offset + (now - reading.since) * reading.rate, loopStart, loopEnd);
  }

  #crossfade(note, buffer, seconds) {
    const now = this.context.currentTime;
    const old = this.reading;
    const rate = buffer.sampleRate;
    const period = rate / frequency(note.pitch);
    const here = Math.floor(this.#position(old, now) * rate);
    const from = withRoom(here, old.loop, 2 * period);
    const begin = withRoom(here, loopPoints(note, rate), 3 * period);
    const found = inStep(old.buffer.getChannelData(0), from, buffer.getChannelData(0), begin, period);
    this.reading = this.#read(note, buffer, (begin + found.later) / rate, now);
    const places = Array.from({ length: CURVE_POINTS }, (_, index) => index / (CURVE_POINTS - 1));
    const curves = places.map((place) => shares(place, found.likeness));
    old.gain.gain.cancelScheduledValues(now);
    old.gain.gain.setValueCurveAtTime(Float32Array.from(curves, ([going]) => going), now, seconds);
    this.reading.gain.gain.setValueCurveAtTime(Float32Array.from(curves, ([, coming]) => coming), now, seconds);
    old.source.stop(now + seconds);
  }

  #finish() {
    if (this.finished) return;
    this.finished = true;
    this.level.disconnect();
    this.ended(this);
  }
}

// A place in a sound that goes round from its loop's end to its start, if it has one.
function wrapped(place, start, end) {
  return end <= start || place < end ? place : start + ((place - start) % (end - start));
}

// The same place of the loop, so many samples before its end or more, for looking at what follows.
function withRoom(place, [start, end], samples) {
  const inside = wrapped(place, start, end);
  const length = end - start;
  return length > 0 && inside + samples > end && inside >= length ? inside - length : inside;
}
