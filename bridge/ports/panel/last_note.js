// Waveform and rainbowgram of the note that was played last; a worker reads the file and does the sums.

import { at, fitted, noteName } from "./dom.js";
import { BINS_AN_OCTAVE, OCTAVES } from "./constantq.js";

// For the names of notes and seconds beside the pictures.
const LEFT = 30;
const BELOW = 18;
const LOWEST_OCTAVE = 1;

export class LastNote {
  #worker = new Worker("/panel/note_worker.js", { type: "module" });
  #sound;
  #number = 0;
  #shown = null;
  #wanted = null;
  // Milliseconds that the last rainbowgram took.
  took = null;

  constructor(bridge, sound) {
    this.#sound = sound;
    bridge.on("play", (r, slot, version, pitch, velocity, rate, exact) => this.#want(slot, pitch, exact));
    // What stood in was another note; this is the one that was asked for.
    bridge.on("slot", (slot, version, url, frames, rate, pitch, exact) => {
      if (exact && this.#wanted?.standsIn && this.#wanted.pitch === pitch) this.#want(slot, pitch, 1);
    });
    this.#worker.onmessage = ({ data }) => this.#made(data);
    const redraw = () => this.draw();
    new ResizeObserver(redraw).observe(at("waveform"));
    new ResizeObserver(redraw).observe(at("rainbow"));
    this.draw();
  }

  #want(slot, pitch, exact) {
    const note = this.#sound.note(slot);
    if (note === undefined) return;
    this.#number += 1;
    this.#wanted = { pitch, standsIn: !exact, url: note.url };
    this.#worker.postMessage({ url: note.url, number: this.#number });
  }

  #made(data) {
    if (data.number !== this.#number || data.error) return;
    this.took = data.took;
    const { pitch, standsIn } = this.#wanted;
    const image = document.createElement("canvas");
    [image.width, image.height] = [data.frames, data.bins];
    image.getContext("2d").putImageData(new ImageData(data.pixels, data.frames, data.bins), 0, 0);
    this.#shown = { ...data, image };
    const name = noteName(pitch);
    const text = `${name}${standsIn ? ", a neighbour stands in" : ""}, ${data.seconds.toFixed(1)} s, ${data.level.toFixed(0)} dB`;
    at("note-text").textContent = text;
    at("waveform").setAttribute("aria-label", `Waveform of ${text}`);
    at("rainbow").setAttribute("aria-label", `Rainbowgram of ${text}: pitch upwards, time to the right`);
    this.draw();
  }

  // Again where the size or the theme has changed.
  draw() {
    this.#drawWaveform(at("waveform"));
    this.#drawRainbow(at("rainbow"));
  }

  #drawWaveform(canvas) {
    const { pen, width, height } = fitted(canvas);
    const { color } = getComputedStyle(canvas);
    pen.fillStyle = color;
    const middle = height / 2;
    pen.globalAlpha = 0.35;
    pen.fillRect(LEFT, Math.floor(middle), width - LEFT, 1);
    pen.globalAlpha = 1;
    if (this.#shown === null) return;
    // Scaled to the loudest sample, as notes are quiet.
    const { peaks } = this.#shown;
    const count = peaks.length / 2;
    const most = peaks.reduce((loudest, peak) => Math.max(loudest, Math.abs(peak)), 1e-3);
    const along = (index) => LEFT + ((index + 0.5) / count) * (width - LEFT);
    const up = (peak) => middle - (peak / most) * (middle - 1);
    pen.beginPath();
    for (let index = 0; index < count; index += 1) pen.lineTo(along(index), up(peaks[2 * index + 1]));
    for (let index = count - 1; index >= 0; index -= 1) pen.lineTo(along(index), up(peaks[2 * index]));
    pen.fill();
  }

  #drawRainbow(canvas) {
    const { pen, width, height } = fitted(canvas);
    const { color, font } = getComputedStyle(canvas);
    const bottom = height - BELOW;
    pen.fillStyle = "#0a0c0f";
    pen.fillRect(LEFT, 0, width - LEFT, bottom);
    if (this.#shown !== null) pen.drawImage(this.#shown.image, LEFT, 0, width - LEFT, bottom);
    pen.fillStyle = color;
    pen.font = font;
    this.#nameOctaves(pen, bottom);
    this.#nameSeconds(pen, width, height);
  }

  #nameOctaves(pen, bottom) {
    pen.textBaseline = "middle";
    for (let octave = 0; octave < OCTAVES; octave += 1) {
      const y = bottom * (1 - (octave * BINS_AN_OCTAVE + 0.5) / (OCTAVES * BINS_AN_OCTAVE));
      pen.fillText(`C${octave + LOWEST_OCTAVE}`, 0, Math.min(y, bottom - 5));
      pen.fillRect(LEFT - 4, Math.round(y), 4, 1);
    }
  }

  #nameSeconds(pen, width, height) {
    if (this.#shown === null) return;
    pen.textBaseline = "bottom";
    const { seconds } = this.#shown;
    const every = seconds > 1.5 ? 1 : 0.25;
    for (let second = 0; second <= seconds + 1e-6; second += every) {
      const x = LEFT + ((width - LEFT) * second) / seconds;
      pen.textAlign = second === 0 ? "left" : second > seconds - every / 2 ? "right" : "center";
      pen.fillText(`${second} s`, x, height);
    }
    pen.textAlign = "left";
  }
}
