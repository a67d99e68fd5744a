// One game, quarter by quarter, by its seed: what a page plays, shows and replays.
import { numbersOf } from "./room.mjs";
import { sha256 } from "./sha256.mjs";

const bytes = (numbers) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

const ordered = (room, nation, field) => {
  const { shape, size } = room.described("orders", field);
  const each = size / shape[0];
  return room.figure("opening.orders", field).subarray(nation * each, (nation + 1) * each);
};

const give = (room, nation, row) => {
  const orders = room.reals("opening.orders");
  let from = 0;
  for (const { at, shape } of Object.values(room.table.sheets.orders.fields)) {
    const each = shape.slice(1).reduce((one, length) => one * length, 1);
    orders.set(row.subarray(from, from + each), at + nation * each);
    from += each;
  }
};

// A nation's orders as a row of numbers, as `give` takes them.
const rowOf = (room, nation) => {
  const orders = room.reals("orders");
  return Float64Array.from(Object.values(room.table.sheets.orders.fields).flatMap(({ at, shape }) => {
    const each = shape.slice(1).reduce((one, length) => one * length, 1);
    return [...orders.subarray(at + nation * each, at + (nation + 1) * each)];
  }));
};

export class Game {
  // `lineup` is the number of each nation's policy; a nation that is held keeps the orders it has.
  constructor(room, { seed, replicate = 0, lineup = room.table.lineup }) {
    Object.assign(this, { room, seed, replicate, lineup: [...lineup], tick: 0, hashes: [] });
    room.reset();
    for (const name of ["stocks", "orders", "tally"]) {
      room.reals(name).set(room.reals(`opening.${name}`));
    }
    room.reals("flows").set(room.openingFlows);
    this.hashes.push(this.hash());
  }

  get turn() {
    return Math.floor(this.tick / this.room.table.world.ticks_per_turn);
  }

  get over() {
    return this.tick >= this.room.table.world.ticks;
  }

  // Let a nation follow a policy from now on, by its number; `held` leaves it the orders it has.
  follow(nation, policy) {
    this.lineup[nation] = policy;
  }

  // A nation's numbers of a field of the orders, to read and to write: they are in force for a
  // nation that is held.
  ordered(nation, field) {
    return ordered(this.room, nation, field);
  }

  // Put a row of numbers on the board as a nation's orders: the fields, one after another.
  give(nation, row) {
    give(this.room, nation, row);
  }

  // What a policy, by its number, would order for a nation at the beginning of this turn: a row as
  // `give` takes it. The rules decide in a quarter that is played on the side; the game stays as it is.
  draft(nation, policy) {
    const { room, tick } = this;
    const { held } = room.table;
    const kept = ["opening.standing_offers", "orders"].map((name) => [name, room.reals(name).slice()]);
    room.reals("opening.standing_offers").fill(0); // which are no part of what a policy orders
    room.play({
      seed: this.seed, first: this.replicate, firstTick: tick, lastTick: tick + 1,
      lineups: this.lineup.map((_, i) => (i === nation ? policy : held)),
    });
    room.carry(false, ["orders"]);
    const row = rowOf(room, nation);
    for (const [name, numbers] of kept) room.reals(name).set(numbers);
    return row;
  }

  // What the state tells of a nation, in the order of the table's `levels`: a column of `room.scores`.
  levels(nation) {
    return this.room.table.levels.map((name) => this.room.figure("stocks", name)[nation]);
  }

  // Play a quarter: the state before is in `was` and `past`, the one after in `stocks` and `flows`.
  quarter() {
    const { room } = this;
    room.reals("was").set(room.reals("stocks"));
    room.reals("past").set(room.reals("flows"));
    room.play({
      seed: this.seed, first: this.replicate, lineups: this.lineup,
      firstTick: this.tick, lastTick: this.tick + 1,
    });
    room.carry();
    this.tick += 1;
    this.hashes.push(this.hash());
  }

  turnOver() {
    const { ticks_per_turn: ticks } = this.room.table.world;
    do this.quarter(); while (this.tick % ticks);
  }

  toTheEnd() {
    while (!this.over) this.quarter();
  }

  // sha256 of the state, as Python's state_hash has it.
  hash() {
    return sha256(bytes(this.room.reals("stocks")));
  }

  // The outcome so far, one number for each nation or one of the world, by name.
  outcome() {
    this.room.judge();
    const { fields } = this.room.table.sheets.outcome;
    return Object.fromEntries(
      Object.keys(fields).map((name) => [name, [...this.room.figure("outcome", name)]]));
  }

  // Where the last quarter's change came from: { figure: { cause: [one a nation] } }.
  causes() {
    this.room.explain();
    const named = (fields) =>
      Object.fromEntries(fields.map((name) => [name, [...this.room.figure("causes", name)]]));
    return Object.fromEntries(
      Object.entries(this.room.table.causes).map(([figure, fields]) => [figure, named(fields)]));
  }

  // The first number of the game that means nothing: [quarter, place, value], or null.
  fault() {
    const { at, size } = this.room.described("tally", "fault.quarter");
    const found = this.room.reals("tally").subarray(at, at + this.room.table.sheets.fault.size);
    return size && found[0] ? [...found] : null;
  }
}

// A game that has been played (wasm/recorded.py), to be played again, or otherwise.
export class Recorded {
  // `single` is a room of the same world for what goes on one replicate at a time: there, rules
  // without lanes are twice as fast.
  constructor(room, recorded, single = room) {
    Object.assign(this, { room, single, recorded, rows: numbersOf(recorded.rows), starts: new Map() });
    this.length = recorded.rows.shape[1];
  }

  // What a nation ordered in a turn, of a field of the orders.
  ordered(turn, nation, field) {
    let from = this.recorded.moves[turn][nation] * this.length;
    for (const [name, { shape }] of Object.entries(this.room.table.sheets.orders.fields)) {
      const each = this.room.described("orders", name).size / shape[0];
      if (name === field) return this.rows.subarray(from, from + each);
      from += each;
    }
    return undefined;
  }

  // Play the turns that were played. `policies` { nation: number } follow a policy instead of what
  // was ordered; `orders` { nation: { field: value } } have a number of their orders at a value: both
  // from turn `from` on. If there is any, nations of the menu decide anew from then on, and the
  // others do what they did.
  play({ policies = {}, orders = {}, from = 0 } = {}) {
    const { recorded } = this;
    const changed = Object.keys(policies).length + Object.keys(orders).length > 0;
    const otherwise = this.#lineup(policies, orders);
    const game = this.#asPlayed();
    recorded.moves.forEach((_, turn) => {
      if (changed && turn === from) game.lineup = otherwise;
      this.#give(this.single, game.lineup, turn, turn < from ? {} : orders);
      game.turnOver();
    });
    return game;
  }

  // Replicates `first`, `first` + 1, ... of other luck, from the beginning of turn `from` as it was
  // played, with `policies` and `orders` as `play` has them; answers as `Room.play` does, without
  // notes. Where what is held never changes, all go through the rules at once; else turn by turn.
  outlook({ policies = {}, orders = {}, from = 0, first, replicates }) {
    const lineups = this.#lineup(policies, orders);
    const spans = this.#spans(from, lineups);
    const start = this.#startOf(from);
    const atOnce = spans.length === 1 && replicates > 1;
    const room = atOnce ? this.room : this.single;
    const { world: { ticks_per_turn: ticks }, sheets } = room.table;
    const begin = () => start.forEach((numbers, name) => room.reals(`opening.${name}`).set(numbers));
    const played = ([turn, after], asked) => {
      this.#give(room, lineups, turn, orders);
      const { seed } = this.recorded;
      return room.play({ seed, lineups, firstTick: turn * ticks, lastTick: after * ticks, ...asked });
    };
    if (atOnce) {
      begin();
      return played(spans[0], { first, replicates });
    }
    const outcomes = new Float64Array(replicates * sheets.outcome.size);
    const faults = new Float64Array(replicates * sheets.fault.size);
    for (let k = 0; k < replicates; k++) {
      let last;
      begin();
      for (const span of spans) {
        last = played(span, { first: first + k });
        room.carry(true, ["stocks", "orders", "tally"]);
      }
      outcomes.set(last.outcomes, k * sheets.outcome.size);
      faults.set(last.faults, k * sheets.fault.size);
    }
    return { outcomes, faults, notes: new Float64Array(0), samples: 0, size: 0 };
  }

  // Play again what was ordered: the first quarter whose hash is another (0: the start), or -1.
  replay() {
    return this.parted(this.play().hashes);
  }

  // The first quarter in which these hashes are not those of the game, or -1.
  parted(hashes) {
    return this.recorded.hashes.findIndex((hash, quarter) => hash !== hashes[quarter]);
  }

  #asPlayed() {
    const { seed, replicate, lineup } = this.recorded;
    return new Game(this.single, { seed, replicate, lineup: lineup.map(() => this.room.table.held) });
  }

  // Who decides: nations of the menu, but for those that are told what to order.
  #lineup(policies, orders) {
    return this.recorded.lineup.map((own, nation) => {
      if (nation in policies) return policies[nation];
      return nation in orders ? this.room.table.held : own;
    });
  }

  // Give every nation that nobody decides for what it ordered in a turn, but for what is changed.
  #give(room, lineup, turn, orders) {
    this.recorded.moves[turn].forEach((row, nation) => {
      if (lineup[nation] !== room.table.held) return;
      give(room, nation, this.rows.subarray(row * this.length, (row + 1) * this.length));
      for (const [field, value] of Object.entries(orders[nation] ?? {})) {
        ordered(room, nation, field).fill(value);
      }
    });
  }

  // Turns from `from` on, as [first, after the last] in which all that are held order the same.
  #spans(from, lineups) {
    const { moves } = this.recorded;
    const same = (one, other) => lineups.every((number, nation) =>
      number !== this.room.table.held || moves[one][nation] === moves[other][nation]);
    const found = [];
    for (let turn = from; turn < moves.length; turn++) {
      if (found.length && same(turn - 1, turn)) found.at(-1)[1] = turn + 1;
      else found.push([turn, turn + 1]);
    }
    return found;
  }

  // The sheets at the beginning of a turn as it was played; kept, for a reader tries one turn often.
  #startOf(turn) {
    if (!this.starts.has(turn)) {
      const game = this.#asPlayed();
      for (let k = 0; k < turn; k++) {
        this.#give(this.single, game.lineup, k, {});
        game.turnOver();
      }
      const kept = ["stocks", "orders", "tally"].map((name) => [name, this.single.reals(name).slice()]);
      this.starts.set(turn, new Map(kept));
    }
    return this.starts.get(turn);
  }
}
