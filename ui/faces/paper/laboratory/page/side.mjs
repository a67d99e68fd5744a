// A game that the page has: its world in memory, what comes of a choice on the game's own luck, and
// what comes of it on others.
import { Recorded } from "./game.mjs";
import { Pool } from "./pool.mjs";
import { Room } from "./room.mjs";

export class Side {
  // Raises Refused where rules and world do not belong together.
  constructor({ rules, single }, { title, names, called, dates, table, game }, startPool) {
    const recorded = new Recorded(new Room(single, table), game);
    Object.assign(this, { rules, single, title, names, called, dates, table, game, recorded, startPool });
    const played = recorded.play();
    this.played = played.outcome();
    this.hashes = played.hashes;
    this.kept = new Map(); // answers to what is asked again at every move of a slider
  }

  nation(code) {
    return this.table.world.codes.indexOf(code);
  }

  // The first quarter whose hash is not the game's, or -1.
  parted() {
    return this.recorded.parted(this.hashes);
  }

  // What a choice { code, from, policy, orders } means here, as `Recorded.outlook` takes it.
  question({ code, from, policy, orders }) {
    const nation = this.nation(code);
    return {
      from,
      policies: policy === null ? {} : { [nation]: policy },
      orders: Object.keys(orders).length ? { [nation]: orders } : {},
    };
  }

  // What it is held against: where orders are changed, the same nation with those that it gave.
  unchanged(question) {
    const held = Object.keys(question.orders).map((nation) => [nation, {}]);
    return { from: question.from, policies: {}, orders: Object.fromEntries(held) };
  }

  // The outcome on the game's own luck, by name: one number for each nation or one of the world.
  ownLuck(question) {
    const own = { ...question, first: Number(this.game.replicate), replicates: 1 };
    const { outcomes } = this.recorded.outlook(own);
    const { fields } = this.table.sheets.outcome;
    return Object.fromEntries(Object.entries(fields).map(([name, { at, shape }]) =>
      [name, [...outcomes.subarray(at, at + shape.reduce((one, length) => one * length, 1))]]));
  }

  // A nation's score and the world's survival on so many other draws, the same ones for every
  // question: { score, survival }, each a row of numbers.
  async otherLuck(question, code, first, count) {
    this.pool ??= Pool.of(
      this.rules, this.table, this.startPool.worker, this.startPool.count,
      { recorded: this.game, module: this.single.module });
    const pool = await this.pool;
    const after = Number(this.game.replicate) + 1 + first;
    const { outcomes } = await pool.outlook({ ...question, first: after, replicates: count });
    const { size, fields } = this.table.sheets.outcome;
    const row = (at) => Float64Array.from({ length: count }, (_, k) => outcomes[k * size + at]);
    return {
      score: row(fields.score.at + this.nation(code)), survival: row(fields.survival.at),
    };
  }

  // The same, of what is held against: asked once for each nation and turn.
  otherLuckBefore(question, code, first, count) {
    const key = JSON.stringify([question, code, first, count]);
    if (!this.kept.has(key)) this.kept.set(key, this.otherLuck(question, code, first, count));
    return this.kept.get(key);
  }
}
