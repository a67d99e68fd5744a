// One game, quarter by quarter, by its seed: what a page plays, shows and replays.
import { numbersOf } from "./room.mjs";
import { sha256 } from "./sha256.mjs";

const bytes = (numbers) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

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
    const { shape, size } = this.room.described("orders", field);
    const each = size / shape[0];
    return this.room.figure("opening.orders", field).subarray(nation * each, (nation + 1) * each);
  }

  // Put a row of numbers on the board as a nation's orders: the fields, one after another.
  give(nation, row) {
    let at = 0;
    for (const field of Object.keys(this.room.table.sheets.orders.fields)) {
      const place = this.ordered(nation, field);
      place.set(row.subarray(at, at + place.length));
      at += place.length;
    }
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
  constructor(room, recorded) {
    Object.assign(this, { room, recorded, rows: numbersOf(recorded.rows) });
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
  // was ordered; `orders` { nation: { field: value } } have a number of their orders at a value. If
  // there is any, nations of the menu decide anew, and the others do what they did.
  play({ policies = {}, orders = {} } = {}) {
    const { recorded, room } = this;
    const otherwise = Object.keys(policies).length + Object.keys(orders).length > 0;
    const { held } = room.table;
    const lineup = recorded.lineup.map((own, nation) => {
      if (nation in policies) return policies[nation];
      return otherwise && !(nation in orders) ? own : held;
    });
    const game = new Game(room, { seed: recorded.seed, replicate: recorded.replicate, lineup });
    for (const moves of recorded.moves) {
      moves.forEach((row, nation) => {
        if (lineup[nation] !== held) return;
        game.give(nation, this.rows.subarray(row * this.length, (row + 1) * this.length));
        for (const [field, value] of Object.entries(orders[nation] ?? {})) {
          game.ordered(nation, field).fill(value);
        }
      });
      game.turnOver();
    }
    return game;
  }

  // Play again what was ordered: the first quarter whose hash is another (0: the start), or -1.
  replay() {
    const { hashes } = this.play();
    return this.recorded.hashes.findIndex((hash, quarter) => hash !== hashes[quarter]);
  }
}
