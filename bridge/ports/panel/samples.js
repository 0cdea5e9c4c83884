// The notes' files, fetched and decoded once and kept while there is room. Knows no slots and plays nothing.

import { looped } from "./seams.js";

// 85 notes of four seconds at 48 kHz.
const KEPT_BYTES = 64 * 2 ** 20;
const AT_ONCE = 3;

export class Samples {
  #context;
  // By file and loop: the promise of a buffer, and its size once it is known. The last one used comes last.
  #kept = new Map();
  #bytes = 0;
  #waiting = [];
  #running = 0;

  constructor(context) {
    this.#context = context;
  }

  // The note as an AudioBuffer, with its loop's seam made: at once if it is there, else a promise.
  get(note) {
    const name = `${note.url} ${note.loopStart} ${note.loopEnd}`;
    let entry = this.#kept.get(name);
    if (entry === undefined) {
      entry = { buffer: null, bytes: 0, promise: this.#load(note) };
      entry.promise.then(
        (buffer) => this.#keep(entry, buffer),
        () => this.#kept.delete(name),
      );
    }
    this.#kept.delete(name);
    this.#kept.set(name, entry);
    return entry.buffer ?? entry.promise;
  }

  // Load it when nothing more urgent is to be done.
  prefetch(note, then) {
    this.#waiting.push({ note, then });
    this.#next();
  }

  async #next() {
    if (this.#running >= AT_ONCE || this.#waiting.length === 0) return;
    const { note, then } = this.#waiting.shift();
    this.#running += 1;
    try {
      await this.get(note);
      then();
    } catch {
      // It is tried again, and told, when it is played.
    } finally {
      this.#running -= 1;
      this.#next();
    }
  }

  #keep(entry, buffer) {
    entry.buffer = buffer;
    entry.bytes = buffer.length * 4;
    this.#bytes += entry.bytes;
    for (const [name, oldest] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) return;
      if (oldest.buffer === null || oldest === entry) continue;
      this.#bytes -= oldest.bytes;
      this.#kept.delete(name);
    }
  }

  async #load(note) {
    const answer = await fetch(note.url);
    if (!answer.ok) throw new Error(`cannot play ${note.url}: the daemon answers ${answer.status}`);
    const decoded = await this.#context.decodeAudioData(await answer.arrayBuffer());
    if (note.loopEnd <= note.loopStart) return decoded;
    const rate = decoded.sampleRate;
    const [start, end] = loopPoints(note, rate);
    const samples = looped(decoded.getChannelData(0), start, end, rate, rate / frequency(note.pitch));
    const buffer = this.#context.createBuffer(1, samples.length, rate);
    buffer.copyToChannel(samples, 0);
    return buffer;
  }
}

// First sample of the loop and the one after its last, at the rate of the sound card.
export function loopPoints(note, rate) {
  return [Math.round((note.loopStart * rate) / note.rate), Math.round((note.loopEnd * rate) / note.rate)];
}

export function frequency(pitch) {
  return 440 * 2 ** ((pitch - 69) / 12);
}
