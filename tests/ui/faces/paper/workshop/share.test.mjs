import assert from "node:assert/strict";
import { test } from "node:test";

import { ACTIONS } from "../../../../../ui/faces/paper/workshop/page/actions.mjs";
import { MARK, Unread, plain, read, stateOf, written } from "../../../../../ui/faces/paper/workshop/page/share.mjs";
import { History, MOST, initial } from "../../../../../ui/faces/paper/workshop/page/state.mjs";
import { Words } from "../../../../../ui/faces/paper/workshop/page/words.mjs";
import { data } from "./tables.mjs";

const words = new Words("en", data.texts.en, data.marks.en);
const context = { data, words };
const fresh = () => initial(data, "en");
const act = (state, action, given = {}) => ACTIONS[action](state, given, context);

const full = () => {
  let state = act(fresh(), "lever", { side: "a", name: "safety", value: "0.7" });
  state = act(state, "by", { side: "a", value: "Table <b>three</b>" });
  state = act(state, "keep", { side: "a" });
  state = act(state, "fix", { path: "params.c", value: "5" });
  state = act(state, "prior", { who: "", world: "room-1", us: "", sure: "80" });
  state = act(act(state, "ask"), "prediction", { who: "x", chance: "70", low: "4", high: "-1" });
  return act(state, "reveal");
};

test("a state is read as it was written", () => {
  const state = full();
  assert.deepEqual(read(written(state), data).state, state);
});

test("a report is read by the state within", () => {
  const page = `<p>x</p><script type="application/json" id="${MARK}">${written(full())}</script>`;
  const found = read(page, data);
  assert.deepEqual(found.state, full());
  assert.equal(found.report, page);
});

test("what was typed ends no script", () => {
  const state = act(fresh(), "why", { side: "b", value: "</script><script>alert(1)</script>" });
  assert.ok(!written(state).includes("<"));
  assert.equal(read(written(state), data).state.b.why, "</script><script>alert(1)</script>");
});

const spoilt = (change) => {
  const state = JSON.parse(written(full()));
  change(state);
  return () => stateOf(state, data);
};

const refused = (reason) => (error) => error instanceof Unread && error.reason === reason;

const WRONG = {
  "another kind": [(s) => { s.kind = "x"; }, "not_ours"],
  "another form": [(s) => { s.form = 1; }, "other_form"],
  "other rules": [(s) => { s.made.rules = "q"; }, "other_world"],
  "another world": [(s) => { s.made.world = "q"; }, "other_world"],
  "a stance above 1": [(s) => { s.a.within = 1.5; }, "range"],
  "a lever below its range": [(s) => { s.a.levers.safety = -1; }, "range"],
  "a figure beyond its evidence": [(s) => { s.fixed["params.c"] = 10; }, "range"],
  "a figure that there is not": [(s) => { s.fixed["params.z"] = 1; }, "unknown"],
  "a nation that there is not": [(s) => { s.a.clubs = [["ZZZ"]]; }, "unknown"],
  "a nation in two clubs": [(s) => { s.a.clubs = [["AAA"], ["AAA"]]; }, "damaged"],
  "a policy that there is not": [(s) => { s.b.conduct = "constructor"; }, "unknown"],
  "a lever named as an object's": [(s) => { s.b.levers = { constructor: 1 }; }, "unknown"],
  "a text for a number": [(s) => { s.a.within = "0.5"; }, "damaged"],
  "a number for a text": [(s) => { s.a.name = 5; }, "damaged"],
  "an infinite number": [(s) => { s.rounds[0].predictions[0].chance = Infinity; }, "damaged"],
  "ends the wrong way round": [(s) => { s.rounds[0].predictions[0].low = 50; }, "range"],
  "too many": [(s) => { s.priors = new Array(MOST.priors + 1).fill(s.priors[0]); }, "damaged"],
  "nothing": [(s) => { delete s.a; }, "damaged"],
  "half a seed": [(s) => { s.seed = 1.5; }, "damaged"],
  "a language that there is not": [(s) => { s.language = "toString"; }, "unknown"],
};

for (const [name, [change, reason]] of Object.entries(WRONG)) {
  test(`a file with ${name} is refused`, () => assert.throws(spoilt(change), refused(reason)));
}

test("no file of ours, and one that is too large", () => {
  assert.throws(() => read("<html>", data), refused("not_ours"));
  assert.throws(() => read("[1", data), refused("not_ours"));
  assert.throws(() => read("null", data), refused("damaged"));
  assert.throws(() => read(" ".repeat(1e6 + 1), data), refused("too_large"));
});

test("text of others is one line without marks that turn it", () => {
  assert.equal(plain("a\nb\u202ec\u0000", 60), "a b\ufffdc\ufffd");
  assert.equal(plain("é".repeat(99), 60).length, 60);
});

test("numbers that are typed stay within their range", () => {
  assert.equal(act(fresh(), "stance", { side: "a", name: "within", value: "7" }).a.within, 1);
  assert.equal(act(fresh(), "fix", { path: "params.a.b", value: "-3" }).fixed["params.a.b"], 0);
  assert.equal(act(fresh(), "fix", { path: "params.a.b", value: "" }).fixed["params.a.b"], 1);
  assert.equal(act(fresh(), "seed", { value: "1e99" }).seed, 1000);
});

test("a change makes a regime the room's own, once", () => {
  const once = act(fresh(), "pact", { side: "a", name: "sharing", checked: true });
  const twice = act(once, "stance-set", { side: "a", name: "towards", checked: true });
  assert.deepEqual([once.a.name, twice.a.name, twice.a.key], ["All, changed", "All, changed", "own"]);
  assert.deepEqual(once.a.pacts, ["safety", "sharing"]);
});

test("a name that is typed is kept", () => {
  const named = act(fresh(), "name", { side: "a", value: "Ours" });
  assert.deepEqual([named.a.name, named.a.key], ["Ours", "own"]);
  assert.equal(act(named, "name", { side: "a", value: "Yours" }).a.name, "Yours");
  assert.equal(act(named, "name", { side: "a", value: "" }).a.name, "without a name");
});

test("what is kept again takes the place of what was kept", () => {
  let state = act(act(fresh(), "keep", { side: "a" }), "lever-set", { side: "a", name: "visa", checked: true });
  state = act(state, "keep", { side: "a" });
  assert.equal(state.proposals.length, 1);
  assert.equal(state.proposals[0].levers.visa, 1);
});

test("every step can be undone and done again", () => {
  const history = new History(fresh());
  const first = history.now;
  history.step(act(first, "swap"));
  const second = history.now;
  history.undo();
  assert.equal(history.now, first);
  history.undo();
  assert.equal(history.now, first);
  history.redo();
  assert.equal(history.now, second);
  history.redo();
  history.step(second);
  assert.equal(history.past.length, 1);
});

test("nobody moves in two clubs", () => {
  let state = act(fresh(), "seat", { side: "a", nation: "BBB", value: "1" });
  assert.deepEqual(state.a.clubs, [["AAA", "CCC"], ["BBB"]]);
  state = act(state, "seat", { side: "a", nation: "BBB", value: "-1" });
  assert.deepEqual(state.a.clubs, [["AAA", "CCC"]]);
});
