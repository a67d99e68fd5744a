import assert from "node:assert/strict";
import { test } from "node:test";

import { alike, fitted, members, plan, seats, without } from "../../../../../ui/faces/paper/workshop/page/regimes.mjs";
import { varied } from "../../../../../ui/faces/paper/workshop/page/futures.mjs";
import { shelf } from "../../../../../ui/faces/paper/workshop/page/state.mjs";
import { data, table } from "./tables.mjs";

const [today, all] = shelf(data);

test("everybody is whom no club names", () => {
  assert.deepEqual(all.clubs, [["AAA", "BBB", "CCC"]]);
  const two = fitted({ ...today, clubs: [["*"], ["BBB", "ZZZ"], ["YYY"]] }, table.world.codes);
  assert.deepEqual(two.clubs, [["AAA", "CCC"], ["BBB"]]);
});

test("a regime without members leaves the scenario as it is", () => {
  assert.deepEqual(plan(today, table), { lineup: [5, 6, 7], orders: [], offers: [] });
});

test("members who keep a regime hold its orders", () => {
  const { lineup, orders, offers } = plan(all, table);
  assert.deepEqual(lineup, [-1, -1, -1]);
  const set = new Map(orders);
  assert.deepEqual([3, 4, 5].map((place) => set.get(place)), [0.5, 0.5, 0.5]); // the lever
  assert.equal(set.get(6 + 1), 0.9); // the first towards the second
  assert.ok(!set.has(6) && !set.has(0)); // nobody towards itself, and no other lever
  assert.equal(set.get(15 + 2 * 1 + 1), 1); // the pact on safety
  assert.equal(set.get(15 + 2 * 1), 0); // and not the other
  assert.equal(offers.length, 6);
});

test("stances to outsiders are those of the regime, or as today", () => {
  const club = { ...all, clubs: [["AAA", "BBB"]], towards: 0.2 };
  const set = new Map(plan(club, table).orders);
  assert.equal(set.get(6 + 2), 0.2);
  assert.ok(!set.has(6 + 6)); // the outsider decides for itself
  assert.ok(!new Map(plan({ ...club, towards: null }, table).orders).has(6 + 2));
  assert.deepEqual(plan(club, table).lineup, [-1, -1, 7]);
});

test("who decides by a policy only offers the pacts", () => {
  const { lineup, orders, offers } = plan({ ...all, conduct: "grudger" }, table);
  assert.deepEqual(lineup, [9, 9, 9]);
  assert.deepEqual(orders, []);
  assert.equal(offers.length, 6);
});

test("who leaves is in no club", () => {
  const left = without(all, "BBB");
  assert.deepEqual(members(left, table.world.codes), ["AAA", "CCC"]);
  assert.deepEqual(seats(left, table.world.codes), [0, -1, 0]);
  assert.deepEqual(members(all, table.world.codes).length, 3); // and the regime stays
});

test("names make no other regime", () => {
  assert.ok(alike(all, { ...all, key: "x", name: "Y", why: "z" }, table));
  assert.ok(!alike(all, { ...all, within: 0.8 }, table));
});

const draws = { rows: [Float64Array.from([1, 2, 3, 4])], targets: [[0, 0, 3]], again: [0, 0] };
const none = { orders: [], sheet: 6 };
const plain = ({ values, ...rest }) => ({ ...rest, values: values.map((row) => [...row]) });

test("a part of the futures has their own draws", () => {
  assert.deepEqual(plain(varied(draws, data.assumptions, {}, none, 1, 2)), { targets: [[0, 0, 3]], values: [[2, 3]], again: [0, 0] });
});

test("what the room fixes is the same in every future", () => {
  const found = varied(draws, data.assumptions, { "params.a.b": 9, "params.c": 5 }, none, 0, 2);
  assert.deepEqual(found.values, [[9, 9], [5, 5]]);
  assert.deepEqual(found.targets, [[0, 0, 3], [1, 0, 7], [1, 0, 8]]);
  assert.deepEqual([...draws.rows[0]], [1, 2, 3, 4]);
});

test("orders of one value share a row", () => {
  const found = varied(draws, [], {}, { orders: [[10, 1], [11, 0.5], [12, 1]], sheet: 6 }, 0, 1);
  assert.deepEqual(plain(found).values, [[1], [1], [0.5]]);
  assert.deepEqual(found.targets.slice(1), [[1, 6, 10], [2, 6, 11], [1, 6, 12]]);
});
