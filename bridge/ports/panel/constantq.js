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
// Samples between the two phases that tell a tone's frequency.
const LATER = 2;

// {frames, magnitudes, octaves}: both [frames × BINS], the lowest bin first. octaves is where the tone that a bin
// hears lies, in octaves above its own middle: by how much the phase, from one sample to one a little later, goes on
// faster than the bin's own frequency would. All bins that hear one tone so agree on its pitch.
export function constantQ(samples, rate) {
  const frames = Math.max(1, Math.ceil(samples.length / HOP));
  const magnitudes = new Float32Array(frames * BINS);
  const octaves = new Float32Array(frames * BINS);
  const kernels = topKernels(rate);
  let octave = samples;
  for (let down = 0; down < OCTAVES; down += 1) {
    if (down > 0) octave = halved(octave);
    const first = (OCTAVES - 1 - down) * BINS_AN_OCTAVE;
    const hop = HOP / 2 ** down;
    kernels.forEach((kernel, index) => fill(octave, hop, kernel, first + index, magnitudes, octaves));
  }
  return { frames, magnitudes, octaves };
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

function fill(samples, hop, kernel, bin, magnitudes, octaves) {
  for (let place = bin, centre = 0; place < magnitudes.length; place += BINS, centre += hop) {
    const [re, im] = product(samples, centre, kernel);
    const [later, laterIm] = product(samples, centre + LATER, kernel);
    // The angle between the two, without wrapping either.
    const turn = Math.atan2(laterIm * re - later * im, later * re + laterIm * im) / (2 * Math.PI);
    const off = turn - kernel.cycles * LATER;
    const cycles = kernel.cycles + (off - Math.round(off)) / LATER;
    magnitudes[place] = Math.hypot(re, im);
    octaves[place] = cycles > 0 ? Math.log2(cycles / kernel.cycles) : 0;
  }
}

function product(samples, centre, { half, real, imaginary }) {
  const start = centre - half;
  const to = Math.min(real.length, samples.length - start);
  let re = 0;
  let im = 0;
  for (let place = Math.max(0, -start); place < to; place += 1) {
    re += samples[start + place] * real[place];
    im += samples[start + place] * imaginary[place];
  }
  return [re, im];
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
