// The WebSocket to the daemon: JSON arrays out and in, and a new connection whenever the old one ends.
// Knows nothing of what the messages mean; whoever wants an event names it.

const FIRST_WAIT_MS = 150;
const LONGEST_WAIT_MS = 2000;
const CONNECT_MS = 4000;

export class Bridge {
  #url;
  #socket = null;
  #listeners = new Map();
  // By request number: what was asked, and who waits for its done or fail.
  #waiting = new Map();
  #wait = FIRST_WAIT_MS;
  // Several browsers hear each other's notes; numbers that begin anywhere seldom meet.
  #number = Math.floor(Math.random() * 1e9);

  constructor(url) {
    this.#url = url;
    this.on("done", (command, r, value) => this.#answer(command, r, (asked) => asked.resolve(value)));
    this.on("fail", (command, r, message) => {
      const told = this.#answer(command, r, (asked) => asked.reject(new Error(message)));
      if (!told) this.tell("refused", message);
    });
  }

  // Events of the daemon by their names, and our own: opened, closed, and refused (a fail that nobody waits for).
  on(event, listener) {
    if (!this.#listeners.has(event)) this.#listeners.set(event, []);
    this.#listeners.get(event).push(listener);
  }

  tell(event, ...values) {
    for (const listener of this.#listeners.get(event) ?? []) listener(...values);
  }

  get connected() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  nextNumber() {
    this.#number += 1;
    return this.#number;
  }

  // False if nobody is there to hear it.
  send(verb, ...values) {
    if (!this.connected) return false;
    this.#socket.send(JSON.stringify([verb, ...values]));
    return true;
  }

  // Send under a number of its own: the promise becomes what done brings, or the error that fail tells.
  request(verb, ...values) {
    return this.requestAs(this.nextNumber(), verb, ...values);
  }

  // A request whose refusal is for whoever shows messages.
  order(verb, ...values) {
    this.request(verb, ...values).catch((error) => this.tell("refused", error.message));
  }

  requestAs(r, verb, ...values) {
    return new Promise((resolve, reject) => {
      if (this.send(verb, ...values, r)) this.#waiting.set(r, { verb, resolve, reject });
      else reject(new Error("not connected"));
    });
  }

  // Take back what was asked for under a number.
  cancel(r) {
    this.send("cancel", r);
    const asked = this.#waiting.get(r);
    this.#waiting.delete(r);
    asked?.reject(new Error("cancelled"));
  }

  connect() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    // A port that takes connections and never answers would keep us for minutes.
    const late = setTimeout(() => socket.close(), CONNECT_MS);
    socket.onopen = () => {
      clearTimeout(late);
      this.#wait = FIRST_WAIT_MS;
      this.tell("opened");
    };
    socket.onmessage = (message) => this.tell(...JSON.parse(message.data));
    socket.onclose = () => {
      clearTimeout(late);
      for (const asked of this.#waiting.values()) asked.reject(new Error("the connection was lost"));
      this.#waiting.clear();
      this.tell("closed");
      setTimeout(() => this.connect(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
    };
  }

  #answer(command, r, how) {
    const asked = this.#waiting.get(r);
    if (asked === undefined || asked.verb !== command) return false;
    this.#waiting.delete(r);
    how(asked);
    return true;
  }
}
