// Joins the panel: the connection, what is known, the sound, and the widgets that show and move them.

import { Bridge } from "./bridge.js";
import { Corners } from "./corners.js";
import { at, keep, kept, paced } from "./dom.js";
import { EmbeddingPlot } from "./embedding.js";
import { Knobs } from "./knobs.js";
import { LastNote } from "./last_note.js";
import { Learn } from "./learn.js";
import { Meters } from "./meters.js";
import { Pad } from "./pad.js";
import { Piano } from "./piano.js";
import { Presets } from "./presets.js";
import { Queue } from "./queue.js";
import { Sound } from "./sound.js";
import { State } from "./state.js";
import { followTheme } from "./theme.js";

const LINKS = {
  connecting: "Connecting",
  connected: "Connected",
  lost: "No daemon: trying again",
  ended: "The daemon has ended: waiting for it",
};
const MESSAGE_MS = 8000;

export const bridge = new Bridge(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket`);
export const state = new State(bridge);
export const sound = new Sound(bridge, state);

function showMessages() {
  let timer = null;
  const show = (text, wrong) => {
    at("message").textContent = text;
    at("message").classList.toggle("problem", wrong);
    clearTimeout(timer);
    timer = setTimeout(() => (at("message").textContent = ""), MESSAGE_MS);
  };
  bridge.on("refused", (text) => show(text, true));
  bridge.on("told", (text) => show(text, false));
}

function showLink() {
  state.watch("link", () => {
    at("link").dataset.link = state.link;
    at("link-text").textContent = LINKS[state.link];
    at("link").title = state.version ? `Daemon ${state.version}` : "";
  });
}

function setSound() {
  const box = at("sound");
  const text = box.nextElementSibling;
  const turn = (on) => {
    box.checked = sound.enabled = on;
    state.change("sound");
  };
  turn(kept("sound", "on") === "on");
  box.addEventListener("change", () => {
    turn(box.checked);
    keep("sound", box.checked ? "on" : "off");
  });
  for (const gesture of ["pointerdown", "keydown"]) {
    document.addEventListener(gesture, () => sound.wake(), { capture: true });
  }
  state.watch("sound", () => {
    const asleep = sound.enabled && !sound.running;
    text.textContent = asleep ? "Sound: press any key" : "Sound in this browser";
  });
  // A daemon that plays itself counts its gaps. Every note would be heard twice, if nobody has chosen so.
  state.watch("status", () => {
    if (state.status.underruns !== undefined && sound.enabled && kept("sound", null) === null) turn(false);
  });
}

function setVolume() {
  const volume = at("volume");
  const follow = () => (sound.volume = volume.valueAsNumber);
  volume.value = kept("volume", 0.8);
  follow();
  volume.addEventListener("input", () => {
    follow();
    keep("volume", volume.value);
  });
}

function setGlide() {
  const glide = at("glide");
  const send = paced(50, (seconds) => bridge.order("glide", seconds));
  glide.addEventListener("input", () => {
    state.glide = glide.valueAsNumber;
    state.change("glide");
    send(glide.valueAsNumber);
  });
  state.watch("glide", () => {
    glide.max = Math.max(2, state.glide);
    glide.value = state.glide;
    at("glide-seconds").value = state.glide > 0 ? `${state.glide.toFixed(2)} s` : "off";
    glide.setAttribute("aria-valuetext", state.glide > 0 ? `${state.glide.toFixed(2)} seconds` : "held notes stay");
  });
}

function setPanic() {
  at("panic").addEventListener("click", () => {
    bridge.send("panic");
    sound.silence();
  });
}

function joinWidgets() {
  new Corners(bridge, state);
  new Pad(bridge, state);
  new Presets(bridge, state);
  const lastNote = new LastNote(bridge, sound);
  const meters = new Meters(bridge, state, sound, lastNote);
  new Piano(bridge, (r) => meters.struck(r));
  const highlight = (dimension) => {
    knobs.show(dimension);
    plot.show(dimension);
  };
  const knobs = new Knobs(bridge, state, highlight);
  const plot = new EmbeddingPlot(bridge, state, highlight);
  new Queue(bridge, state);
  new Learn(bridge, state);
  followTheme(() => lastNote.draw());
}

showMessages();
showLink();
setSound();
setVolume();
setGlide();
setPanic();
joinWidgets();
bridge.connect();
