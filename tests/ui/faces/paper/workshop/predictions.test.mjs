import assert from "node:assert/strict";
import { test } from "node:test";

import { brier, calibration, held, intervalScore, middle, room, scored } from "../../../../../ui/faces/paper/workshop/page/predictions.mjs";

const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-12, `${one} is not ${other}`);

test("a Brier score is the mean over futures", () => {
  near(brier(1, 1), 0);
  near(brier(0.5, 0.7), 0.25);
  near(brier(0.8, 0.6), 0.6 * 0.04 + 0.4 * 0.64);
});

test("no chance scores better than the share that comes", () => {
  for (const p of [0, 0.2, 0.59, 0.61, 1]) assert.ok(brier(p, 0.6) > brier(0.6, 0.6));
});

test("an interval score is the width, and ten times what lies outside", () => {
  near(intervalScore(0, 4, [1, 2, 3]), 4);
  near(intervalScore(0, 4, [5, 2]), 4 + 10 / 2);
  near(intervalScore(0, 4, [-1]), 14);
});

test("the ends of an interval belong to it", () => near(held(1, 2, [1, 2, 3, 0]), 0.5));

test("who is on no side is neither right nor wrong", () => {
  const outcome = { share: 0.8, gaps: [1, -1] };
  assert.equal(scored({ chance: 0.5, low: 0, high: 1 }, outcome).side, null);
  assert.equal(scored({ chance: 0.9, low: 0, high: 1 }, outcome).side, true);
  assert.equal(scored({ chance: 0.1, low: 0, high: 1 }, outcome).side, false);
});

test("a room's mean chance scores no worse than its members do on average", () => {
  const predictions = [0.1, 0.6, 0.9].map((chance) => ({ chance, low: -1, high: 2 }));
  const found = room(predictions, { share: 0.7, gaps: [1, -3, 0] });
  assert.ok(found.pooledBrier <= found.brier);
  assert.deepEqual([found.count, found.right, found.sided], [3, 2, 3]);
  assert.equal(room([], { share: 1, gaps: [1] }), null);
});

test("calibration turns every answer to its likelier side", () => {
  const rows = calibration([{ chance: 0.9, share: 1 }, { chance: 0.05, share: 0.2 }, { chance: 0.55, share: 0.5 }]);
  assert.deepEqual(rows.map(({ count }) => count), [1, 2]);
  near(rows[1].sure, 0.925);
  near(rows[1].came, 0.9);
});

test("the middle of a room", () => {
  const found = middle([{ chance: 0.2, low: 0, high: 1 }, { chance: 0.4, low: 1, high: 3 }, { chance: 0.9, low: -5, high: 2 }]);
  assert.deepEqual(found, { chance: 0.4, low: 0, high: 2 });
});
