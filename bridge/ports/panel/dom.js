// Small helpers for the page that several widgets use.

const NOTES = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"];

export function at(id) {
  return document.getElementById(id);
}

export function stamped(template) {
  return at(template).content.firstElementChild.cloneNode(true);
}

export function noteName(pitch) {
  return `${NOTES[pitch % 12]}${Math.floor(pitch / 12) - 1}`;
}

export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

// Instruments as people write them: string_ensemble is «String ensemble».
export function spoken(name) {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function percent(share) {
  return `${Math.round(100 * share)} %`;
}

// Call the function with the last arguments, at most once in so many milliseconds: now, and later for what comes
// meanwhile.
export function paced(milliseconds, call) {
  let timer = null;
  let latest = null;
  const next = () => {
    timer = null;
    if (latest === null) return;
    const values = latest;
    latest = null;
    call(...values);
    timer = setTimeout(next, milliseconds);
  };
  return (...values) => {
    latest = values;
    if (timer === null) next();
  };
}

// Call the function once for all calls within so many milliseconds, at their end.
export function gathered(milliseconds, call) {
  let timer = null;
  const end = () => {
    timer = null;
    call();
  };
  return () => (timer ??= setTimeout(end, milliseconds));
}

// A setting of this browser; a private window may refuse to keep it.
export function kept(name, otherwise) {
  try {
    return localStorage.getItem(`nsynth.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`nsynth.${name}`, value);
  } catch {
    // It holds until the page is closed.
  }
}

// A canvas as large as it is shown, on screens of any density: its context in CSS pixels, its width and height.
export function fitted(canvas) {
  const density = window.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const pen = canvas.getContext("2d");
  pen.scale(density, density);
  return { pen, width, height };
}
