// What a workshop is: two regimes, the room's own, what it fixes, and what it foresees. A state is
// never changed; an action makes another one, so that every step can be undone.

import { fitted } from "./regimes.mjs";

export const FORM = 2;
export const KIND = "sixpillars-workshop";
export const MOST = { proposals: 24, priors: 60, predictions: 260, rounds: 16, name: 60, text: 400, fixed: 400 };
const MOST_STEPS = 200;

// The regime that a card begins with, or that is built from nothing.
export const blank = (key, name = "") => ({
  key, name, by: "", why: "", clubs: [], conduct: "kept", within: null, towards: null, pacts: [], levers: {},
});

// The shelf of the product, for the nations of this world, named in the language of `words`.
export const shelf = (data) => data.shelf.map((one) => ({ ...blank(one.key), ...fitted(one, data.table.world.codes) }));

export const initial = (data, language) => {
  const [a, b] = shelf(data);
  return {
    form: FORM, kind: KIND, made: data.made, language, seed: data.seed,
    a: b, b: a, proposals: [], fixed: {}, figure: data.figures[0].key, nation: "",
    priors: [], predictions: [], asking: false, shown: false, rounds: [],
  };
};

// The name of a regime: the room's own words, or those of the shelf.
export const regimeName = (regime, words) =>
  regime.name || (words.knows(`regime.${regime.key}.name`) ? words.say(`regime.${regime.key}.name`) : words.say("workshop.unnamed"));

// All regimes that can be taken: of the product, then of the room.
export const available = (state, data) => [...shelf(data), ...state.proposals];

export class History {
  constructor(state) {
    Object.assign(this, { past: [], now: state, coming: [] });
  }

  // Take a step; the same state is none.
  step(state) {
    if (state === this.now) return;
    this.past = [...this.past.slice(-MOST_STEPS), this.now];
    this.coming = [];
    this.now = state;
  }

  undo() {
    if (!this.past.length) return;
    this.coming = [this.now, ...this.coming];
    this.now = this.past.at(-1);
    this.past = this.past.slice(0, -1);
  }

  redo() {
    if (!this.coming.length) return;
    this.past = [...this.past, this.now];
    [this.now, ...this.coming] = this.coming;
  }
}
