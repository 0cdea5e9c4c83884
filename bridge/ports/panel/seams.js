// Where one stretch of a sound goes over into another: in a loop, and from note to note. Pure functions of samples.

const CROSSFADE_SECONDS = 0.03;

// The shares of what goes and of what comes, a place between 0 and 1 along. Two sounds keep their level so: with
// a likeness of 1 (the same) their amplitudes add up, with 0 (nothing in common) their powers do.
export function shares(place, likeness) {
  const going = 1 - place;
  const together = Math.sqrt(going * going + place * place + 2 * Math.max(0, likeness) * going * place);
  return [going / together, place / together];
}

// How alike two stretches of so many samples are, at most 1.
export function likeness(one, from, other, begin, samples) {
  let product = 0;
  let energy = 1e-12;
  for (let index = 0; index < samples; index += 1) {
    const a = one[from + index];
    const b = other[begin + index];
    product += a * b;
    energy += a * a + b * b;
  }
  return (2 * product) / energy;
}

// The samples up to the loop's end, faded there into what comes before the loop's start: it goes round without a
// seam. Some samples more follow, for players that read on a little beyond the end.
export function looped(samples, start, end, rate, period) {
  const made = samples.slice(0, end + 4);
  const fade = Math.min(Math.round(Math.max(CROSSFADE_SECONDS * rate, 2 * period)), start, (end - start) >> 1);
  const alike = likeness(samples, end - fade, samples, start - fade, fade);
  for (let index = 0; index < fade; index += 1) {
    const [going, coming] = shares((index + 0.5) / fade, alike);
    made[end - fade + index] = going * samples[end - fade + index] + coming * samples[start - fade + index];
  }
  for (let index = end; index < made.length; index += 1) made[index] = samples[start + index - end];
  return made;
}

// From a place in one sound to about the same place in another: how many samples later the other is in step with
// it (less than a period), and how alike they are there.
export function inStep(one, from, other, begin, period) {
  const samples = Math.min(Math.round(2 * period), one.length - from, other.length - begin - Math.ceil(period));
  let best = { later: 0, likeness: -1 };
  if (samples < 16) return { later: 0, likeness: 0 };
  const step = Math.max(1, Math.floor(period / 100));
  for (let later = 0; later < period; later += step) {
    const alike = likeness(one, from, other, begin + later, samples);
    if (alike > best.likeness) best = { later, likeness: alike };
  }
  return best;
}
