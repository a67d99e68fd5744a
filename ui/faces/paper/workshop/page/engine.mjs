// The engine: asks workers to play regimes, and puts their parts together. What a future comes to
// depends on its number only, never on the worker that played it or on the part that it came in.

export const PART = 16; // futures that one worker plays before it looks for something newer
const AHEAD = 2; // parts that a hand has at once: it need not wait while the page draws
const LANES = 4; // a part is whole blocks of the widest module

// Parts of `count` futures from `first` on: as many for each of so many workers, and as large.
export const parts = (first, count, workers) => {
  const each = Math.ceil(count / workers / PART);
  const size = Math.ceil(count / workers / each / LANES) * LANES;
  const made = [];
  for (let k = 0; k < count; k += size) made.push([first + k, Math.min(size, count - k)]);
  return made;
};

const put = (pieces, name, Kind = Float64Array) => {
  const whole = new Kind(pieces.reduce((sum, one) => sum + one[name].length, 0));
  let at = 0;
  for (const one of pieces) {
    whole.set(one[name], at);
    at += one[name].length;
  }
  return whole;
};

// Plays of one regime, one after the other, as one.
export const together = (pieces) => {
  const [{ samples, size }] = pieces;
  return {
    outcomes: put(pieces, "outcomes"), faults: put(pieces, "faults"), notes: put(pieces, "notes"),
    samples, size, count: pieces.reduce((sum, one) => sum + one.count, 0),
  };
};

export class Engine {
  // hands: [{ post(message), onAnswer }] that answer { id, ...played } or { id, error }
  constructor(hands) {
    this.free = Array.from({ length: AHEAD }, () => hands).flat();
    this.hands = hands;
    this.queue = [];
    this.waiting = new Map();
    this.next = 0;
    for (const hand of hands) hand.onAnswer = (answer) => this.#answered(hand, answer);
  }

  // Everything that no hand has begun is forgotten; who waits for it gets null.
  drop() {
    const forgotten = this.queue.splice(0);
    for (const { id } of forgotten) {
      this.waiting.get(id)?.settle(null);
      this.waiting.delete(id);
    }
  }

  // Play a regime's plan in `count` futures from `first` on. Answers { outcomes, faults, notes,
  // samples, size, count }, or null where it was dropped. Raises Error where the rules refuse.
  async play(plan, { count, seed, fixed, ranges = [], every = 0, first = 0 }) {
    const shares = parts(first, count, this.hands.length);
    const jobs = shares.map(([from, size]) => this.#ask({ plan, seed, fixed, ranges, every, first: from, count: size }));
    this.#serve();
    const pieces = await Promise.all(jobs);
    if (pieces.some((one) => one === null)) return null;
    return together(pieces.map((one, k) => ({ ...one, count: shares[k][1] })));
  }

  #ask(job) {
    const id = this.next++;
    this.queue.push({ id, job });
    return new Promise((settle, fail) => this.waiting.set(id, { settle, fail }));
  }

  #serve() {
    while (this.free.length && this.queue.length) {
      const hand = this.free.shift();
      hand.post(this.queue.shift());
    }
  }

  #answered(hand, { id, error, ...played }) {
    this.free.push(hand);
    const waits = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waits?.fail(new Error(error));
    else waits?.settle(played);
    this.#serve();
  }
}
