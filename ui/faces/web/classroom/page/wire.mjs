// The wire: what a page sends is kept until the server has acknowledged it, and what the server
// says comes over one socket that mends itself. No line, no loss: a change that could not be sent
// is sent again with the same number, so that it is never taken twice.

const PATIENCE = [500, 1000, 2000, 4000, 8000]; // milliseconds between tries
const ALIVE = 25_000; // silence after which a line is taken for dead
const SOON = 10_000; // within which an answer must come

export const GONE = [4401, 4402]; // the server knows this seat no longer, or not yet

export const letters = (count = 8) => Array.from(crypto.getRandomValues(new Uint8Array(count)), (k) => "abcdefghijklmnopqrstuvwxyz"[k % 26]).join("");

// Send once. Answers what the server said, with `status`; raises TypeError where no answer came.
export const post = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    signal: AbortSignal.timeout?.(SOON),
  });
  const said = await answer.json().catch(() => ({ ok: false, sentence: "" }));
  return { ...said, status: answer.status };
};

// Read once. Answers the JSON with `status` 200, else { status }; raises TypeError without answer.
export const read = async (path) => {
  const answer = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout?.(SOON) });
  return answer.status === 200 ? { status: answer.status, view: await answer.json() } : { status: answer.status };
};

const waits = (ms) => new Promise((done) => setTimeout(done, ms));

// Changes on their way, one after the other.
export class Outbox {
  // onAnswer(answer, change): what the server said; onLost(): no line, it is tried again;
  // onQueue(queue): it is another one now
  constructor(path, { onAnswer = () => {}, onLost = () => {}, onQueue = () => {} } = {}) {
    Object.assign(this, { path, onAnswer, onLost, onQueue, queue: [], page: letters(), last: 0, busy: false, awake: null });
  }

  // Changes that the server has not acknowledged.
  get pending() {
    return this.queue.length;
  }

  // Queue a change; one that still waits for its turn and means the same `target` is replaced.
  // Answers what the server will say.
  send(change, target = null) {
    const same = target && this.queue.find((one) => one.target === target && !one.sent);
    if (same) {
      same.body = { ...change, page: this.page, id: same.body.id };
      this.onQueue(this.queue);
      return same.promise;
    }
    return this.#add({ body: { ...change, page: this.page, id: ++this.last }, target, sent: false });
  }

  // Send what an earlier page could not, as it was.
  adopt(bodies) {
    for (const body of bodies) this.#add({ body, target: null, sent: true });
  }

  // Try at once: there is a line again.
  wake() {
    this.awake?.();
  }

  #add(one) {
    one.promise = new Promise((settle) => { one.settle = settle; });
    this.queue.push(one);
    this.onQueue(this.queue);
    this.#run();
    return one.promise;
  }

  async #run() {
    if (this.busy) return;
    this.busy = true;
    for (let tries = 0; this.queue.length;) {
      const [one] = this.queue;
      one.sent = true;
      const answer = await post(this.path, one.body).catch(() => null);
      if (answer === null || answer.status === 429 || answer.status >= 502) { // not heard: again, as it was
        if (answer?.status !== 429) this.onLost();
        const pause = PATIENCE[Math.min(tries++, PATIENCE.length - 1)];
        await Promise.race([waits(pause), new Promise((done) => { this.awake = done; })]);
        continue;
      }
      tries = 0;
      this.queue.shift();
      this.onQueue(this.queue);
      this.onAnswer(answer, one.body);
      one.settle(answer);
    }
    this.busy = false;
  }
}

// The line on which views come.
export class Line {
  // onView(view); onState(true | false): whether there is a line; onGone(): the seat is no longer ours
  constructor(as, { onView, onState = () => {}, onGone = () => {}, path = "/live" }) {
    Object.assign(this, { as, onView, onState, onGone, path, tries: 0, open: null, heard: 0 });
    this.#connect();
    setInterval(() => this.#watch(), 5_000);
    for (const name of ["online", "pageshow"]) addEventListener(name, () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  // Look at once whether the line still holds, and begin a new one where it does not.
  hurry() {
    if (this.open === true && Date.now() - this.heard < ALIVE) return;
    this.tries = 0;
    this.#connect();
  }

  #connect() {
    clearTimeout(this.again);
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}${this.path}?as=${this.as}`);
    this.socket?.close();
    this.socket = socket;
    this.heard = Date.now();
    const ours = (does) => (event) => { if (this.socket === socket) does(event); };
    socket.onopen = ours(() => { this.tries = 0; this.#state(true); });
    socket.onmessage = ours(({ data }) => this.#heard(data));
    socket.onclose = ours(({ code }) => this.#closed(code));
  }

  #heard(data) {
    this.heard = Date.now();
    const said = JSON.parse(data);
    if (said.kind === "view") this.onView(said.view);
  }

  #closed(code) {
    this.socket = null;
    this.#state(false);
    if (GONE.includes(code)) {
      this.onGone();
      return;
    }
    const pause = PATIENCE[Math.min(this.tries++, PATIENCE.length - 1)];
    this.again = setTimeout(() => this.#connect(), pause * (0.75 + 0.5 * Math.random())); // not all at once
  }

  #watch() {
    if (this.open && Date.now() - this.heard > ALIVE) this.#connect();
  }

  #state(open) {
    if (open === this.open) return;
    this.open = open;
    this.onState(open);
  }
}
