import assert from "node:assert/strict";
import { test } from "node:test";

import { bands, histogram, inTenths, paired, quantiles, regret, summary } from "../../../../../ui/faces/paper/workshop/page/statistics.mjs";

test("quantiles lie between neighbours on a straight line", () => {
  assert.deepEqual(quantiles([4, 1, 3, 2], [0, 0.5, 1]), [1, 2.5, 4]);
  assert.deepEqual(quantiles([7], [0.1, 0.9]), [7, 7]);
});

test("eight of ten lie within a summary", () => {
  const { low, median, high, mean } = summary(Array.from({ length: 101 }, (_, k) => k));
  assert.deepEqual([low, median, high, mean], [10, 50, 90, 50]);
});

test("a pair is counted future by future, and a tie is half of each", () => {
  const { share, gaps, mean } = paired([3, 1, 5, 2], [1, 2, 5, 1]);
  assert.equal(share, 2.5 / 4);
  assert.deepEqual([...gaps], [2, -1, 0, 1]);
  assert.equal(mean, 0.5);
});

test("a pair the other way round is the rest", () => {
  const a = [3, 1, 4, 1, 5];
  const b = [2, 7, 1, 8, 2];
  assert.equal(paired(a, b).share + paired(b, a).share, 1);
  assert.equal(paired(a, b).median, -paired(b, a).median);
});

test("nearly all is not all", () => {
  assert.deepEqual(inTenths(1), { kind: "all", tenths: 10 });
  assert.deepEqual(inTenths(0.97), { kind: "nearly_all", tenths: 10 });
  assert.deepEqual(inTenths(0.88), { kind: "tenths", tenths: 9 });
  assert.deepEqual(inTenths(0.52), { kind: "even", tenths: 5 });
  assert.deepEqual(inTenths(0.02), { kind: "nearly_none", tenths: 0 });
  assert.deepEqual(inTenths(0), { kind: "none", tenths: 0 });
});

test("bands take each sample over all futures", () => {
  const notes = Float64Array.from([0, 10, 20, 1, 11, 21]); // two futures, three samples
  const found = bands({ notes, samples: 3, size: 1 });
  assert.deepEqual(found.map(({ median }) => median), [0.5, 10.5, 20.5]);
});

test("every number is in one bin, ends and outliers too", () => {
  assert.deepEqual(histogram([-9, 0, 1, 1.9, 4, 99], 0, 4, 2), [4, 2]);
});

test("regret is what the best would have brought beyond", () => {
  const [one, other] = regret([[1, 5, 3], [2, 4, 3]]);
  assert.deepEqual([...one.missed], [1, 0, 0]);
  assert.deepEqual([...other.missed], [0, 1, 0]);
  assert.equal(one.best, 0.5); // one alone, one shared, of three
  assert.equal(one.best + other.best, 1);
  assert.equal(one.largest, 1);
});

test("whoever is always best regrets nothing", () => {
  const [one] = regret([[3, 3], [1, 2]]);
  assert.deepEqual([one.mean, one.bad, one.best], [0, 0, 1]);
});
