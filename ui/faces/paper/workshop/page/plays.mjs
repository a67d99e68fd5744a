// What has to be played for what is shown, in the order in which people wait for it; what was
// played before is not played again.

import { comparison, leaving, regrets, sound } from "./answers.mjs";
import { together } from "./engine.mjs";
import { alike, members, plan, without } from "./regimes.mjs";
import { available, regimeName } from "./state.mjs";

export const AT_ONCE = 64; // futures of the first answer, and of questions about many regimes
const KEPT_PLAYS = 120;
const YEAR = 4;

export class Plays {
  constructor(engine, data) {
    Object.assign(this, { engine, data });
    this.kept = new Map();
    this.planned = new WeakMap(); // a regime is the same object while only assumptions are turned
  }

  #plan(regime) {
    if (!this.planned.has(regime)) {
      const made = plan(regime, this.data.table);
      this.planned.set(regime, { made, told: JSON.stringify(made) });
    }
    return this.planned.get(regime);
  }

  // The futures of one regime, from what was played where it is the same. Null where dropped.
  async regime(regime, { seed, fixed }, count, note = {}) {
    const { made, told } = this.#plan(regime);
    const asked = JSON.stringify([told, seed, fixed]);
    const key = (many, noted) => JSON.stringify([asked, many, noted]);
    if (this.kept.has(key(count, note))) return this.kept.get(key(count, note));
    const begun = this.kept.get(key(AT_ONCE, note)); // the first futures, which are some of these
    const first = begun && count > AT_ONCE ? AT_ONCE : 0;
    const rest = await this.engine.play(made, { first, count: count - first, seed, fixed, ...note });
    if (!rest) return null;
    const played = first ? together([begun, rest]) : rest;
    if (!sound(played)) throw new Error("unsound");
    this.#keep(key(count, note), played);
    this.#keep(key(count, {}), played); // whoever asks for no notes is served, too
    return played;
  }

  #keep(key, played) {
    this.kept.set(key, played);
    if (this.kept.size > KEPT_PLAYS) this.kept.delete(this.kept.keys().next().value);
  }

  // A against B, with the figure that the room looks at noted every year.
  async pair(state, count) {
    const note = this.#note(state);
    const [a, b] = await Promise.all([state.a, state.b].map((one) => this.regime(one, state, count, note)));
    return a && b ? comparison(a, b, this.data.table) : null;
  }

  #note({ figure, nation }) {
    const { at, each } = this.data.table.sheets.stocks.fields[figure];
    const { codes } = this.data.table.world;
    const i = each.some(Boolean) ? Math.max(codes.indexOf(nation), 0) : 0;
    return { every: this.data.table.world.ticks % YEAR ? 1 : YEAR, ranges: [[at + i, 1]] };
  }

  // What leaving would bring each member of a regime.
  async leavers(regime, state) {
    const { codes } = this.data.table.world;
    const stayed = await this.regime(regime, state, AT_ONCE);
    const found = [];
    for (const code of members(regime, codes)) {
      const left = stayed && await this.regime(without(regime, code), state, AT_ONCE);
      if (!left) return null;
      found.push({ code, ...leaving(stayed, left, this.data.table, codes.indexOf(code)) });
    }
    return found;
  }

  // Regret of all regimes on the shelf and on the cards.
  async regret(state, words) {
    const all = [];
    for (const one of [state.a, state.b, ...available(state, this.data)]) {
      const same = all.find(({ regime }) => alike(one, regime, this.data.table));
      if (same) same.keys.push(one.key); // of two that ask the same, the first is shown
      else all.push({ regime: one, keys: [one.key] });
    }
    const played = [];
    for (const { regime } of all) {
      const made = await this.regime(regime, state, AT_ONCE);
      if (!made) return null;
      played.push(made);
    }
    return regrets(played, this.data.table).map((one, k) =>
      ({ ...one, missed: null, keys: all[k].keys, name: regimeName(all[k].regime, words) }));
  }

  // A comparison for each round that was played, as it was asked.
  async rounds(state) {
    const found = [];
    for (const { a, b, fixed } of state.rounds) {
      const answer = await this.pair({ ...state, a, b, fixed }, this.data.draws.count);
      if (!answer) return null;
      found.push(answer);
    }
    return found;
  }
}
