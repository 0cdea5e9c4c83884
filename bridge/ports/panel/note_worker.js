// Off the main thread: fetches a note's file and makes its pictures, the waveform's peaks and the rainbowgram.

import { BINS, BINS_AN_OCTAVE, constantQ } from "./constantq.js";

const PEAKS = 600;
const FLOOR_DB = -66;

onmessage = async ({ data: { url, number } }) => {
  try {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    const { samples, rate } = read(await answer.arrayBuffer());
    const began = performance.now();
    const rainbow = picture(constantQ(samples, rate));
    const took = performance.now() - began;
    const peaks = outline(samples);
    const level = 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 1e-12) / samples.length);
    postMessage({ number, peaks, ...rainbow, seconds: samples.length / rate, level, took });
  } catch (error) {
    postMessage({ number, error: error.message });
  }
};

// The 16-bit mono WAV that the daemon writes: its samples as floats, and their rate.
function read(bytes) {
  const view = new DataView(bytes);
  let rate = 16000;
  for (let place = 12; place + 8 <= view.byteLength; ) {
    const name = view.getUint32(place, false);
    const size = view.getUint32(place + 4, true);
    if (name === 0x666d7420) rate = view.getUint32(place + 12, true);
    if (name === 0x64617461) {
      const count = Math.min(size, view.byteLength - place - 8) >> 1;
      const samples = Float32Array.from({ length: count }, (_, at) => view.getInt16(place + 8 + 2 * at, true) / 32768);
      return { samples, rate };
    }
    place += 8 + size + (size & 1);
  }
  throw new Error("no sound in the file");
}

// Lowest and highest sample of each of so many stretches.
function outline(samples) {
  const peaks = new Float32Array(2 * PEAKS);
  for (let index = 0; index < PEAKS; index += 1) {
    const from = Math.floor((index * samples.length) / PEAKS);
    const to = Math.max(from + 1, Math.floor(((index + 1) * samples.length) / PEAKS));
    for (let place = from; place < to; place += 1) {
      peaks[2 * index] = Math.min(peaks[2 * index], samples[place]);
      peaks[2 * index + 1] = Math.max(peaks[2 * index + 1], samples[place]);
    }
  }
  return peaks;
}

// A pixel for each frame and bin, the highest bin on top: how loud it is as brightness, in decibels below the
// loudest, and where its tone lies between the keys as hue: what is in tune has one colour, in every octave.
function picture({ frames, magnitudes, octaves }) {
  const loudest = magnitudes.reduce((most, one) => Math.max(most, one), 1e-6);
  const pixels = new Uint8ClampedArray(4 * frames * BINS);
  for (let frame = 0; frame < frames; frame += 1) {
    for (let bin = 0; bin < BINS; bin += 1) {
      const at = frame * BINS + bin;
      const decibels = 20 * Math.log10(magnitudes[at] / loudest + 1e-9);
      const light = Math.max(0, 1 - decibels / FLOOR_DB) ** 1.15;
      const place = 4 * ((BINS - 1 - bin) * frames + frame);
      paint(pixels, place, 12 * (bin / BINS_AN_OCTAVE + octaves[at]), light);
    }
  }
  return { pixels, frames, bins: BINS };
}

// Three cosines a third of a turn apart: a circle of hues that are about as bright as one another, from gold for
// what is on a key by red and blue to green.
function paint(pixels, place, keys, light) {
  for (let channel = 0; channel < 3; channel += 1) {
    const wave = 0.5 + 0.5 * Math.cos(2 * Math.PI * (keys - (channel - 0.4) / 3));
    pixels[place + channel] = 255 * light * (0.12 + 0.88 * wave);
  }
  pixels[place + 3] = 255;
}
