// One game, quarter by quarter, by its seed: what a page plays, shows and replays.
import { sha256 } from "./sha256.mjs";

const bytes = (numbers) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

export class Game {
  // `lineup` is the number of each nation's policy; a nation that is held keeps the orders it has.
  constructor(room, { seed, lineup = room.table.lineup }) {
    Object.assign(this, { room, seed, lineup: [...lineup], tick: 0, hashes: [] });
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

  // Put a number of a nation's orders on the board: for the field, and behind its first axis, `at`.
  order(nation, field, value, at = 0) {
    const { shape } = this.room.described("orders", field);
    const each = shape.slice(1).reduce((product, length) => product * length, 1);
    for (const sheet of ["orders", "opening.orders"]) {
      this.room.figure(sheet, field)[nation * each + at] = value;
    }
  }

  // Play a quarter: the state before is in `was` and `past`, the one after in `stocks` and `flows`.
  quarter() {
    const { room } = this;
    room.reals("was").set(room.reals("stocks"));
    room.reals("past").set(room.reals("flows"));
    room.play({
      seed: this.seed, lineups: this.lineup, firstTick: this.tick, lastTick: this.tick + 1,
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

// The first quarter after which a game played again is no longer the same, or -1: the replay of a
// diary that says its hashes.
export const parted = (hashes, others) => {
  const length = Math.max(hashes.length, others.length);
  for (let k = 0; k < length; k++) if (hashes[k] !== others[k]) return k;
  return -1;
};
