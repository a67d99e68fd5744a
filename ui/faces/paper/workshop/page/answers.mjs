// From outcomes to answers: which regime is better for the world, who gains, who would walk out,
// and what one may come to regret. The figures are the rules' own; here they are only counted.

import { bands, mean, paired, regret, summary } from "./statistics.mjs";

// A figure of every future: of the world, or of nation number i.
export const column = (played, table, figure, i = 0) => {
  const { size, fields } = table.sheets.outcome;
  const { at } = fields[figure];
  return Float64Array.from({ length: played.count }, (_, r) => played.outcomes[r * size + at + i]);
};

// Whether every number of every future was sound.
export const sound = (played) => played.faults.every((x) => x === 0);

export const WORLD = "collective_welfare";
export const OWN_SCORE = "score";

// A against B in the same futures.
export const comparison = (a, b, table) => {
  const welfare = [a, b].map((one) => column(one, table, WORLD));
  const survival = [a, b].map((one) => mean(column(one, table, "survival")));
  return {
    count: a.count,
    world: paired(...welfare),
    levels: welfare.map(summary),
    survival,
    endings: [a, b].map((one) => endings(one, table)),
    fans: a.samples ? [bands(a), bands(b)] : null,
    nations: table.world.codes.map((code, i) => ({
      code, ...paired(column(a, table, OWN_SCORE, i), column(b, table, OWN_SCORE, i)),
    })),
  };
};

const endings = (played, table) => {
  const found = new Array(table.lists.ending.length).fill(0);
  for (const ending of column(played, table, "ending")) found[ending] += 1 / played.count;
  return found;
};

// What a nation's leaving of a regime brings it, on the same luck. left: played without it.
export const leaving = (stayed, left, table, i) =>
  paired(column(left, table, OWN_SCORE, i), column(stayed, table, OWN_SCORE, i));

export const WALKS = 0.6; // share of futures in which leaving must pay for a nation to leave

export const walks = ({ share, median }) => share >= WALKS && median > 0;

// Regret of regimes for the world; played: one for each.
export const regrets = (played, table) => {
  const rows = played.map((one) => column(one, table, WORLD));
  return regret(rows).map((one, k) => ({ ...one, level: mean(rows[k]) }));
};
