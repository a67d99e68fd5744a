import assert from "node:assert/strict";
import { test } from "node:test";

import { comparison } from "../../../../../ui/faces/paper/workshop/page/answers.mjs";
import { Engine, parts } from "../../../../../ui/faces/paper/workshop/page/engine.mjs";
import { Plays } from "../../../../../ui/faces/paper/workshop/page/plays.mjs";
import { plan } from "../../../../../ui/faces/paper/workshop/page/regimes.mjs";
import { initial, shelf } from "../../../../../ui/faces/paper/workshop/page/state.mjs";
import { Words } from "../../../../../ui/faces/paper/workshop/page/words.mjs";
import { data, invented, table } from "./tables.mjs";

class FakeHand {
  constructor(wait = 0) {
    this.wait = wait;
    this.played = [];
  }

  post({ id, job }) {
    this.played.push(job);
    setTimeout(() => this.onAnswer(job.plan.broken ? { id, error: "broken" } : { id, ...invented(job.plan, job) }), this.wait);
  }
}

const [, all] = shelf(data);
const asked = { count: 100, seed: 1, fixed: {} };

test("parts are all futures, once, in whole blocks", () => {
  assert.deepEqual(parts(0, 100, 2), [[0, 16], [16, 16], [32, 16], [48, 16], [64, 16], [80, 16], [96, 4]]);
  assert.deepEqual(parts(64, 64, 2), [[64, 16], [80, 16], [96, 16], [112, 16]]);
  assert.equal(parts(0, 500, 2).length, 32);
  assert.equal(parts(64, 436, 2).length % 2, 0);
  assert.equal(parts(0, 63, 4).reduce((sum, [, count]) => sum + count, 0), 63);
  assert.ok(parts(0, 63, 4).every(([first]) => first % 4 === 0));
});

test("however many hands play, the answer is the same", async () => {
  const one = await new Engine([new FakeHand()]).play(plan(all, table), asked);
  const four = await new Engine([3, 0, 1, 2].map((wait) => new FakeHand(wait))).play(plan(all, table), asked);
  assert.deepEqual(four, one);
});

test("what is dropped answers with nothing, and the next is played", async () => {
  const engine = new Engine([new FakeHand(5)]);
  const first = engine.play(plan(all, table), { ...asked, count: 500 });
  engine.drop();
  assert.equal(await first, null);
  assert.equal((await engine.play(plan(all, table), asked)).count, 100);
});

test("a hand has the next part before it has answered, and no more", () => {
  const hands = [new FakeHand(), new FakeHand()];
  const engine = new Engine(hands);
  engine.play(plan(all, table), { ...asked, count: 500 });
  assert.deepEqual(hands.map(({ played }) => played.map(({ first }) => first)), [[0, 32], [16, 48]]);
});

test("an error of the rules is told to who asked", async () => {
  const engine = new Engine([new FakeHand()]);
  await assert.rejects(engine.play({ ...plan(all, table), broken: true }, asked), /broken/);
  assert.equal((await engine.play(plan(all, table), asked)).count, 100);
});

test("a plan stays the same object while assumptions are turned, so that it is told once", async () => {
  const hand = new FakeHand();
  const plays = new Plays(new Engine([hand]), data);
  const state = initial(data, "en");
  await plays.pair(state, 64);
  await plays.pair({ ...state, fixed: { "params.c": 5 } }, 64);
  assert.equal(new Set(hand.played.map((job) => job.plan)).size, 2);
});

test("a figure is noted every year, or every quarter of a game that ends within one", async () => {
  const every = async (ticks) => {
    const hand = new FakeHand();
    const world = { ...table.world, ticks };
    await new Plays(new Engine([hand]), { ...data, table: { ...table, world } }).pair(initial(data, "en"), 64);
    return new Set(hand.played.map((job) => job.every));
  };
  assert.deepEqual(await every(40), new Set([4]));
  assert.deepEqual(await every(42), new Set([1]));
});

test("what was played is not played again", async () => {
  const hand = new FakeHand();
  const plays = new Plays(new Engine([hand]), data);
  const state = initial(data, "en");
  const first = await plays.pair(state, 64);
  const count = hand.played.length;
  assert.deepEqual(await plays.pair({ ...state, language: "fr" }, 64), first);
  assert.equal(hand.played.length, count);
  await plays.pair({ ...state, fixed: { "params.c": 5 } }, 64);
  assert.equal(hand.played.length, 2 * count);
});

test("the first futures are not played again when all are asked for", async () => {
  const hand = new FakeHand();
  const plays = new Plays(new Engine([hand]), data);
  const state = initial(data, "en");
  await plays.pair(state, 64);
  hand.played = [];
  const whole = await plays.pair(state, 500);
  assert.equal(Math.min(...hand.played.map(({ first }) => first)), 64);
  assert.equal(hand.played.reduce((sum, { count }) => sum + count, 0), 2 * (500 - 64));
  assert.deepEqual(whole, await new Plays(new Engine([new FakeHand()]), data).pair(state, 500));
});

test("who asks without notes is served by a play that has them", async () => {
  const hand = new FakeHand();
  const plays = new Plays(new Engine([hand]), data);
  const state = initial(data, "en");
  await plays.pair(state, 64);
  hand.played = [];
  await plays.regime(state.a, state, 64);
  assert.deepEqual(hand.played, []);
});

test("of two regimes that ask the same, the first is shown for both", async () => {
  const plays = new Plays(new Engine([new FakeHand()]), data);
  const state = initial(data, "en");
  const words = new Words("en", data.texts.en, data.marks.en);
  const ours = { ...all, key: "room-1", name: "Ours" };
  const rows = await plays.regret({ ...state, a: ours, proposals: [ours] }, words);
  assert.deepEqual(rows.map(({ name, keys }) => [name, keys]), [["Ours", ["room-1", "all", "room-1"]], ["Today", ["today", "today"]]]);
});

test("one regime against itself is the same in every future", async () => {
  const plays = new Plays(new Engine([new FakeHand()]), data);
  const state = initial(data, "en");
  const { world, nations } = await plays.pair({ ...state, b: state.a }, 64);
  assert.ok(world.gaps.every((gap) => gap === 0));
  assert.ok(nations.every(({ median, share }) => median === 0 && share === 0.5));
});

test("futures whose numbers mean nothing are refused", async () => {
  const hand = new FakeHand();
  const plays = new Plays(new Engine([hand]), data);
  hand.post = ({ id, job }) => setTimeout(() => hand.onAnswer({ id, ...invented(job.plan, job), faults: Float64Array.of(1) }));
  await assert.rejects(plays.pair(initial(data, "en"), 2), /unsound/);
});

test("a comparison takes the figures of the outcome at their places", () => {
  const played = invented(plan(all, table), { count: 20 });
  const found = comparison(played, played, table);
  assert.equal(found.survival[0], 0.9);
  assert.equal(found.nations.length, 3);
  assert.ok(Math.abs(found.endings[0].reduce((sum, x) => sum + x, 0) - 1) < 1e-12);
  assert.equal(found.fans[0].length, 8);
});
