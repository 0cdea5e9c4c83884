// The four corners: their instruments, their shares, and new instruments made of sound files laid onto them.

import { at, clamp, percent, spoken, stamped } from "./dom.js";
import { CORNERS } from "./state.js";

// What the daemon takes in names; all else becomes a space.
const NOT_IN_NAMES = /[^\p{L}\p{N}_ &'+-]+/gu;
const LONGEST_NAME = 64;
const MOST_MEGABYTES = 32;
// The longest name of the bank has 17.
const MANY_LETTERS = 18;

export class Corners {
  #bridge;
  #state;
  #corners = [];

  constructor(bridge, state) {
    this.#bridge = bridge;
    this.#state = state;
    CORNERS.forEach((place, index) => this.#make(place, index));
    this.#takeDrops();
    state.watch("instruments", () => this.#fill());
    state.watch("corners", () => this.#choose());
    state.watch("position", () => this.#share());
  }

  #make(place, index) {
    const corner = stamped("corner-template");
    corner.dataset.corner = index;
    const [name, add, file] = [".name", ".add", ".file"].map((part) => corner.querySelector(part));
    name.setAttribute("aria-label", `Instrument ${place}`);
    name.addEventListener("change", () => this.#set(index, name.value));
    add.textContent = "Add sound";
    add.setAttribute("aria-label", `Add sound: encode a file as a new instrument, ${place}`);
    add.addEventListener("click", () => file.click());
    file.setAttribute("aria-label", `Sound file for ${place}`);
    file.addEventListener("change", () => {
      if (file.files.length > 0) this.#encode(index, file.files[0]);
      file.value = "";
    });
    at("field").insertBefore(corner, index < 2 ? at("pad") : null);
    this.#corners.push(corner);
  }

  // Grouped by family, as the bank has them.
  #fill() {
    const families = Map.groupBy(this.#state.instruments.filter(Boolean), (instrument) => instrument.family);
    for (const corner of this.#corners) {
      const groups = [...families].map(([family, instruments]) => {
        const group = document.createElement("optgroup");
        group.label = spoken(family);
        group.append(...instruments.map(({ name }) => new Option(spoken(name), name)));
        return group;
      });
      corner.querySelector(".name").replaceChildren(...groups);
    }
    this.#choose();
  }

  #choose() {
    this.#corners.forEach((corner, index) => {
      corner.querySelector(".name").value = this.#state.corners[index];
    });
    // All four in letters of one size, in which the longest has room.
    const longest = Math.max(...this.#state.corners.map((name) => name.length));
    at("field").style.setProperty("--letters", clamp(longest, MANY_LETTERS / 2, MANY_LETTERS));
  }

  #share() {
    this.#corners.forEach((corner, index) => {
      const share = this.#state.shares[index];
      corner.style.setProperty("--share", share.toFixed(3));
      corner.querySelector(".share").textContent = percent(share);
    });
  }

  async #set(index, instrument) {
    try {
      await this.#bridge.request("corner", index, instrument);
      this.#tell(index, "");
    } catch (error) {
      this.#tell(index, error.message, true);
      this.#choose();
    }
  }

  #tell(index, text, wrong = false) {
    const told = this.#corners[index].querySelector(".told");
    told.textContent = text;
    told.classList.toggle("problem", wrong);
  }

  // The daemon's worker makes an instrument of the file, in a second or two; then the corner is it.
  async #encode(index, file) {
    const name = file.name.replace(/\.[^.]*$/, "").replace(NOT_IN_NAMES, " ").trim().slice(0, LONGEST_NAME).trim();
    if (file.size > MOST_MEGABYTES * 2 ** 20) {
      this.#tell(index, `${file.name} has more than ${MOST_MEGABYTES} MB: a few seconds of a sound are enough`, true);
      return;
    }
    this.#corners[index].setAttribute("aria-busy", "true");
    this.#tell(index, `Encoding ${file.name} …`);
    try {
      const answer = await fetch(`/instruments?${new URLSearchParams({ name })}`, { method: "POST", body: file });
      const told = await answer.json().catch(() => ({ error: `the daemon answered ${answer.status}` }));
      if (!answer.ok) throw new Error(told.error);
      await this.#set(index, told.name);
    } catch (error) {
      this.#tell(index, `${file.name}: ${error.message}`, true);
    } finally {
      this.#corners[index].removeAttribute("aria-busy");
    }
  }

  // A file may be dropped anywhere on the field: the nearest corner takes it, and shows so. Elsewhere on the page
  // it is refused, where browsers would leave the page to open it.
  #takeDrops() {
    const carriesFile = (event) => event.dataTransfer?.types.includes("Files");
    document.addEventListener("dragover", (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      const index = this.#under(event);
      event.dataTransfer.dropEffect = index === null ? "none" : "copy";
      this.#aim(index, true);
    });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) this.#aim(null, false);
    });
    document.addEventListener("drop", (event) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      const index = this.#under(event);
      this.#aim(null, false);
      if (index !== null && event.dataTransfer.files.length > 0) this.#encode(index, event.dataTransfer.files[0]);
    });
  }

  #under(event) {
    const { left, right, top, bottom } = at("field").getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left || x > right || y < top || y > bottom) return null;
    return (x > (left + right) / 2 ? 1 : 0) + (y > (top + bottom) / 2 ? 2 : 0);
  }

  #aim(index, carried) {
    at("field").classList.toggle("awaits", carried);
    at("pad").dataset.aim = index === null ? "" : CORNERS[index];
    this.#corners.forEach((corner, place) => corner.classList.toggle("aimed", place === index));
  }
}
