// What is being rendered, and the preset that is rendered ahead.

import { at, noteName, stamped } from "./dom.js";

const PACE_MS = 500;

export class Queue {
  #bridge;
  #state;
  #jobs = at("jobs");
  #found = [];
  #asked = 0;
  // The request of the prerender that is under way.
  #ahead = null;

  constructor(bridge, state) {
    this.#bridge = bridge;
    this.#state = state;
    bridge.on("queued", (r, ...job) => {
      if (r === this.#asked) this.#found.push(job);
    });
    bridge.on("progress", (r, notes, of, left) => {
      if (r === this.#ahead) this.#progress(notes, of, left);
    });
    at("prerender").addEventListener("click", () => (this.#ahead === null ? this.#begin() : this.#cancel()));
    state.watch("status", () => this.#summary());
    setInterval(() => this.#poll(), PACE_MS);
  }

  async #poll() {
    if (!this.#bridge.connected) return this.#draw([]);
    this.#bridge.send("status", 0);
    if (!this.#state.status.queued) return this.#draw([]);
    this.#found = [];
    this.#asked = this.#bridge.nextNumber();
    try {
      await this.#bridge.requestAs(this.#asked, "queue");
      this.#draw(this.#found);
    } catch {
      this.#draw([]);
    }
  }

  #summary() {
    const { queued, cached } = this.#state.status;
    const kept = cached === undefined ? "" : `${cached} ready`;
    at("queue-text").textContent = queued ? `${queued} waiting, ${kept}` : kept;
  }

  #draw(jobs) {
    at("idle").hidden = jobs.length > 0 || this.#ahead !== null;
    while (this.#jobs.children.length > jobs.length) this.#jobs.lastChild.remove();
    while (this.#jobs.children.length < jobs.length) this.#jobs.append(stamped("job-template"));
    jobs.forEach(([, pitch, made, of, priority], place) => {
      const job = this.#jobs.children[place];
      const bar = job.querySelector("progress");
      job.querySelector(".what").textContent = noteName(pitch);
      job.querySelector(".priority").textContent = priority;
      bar.value = of > 0 ? made / of : 0;
      bar.setAttribute("aria-label", `${noteName(pitch)}, ${priority}`);
    });
  }

  // The preset ahead

  async #begin() {
    const r = this.#bridge.nextNumber();
    this.#ahead = r;
    this.#show(true);
    try {
      await this.#bridge.requestAs(r, "prerender");
    } catch (error) {
      if (this.#ahead === r) this.#bridge.tell("refused", error.message);
    }
    if (this.#ahead === r) this.#end();
  }

  #cancel() {
    const r = this.#ahead;
    this.#end();
    this.#bridge.cancel(r);
  }

  #end() {
    this.#ahead = null;
    this.#show(false);
  }

  #show(running) {
    at("prerendering").hidden = !running;
    at("prerender").textContent = running ? "Cancel" : "Render ahead";
    if (running) this.#progress(0, 0, 0);
  }

  #progress(notes, of, left) {
    const bar = at("prerender-progress");
    if (of > 0) [bar.max, bar.value] = [of, notes];
    else bar.removeAttribute("value");
    const time = left > 0 ? `, ${duration(left)} left` : "";
    at("prerender-text").textContent = of > 0 ? `${notes} of ${of} notes${time}` : "Preset …";
  }
}

function duration(seconds) {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
