// What many futures say: quantiles, pairs on the same luck, bands over time, and regret.
// Nothing here knows what the numbers mean.

export const BAND = [0.1, 0.9]; // eight of ten futures lie between

const inOrder = (values) => Float64Array.from(values).sort();

const quantileOf = (ordered, q) => {
  const at = q * (ordered.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, ordered.length - 1);
  return ordered[low] + (at - low) * (ordered[high] - ordered[low]);
};

// Quantiles of some numbers, between neighbours on a straight line.
export const quantiles = (values, wanted) => {
  const ordered = inOrder(values);
  return wanted.map((q) => quantileOf(ordered, q));
};

export const mean = (values) => values.reduce((sum, x) => sum + x, 0) / values.length;

// { median, low, high, mean } of some numbers; low to high holds eight of ten.
export const summary = (values) => {
  const [low, median, high] = quantiles(values, [BAND[0], 0.5, BAND[1]]);
  return { low, median, high, mean: mean(values) };
};

// Two columns of the same futures: how often the first is larger, and by how much.
// A tie counts half for each.
export const paired = (first, second) => {
  const gaps = Float64Array.from(first, (x, k) => x - second[k]);
  let wins = 0;
  for (const gap of gaps) wins += gap > 0 ? 1 : gap === 0 ? 0.5 : 0;
  return { share: wins / gaps.length, gaps, ...summary(gaps) };
};

// A share of futures as whole tenths; what is nearly none or nearly all is told apart from it.
// kind: "all", "nearly_all", "tenths", "even", "nearly_none", "none".
export const inTenths = (share) => {
  const tenths = Math.round(10 * share);
  if (share === 1) return { kind: "all", tenths: 10 };
  if (share === 0) return { kind: "none", tenths: 0 };
  if (tenths === 10) return { kind: "nearly_all", tenths };
  if (tenths === 0) return { kind: "nearly_none", tenths };
  return { kind: tenths === 5 ? "even" : "tenths", tenths };
};

// Bands over time: [{ low, median, high }] of one noted number after each sample.
// notes: [replicates, samples, size] in one row.
export const bands = ({ notes, samples, size }, place = 0) => {
  const count = notes.length / (samples * size);
  return Array.from({ length: samples }, (_, s) =>
    summary(Float64Array.from({ length: count }, (_, r) => notes[(r * samples + s) * size + place])));
};

// How many numbers fall into each of `count` equal bins from low to high; both ends belong to it.
export const histogram = (values, low, high, count) => {
  const bins = new Array(count).fill(0);
  const width = (high - low) / count || 1;
  for (const x of values) bins[Math.min(count - 1, Math.max(0, Math.floor((x - low) / width)))] += 1;
  return bins;
};

// Regret (Savage 1951): in each future, what the best of the choices would have brought beyond
// this one. rows: a column of the same futures for each choice; more is better.
export const regret = (rows) => {
  const futures = rows[0].length;
  const best = Float64Array.from({ length: futures }, (_, r) => Math.max(...rows.map((row) => row[r])));
  return rows.map((row) => {
    const missed = Float64Array.from(row, (x, r) => best[r] - x);
    const [bad] = quantiles(missed, [0.95]);
    let first = 0;
    for (let r = 0; r < futures; r++) {
      if (missed[r] === 0) first += 1 / rows.filter((other) => other[r] === best[r]).length;
    }
    return { mean: mean(missed), bad, largest: Math.max(...missed), best: first / futures, missed };
  });
};
