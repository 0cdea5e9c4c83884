// A constant-Q transform: 24 bins an octave, each by a window of as many periods. Pure functions of samples.
//
// Only the kernels of the top octave are made. For each octave below, the sound is halved in rate and the same
// kernels find the tones an octave lower (Schörkhuber and Klapuri 2010 do so by FFT; here the products are few
// enough to be made in time).

export const BINS_AN_OCTAVE = 24;
export const OCTAVES = 7;
export const BINS = BINS_AN_OCTAVE * OCTAVES;
export const LOWEST_HZ = 32.703;
// Samples between two frames: the lowest octave's sound has every 64th of them.
export const HOP = 256;
const Q = 0.8 / (2 ** (1 / BINS_AN_OCTAVE) - 1);
const TAPS = 47;

// {frames, magnitudes, phases}: both [frames × BINS], the lowest bin first. Phases are how far each frame's phase
// is from where the frame before and the bin's own frequency would have it, in turns from -0.5 to 0.5: a tone in
// the middle of its bin has 0, one that lies higher more, and so has a colour of its own.
export function constantQ(samples, rate) {
  const frames = Math.max(1, Math.ceil(samples.length / HOP));
  const magnitudes = new Float32Array(frames * BINS);
  const phases = new Float32Array(frames * BINS);
  const kernels = topKernels(rate);
  let octave = samples;
  for (let down = 0; down < OCTAVES; down += 1) {
    if (down > 0) octave = halved(octave);
    const first = (OCTAVES - 1 - down) * BINS_AN_OCTAVE;
    const hop = HOP / 2 ** down;
    kernels.forEach((kernel, index) => fill(octave, hop, kernel, first + index, frames, magnitudes, phases));
  }
  return { frames, magnitudes, phases };
}

function topKernels(rate) {
  const lowest = LOWEST_HZ * 2 ** (OCTAVES - 1);
  return Array.from({ length: BINS_AN_OCTAVE }, (_, index) => {
    const cycles = (lowest * 2 ** (index / BINS_AN_OCTAVE)) / rate;
    const half = Math.round(Q / cycles / 2);
    const real = new Float32Array(2 * half + 1);
    const imaginary = new Float32Array(2 * half + 1);
    for (let place = -half; place <= half; place += 1) {
      const hann = (0.5 + 0.5 * Math.cos((Math.PI * place) / (half + 1))) / (half + 1);
      real[place + half] = 2 * hann * Math.cos(2 * Math.PI * cycles * place);
      imaginary[place + half] = -2 * hann * Math.sin(2 * Math.PI * cycles * place);
    }
    return { cycles, half, real, imaginary };
  });
}

function fill(samples, hop, { cycles, half, real, imaginary }, bin, frames, magnitudes, phases) {
  const expected = cycles * hop;
  let before = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    const start = frame * hop - half;
    const from = Math.max(0, -start);
    const to = Math.min(real.length, samples.length - start);
    let re = 0;
    let im = 0;
    for (let place = from; place < to; place += 1) {
      const sample = samples[start + place];
      re += sample * real[place];
      im += sample * imaginary[place];
    }
    const phase = Math.atan2(im, re) / (2 * Math.PI);
    const turn = phase - before - expected;
    magnitudes[frame * BINS + bin] = Math.hypot(re, im);
    phases[frame * BINS + bin] = turn - Math.round(turn);
    before = phase;
  }
}

// Every second sample, after a filter that leaves out what half the rate cannot hold and delays nothing.
function halved(samples) {
  const middle = (TAPS - 1) / 2;
  const half = new Float32Array(Math.ceil(samples.length / 2));
  for (let index = 0; index < half.length; index += 1) {
    const centre = 2 * index;
    let sum = 0.5 * samples[centre];
    for (let away = 1; away <= middle; away += 2) {
      sum += FILTER[away] * ((samples[centre - away] ?? 0) + (samples[centre + away] ?? 0));
    }
    half[index] = sum;
  }
  return half;
}

// A windowed sinc with its edge at a quarter of the rate: every second tap is zero.
const FILTER = Float32Array.from({ length: (TAPS + 1) / 2 }, (_, away) => {
  if (away === 0) return 0.5;
  const window = 0.5 + 0.5 * Math.cos((2 * Math.PI * away) / (TAPS + 1));
  return (Math.sin((Math.PI * away) / 2) / (Math.PI * away)) * window;
});
