// A world laid out in the memory of the rules, and their calls. All names and places come from the
// table and from the stamp of the module: no rule, figure or offset is written here.

const BYTES = 8;
const LINE = 64;
const HALF = 2 ** 32;

const aligned = (at) => (at + LINE - 1) & ~(LINE - 1);

// The doubles of an array of the table.
export const numbersOf = (array) => {
  const raw = Uint8Array.from(atob(array.numbers), (c) => c.charCodeAt(0));
  return new Float64Array(raw.buffer);
};

export class Room {
  // Raises Refused where table and rules do not belong together.
  constructor(rules, table) {
    rules.accept(table);
    Object.assign(this, { rules, table, lanes: rules.lanes });
    this.exports = rules.instance().exports;
    this.next = aligned(this.exports.heap.value);
    this.buffers = new Map(); // name: { at, length }
    this.rows = {};
    for (const [name, leaves] of Object.entries(rules.stamp.calls)) {
      const last = leaves.at(-1);
      this.rows[name] = { at: this.#take((last.word + last.words) * BYTES), leaves };
    }
    this.#layOut();
    this.passing = this.next; // what a call needs in passing lies from here on
  }

  #layOut() {
    const { sheets, opening, constants } = this.table;
    for (const [name, sheet] of Object.entries(sheets)) this.#place(name, sheet.size); // one world
    for (const leaf of this.rows.play.leaves) {
      // a replicate in each lane
      if (leaf.kind === "sheet") this.#place(leaf.name, this.#kind(leaf.name).size * (leaf.lanes || 1));
    }
    this.#place("past", sheets.flows.size);
    this.#place("was", sheets.stocks.size);
    for (const [name, array] of Object.entries(opening)) {
      const numbers = numbersOf(array);
      this.#place(`opening.${name}`, numbers.length);
      this.reals(`opening.${name}`).set(numbers);
    }
    for (const name of ["nations", "params", "traits"]) {
      this.reals(name).set(this.reals(`opening.${name}`));
    }
    this.openingFlows = numbersOf(constants.opening_flows); // of the quarter before the first
    this.reals("watched").set(numbersOf(constants.watched));
    for (const name of ["nations", "params", "traits", "watched"]) this.#spread(name);
    this.given = new Map(Object.keys(opening).map((k) => [k, this.reals(`opening.${k}`).slice()]));
  }

  #spread(name) {
    const one = this.reals(name);
    const wide = this.reals(`block.${name}`);
    const lanes = wide.length / one.length;
    one.forEach((x, k) => wide.fill(x, k * lanes, (k + 1) * lanes));
  }

  #take(bytes) {
    const at = this.next;
    this.next = aligned(at + Math.max(bytes, 1));
    const missing = this.next - this.exports.memory.buffer.byteLength;
    if (missing > 0) this.exports.memory.grow(Math.ceil(missing / 65536));
    return at;
  }

  #place(name, length) {
    this.buffers.set(name, { at: this.#take(length * BYTES), length });
  }

  // A view of a buffer. It is good until the next call, which may move the memory.
  reals(name) {
    const { at, length } = this.buffers.get(name);
    return new Float64Array(this.exports.memory.buffer, at, length);
  }

  whole(name) {
    const { at, length } = this.buffers.get(name);
    return new BigInt64Array(this.exports.memory.buffer, at, length);
  }

  // A view of one figure of a sheet of one world ("stocks", "orders", "opening.params", ...).
  figure(sheet, field) {
    const { at, size } = this.described(sheet, field);
    return this.reals(sheet).subarray(at, at + size);
  }

  // Where a figure stands, its shape, unit, meaning and bounds.
  described(sheet, field) {
    const found = this.#kind(sheet).fields[field];
    return { ...found, size: found.shape.reduce((product, length) => product * length, 1) };
  }

  // Everything as the world has it.
  reset() {
    for (const [name, numbers] of this.given) this.reals(`opening.${name}`).set(numbers);
  }

  // Take the state, orders and tally that the last `play` ended with in its first lane (flows and
  // outcome too) into the sheets of one world; with `start`, the next `play` goes on from there.
  carry(start = true, names = ["stocks", "orders", "tally", "flows", "outcome"]) {
    for (const name of names) {
      const from = this.reals(`block.${name}`);
      const into = this.reals(name);
      for (let k = 0; k < into.length; k++) into[k] = from[k * this.lanes];
      if (start && this.buffers.has(`opening.${name}`)) this.reals(`opening.${name}`).set(into);
    }
  }

  // Replicates `first`, `first` + 1, ... of a seed from the opening's state after `firstTick`
  // quarters, as agents.host.Host.play plays them. `lineups` is a policy's number for each nation,
  // or for each nation one of every replicate; `ranges` [[place, length], ...] of stocks are noted
  // every `every` quarters; `varied` is { targets, values, again } as agents.block.Varied has it.
  play({
    seed, first = 0, replicates = 1, lineups = this.table.lineup, firstTick = 0, lastTick, ticks,
    every = 0, ranges = [], varied = { targets: [], values: [], again: [] },
  }) {
    const { world, sheets } = this.table;
    const whole = ticks ?? world.ticks;
    const last = lastTick ?? whole;
    const columns = Array.isArray(lineups[0]) ? replicates : 1;
    const size = ranges.reduce((sum, [, length]) => sum + length, 0);
    const samples = every ? Math.floor(last / every) - Math.floor(firstTick / every) : 0;
    const outcomes = sheets.outcome.size;
    this.next = this.passing;
    const given = {
      lineups: this.#whole(lineups.map((one) => [one].flat()), [lineups.length, columns]),
      "varied.targets": this.#whole(varied.targets, [varied.targets.length, 3]),
      "varied.values": this.#real(varied.values, [
        varied.values.length, varied.values[0]?.length ?? 0,
      ]),
      "varied.again": this.#whole([varied.again], [varied.again.length]),
      "span.seed": seed, "span.first_tick": firstTick, "span.last_tick": last, "span.ticks": whole,
      "span.ticks_per_turn": world.ticks_per_turn,
      "sample.every": every, "sample.size": size,
      "sample.ranges": this.#whole(ranges, [ranges.length, 2]),
      first,
      outcomes: this.#empty([replicates, outcomes]),
      faults: this.#empty([replicates, sheets.fault.size]),
      notes: this.#empty([replicates, samples, size]),
      "scratch.policies": this.#empty([lineups.length, columns > 1 ? this.lanes : 1]),
      "scratch.notes": this.#empty([samples, size * this.lanes]),
    };
    this.#call("play", (leaf) => given[leaf.name] ?? this.#own(leaf));
    const read = ({ at, shape }) =>
      new Float64Array(this.exports.memory.buffer, at, product(shape)).slice();
    return {
      outcomes: read(given.outcomes), faults: read(given.faults), notes: read(given.notes),
      samples, size,
    };
  }

  // Where the change from `was` to `stocks` came from, into `causes`.
  explain() {
    const named = { p: "params", now: "stocks" };
    this.#call("explain", (leaf) => this.#sheet(named[leaf.name] ?? leaf.name));
  }

  // What the game has come to, of `stocks` and `tally`, into `outcome`.
  judge() {
    this.#call("judge", (leaf) => this.#sheet(leaf.name));
  }

  // The score that a nation earns in each of some states, told by rows of the table's `levels`.
  scores(nation, levels) {
    const states = levels[0].length;
    this.next = this.passing;
    const given = {
      nation,
      levels: this.#real(levels, [levels.length, states]),
      parts: this.#empty([this.table.components.length, states]),
      score: this.#empty([states]),
    };
    this.#call("score_states", (leaf) => given[leaf.name] ?? this.#sheet(leaf.name));
    const view = ({ at, shape }) =>
      new Float64Array(this.exports.memory.buffer, at, product(shape)).slice();
    return { score: view(given.score), parts: view(given.parts) };
  }

  // Whether the orders on the board keep within their limits; if not, the first that does not.
  check(sheet = "orders") {
    this.reals("fault").fill(0);
    const named = { orders: sheet };
    this.#call("check_orders", (leaf) =>
      leaf.kind === "number" ? 1 : this.#sheet(named[leaf.name] ?? leaf.name));
    const [found, place, value] = this.reals("fault");
    return found ? { ...this.#ordered(place), value } : null;
  }

  #ordered(place) {
    const { fields } = this.table.sheets.orders;
    const [field, { at, bounds }] = Object.entries(fields).findLast(([, one]) => one.at <= place);
    return { field, place: place - at, bounds };
  }

  #own(leaf) {
    const [part, name] = leaf.name.split(/\.(.*)/s);
    if (part === "opening") {
      const { at } = this.buffers.get(leaf.name);
      return { at, shape: this.table.opening[name].shape };
    }
    if (leaf.kind === "sheet") return this.#sheet(leaf.name);
    const { at, length } = this.buffers.get(`block.${name}`); // memory: the block's, as numbers
    return { at, shape: [length] };
  }

  #kind(buffer) {
    const name = buffer.split(".").at(-1); // block.stocks and opening.stocks are laid out as stocks
    return this.table.sheets[{ past: "flows", was: "stocks" }[name] ?? name];
  }

  #sheet(name) {
    return { at: this.buffers.get(name).at, shape: [this.#kind(name).nations] };
  }

  // Whole numbers in two halves each: a thousand of them as BigInt take longer than a game's opening.
  #whole(rows, shape) {
    const given = this.#empty(shape);
    const halves = new Int32Array(this.exports.memory.buffer, given.at, 2 * product(shape));
    let k = 0;
    for (const row of rows) {
      for (const x of row) {
        halves[k] = x;
        halves[k + 1] = Math.floor(x / HALF);
        k += 2;
      }
    }
    return given;
  }

  #real(rows, shape) {
    const given = this.#empty(shape);
    const numbers = new Float64Array(this.exports.memory.buffer, given.at, product(shape));
    rows.forEach((row, k) => numbers.set(row, k * row.length));
    return given;
  }

  #empty(shape) {
    return { at: this.#take(product(shape) * BYTES), shape };
  }

  #call(name, valueOf) {
    const { at, leaves } = this.rows[name];
    const words = new Map(leaves.map((leaf) => [leaf.word, valueOf(leaf)]));
    const row = new BigInt64Array(this.exports.memory.buffer, at); // after all room is taken
    for (const [word, value] of words) {
      if (typeof value === "object") [value.at, ...value.shape].forEach((x, k) => { row[word + k] = BigInt(x); });
      else row[word] = BigInt(value);
    }
    const status = this.exports[name](at);
    if (status !== 0) throw new Error(`the rules raised error ${status} in ${name}`);
  }
}

const product = (shape) => shape.reduce((one, length) => one * length, 1);
