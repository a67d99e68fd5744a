// How well a room foresaw: Brier score, interval score, and how often its intervals held.

import { mean, quantiles } from "./statistics.mjs";

export const SURE = 0.8; // what share of futures an interval is asked to hold

// Brier (1950): the mean square of what was missed, over all futures. 0 is best, 0.25 a coin's.
// p: the chance that was given; share: of the futures in which it came.
export const brier = (p, share) => share * (1 - p) ** 2 + (1 - share) * p ** 2;

// Interval score (Gneiting and Raftery 2007) of an interval for `SURE` of the values: its width,
// and a fine for every value outside. Less is better.
export const intervalScore = (low, high, values) => {
  const fine = 2 / (1 - SURE);
  return mean(Float64Array.from(values, (x) =>
    high - low + fine * Math.max(low - x, 0) + fine * Math.max(x - high, 0)));
};

// The share of values that an interval holds.
export const held = (low, high, values) =>
  mean(Float64Array.from(values, (x) => (low <= x && x <= high ? 1 : 0)));

// What one prediction was worth. prediction: { chance: 0 to 1 that A is better, low, high: of A - B }.
export const scored = ({ chance, low, high }, { share, gaps }) => ({
  brier: brier(chance, share),
  interval: intervalScore(low, high, gaps),
  held: held(low, high, gaps),
  side: chance === 0.5 || share === 0.5 ? null : chance > 0.5 === share > 0.5,
});

// A room's predictions of one pair, by nobody's name.
export const room = (predictions, outcome) => {
  if (!predictions.length) return null;
  const scores = predictions.map((one) => scored(one, outcome));
  const chances = predictions.map((one) => one.chance);
  const sides = scores.filter((one) => one.side !== null);
  return {
    count: predictions.length,
    chances,
    pooled: mean(chances),
    pooledBrier: brier(mean(chances), outcome.share),
    brier: mean(scores.map((one) => one.brier)),
    interval: mean(scores.map((one) => one.interval)),
    held: mean(scores.map((one) => one.held)),
    right: sides.length ? sides.filter((one) => one.side).length : null,
    sided: sides.length,
    scores,
  };
};

// How sure a room was against how often it was right, over several rounds, by steps of sureness:
// [{ sure, came, count }]. pairs: [{ chance, share }].
export const calibration = (pairs, steps = [0.5, 0.6, 0.7, 0.8, 0.9, 1]) => {
  const turned = pairs.map(({ chance, share }) =>
    chance < 0.5 ? { sure: 1 - chance, came: 1 - share } : { sure: chance, came: share });
  return steps.slice(0, -1).map((low, k) => {
    const last = k === steps.length - 2;
    const inside = turned.filter(({ sure }) => sure >= low && (last ? sure <= 1 : sure < steps[k + 1]));
    return inside.length && {
      sure: mean(inside.map((one) => one.sure)), came: mean(inside.map((one) => one.came)), count: inside.length,
    };
  }).filter(Boolean);
};

// What the middle of a room says: median chance and median interval.
export const middle = (predictions) => {
  const of = (name) => quantiles(predictions.map((one) => one[name]), [0.5])[0];
  return { chance: of("chance"), low: of("low"), high: of("high") };
};
