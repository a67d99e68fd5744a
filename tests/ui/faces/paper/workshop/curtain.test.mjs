import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIONS } from "../../../../../ui/faces/paper/workshop/page/actions.mjs";
import { hidden } from "../../../../../ui/faces/paper/workshop/page/curtain.mjs";
import { MOST, initial } from "../../../../../ui/faces/paper/workshop/page/state.mjs";
import { data } from "./tables.mjs";

const act = (state, name, context = {}) => ACTIONS[name](state, {}, { data, ...context });
const one = (chance) => ({ who: "", chance, low: -1, high: 1 });

test("nothing is shown before the room has predicted, nor while it is asked", () => {
  const fresh = initial(data, "en");
  assert.equal(hidden(fresh), true);
  const asking = act(fresh, "ask");
  assert.equal(hidden(asking), true);
  assert.equal(hidden(act(asking, "cancel")), true);
  const shown = act(asking, "reveal");
  assert.equal(hidden(shown), false);
  assert.equal(hidden(act(shown, "ask")), true);
  assert.equal(hidden(act(shown, "reset")), true);
});

test("whoever leads may lift the curtain, but not while the room is asked", () => {
  const lifted = act(initial(data, "en"), "show");
  assert.equal(hidden(lifted), false);
  assert.equal(hidden(act(lifted, "ask")), true);
});

test("a round has what was typed and what phones said, and no more than it may", () => {
  const asking = { ...act(initial(data, "en"), "ask"), predictions: [one(0.1)] };
  const chances = (state) => state.rounds[0].predictions.map(({ chance }) => chance);
  assert.deepEqual(chances(act(asking, "reveal", { phones: [one(0.2), one(0.3)] })), [0.1, 0.2, 0.3]);
  assert.deepEqual(chances(act(asking, "reveal")), [0.1]);
  const many = Array.from({ length: 2 * MOST.predictions }, () => one(0.5));
  assert.equal(chances(act(asking, "reveal", { phones: many })).length, MOST.predictions);
});
