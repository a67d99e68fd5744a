// A small world for tests of the page: three nations, two pacts, two levers, no rules.

const field = (at, shape, each) => ({ at, shape, each, unit: "0-1", meaning: "" });

export const table = {
  world: { codes: ["AAA", "BBB", "CCC"], names: ["Aland", "Bland", "Cland"], first_quarter: "2025-Q1", ticks: 32 },
  lineup: [5, 6, 7],
  held: -1,
  policies: [{ name: "grudger", number: 9 }],
  lists: { pact: ["sharing", "safety"], ending: ["brink", "concert"] },
  levers: { visa: { low: 0, high: 1, default: 1 }, safety: { low: 0, high: 1, default: 0 } },
  varied: { late_orders: 6 },
  sheets: {
    orders: {
      fields: {
        visa: field(0, [3], [true]), safety: field(3, [3], [true]),
        stance: field(6, [3, 3], [true, true]), offer: field(15, [3, 3, 2], [true, true, false]),
      },
    },
    outcome: { size: 6, fields: { score: field(0, [3]), collective_welfare: field(3, []), survival: field(4, []), ending: field(5, []) } },
    stocks: { fields: { survival: field(0, [], []), gdp: field(1, [3], [true]) } },
  },
};

export const data = {
  made: { version: "1", rules: "r", scenario: "small", world: "w" },
  seed: 1,
  largestSeed: 1000,
  language: "en",
  table,
  texts: { en: { "workshop.changed": "{name}, changed", "workshop.unnamed": "without a name", "regime.today.name": "Today", "regime.all.name": "All" } },
  marks: { en: [",", ".", " "] },
  figures: [{ key: "survival", each: false, unit: "probability" }, { key: "gdp", each: true, unit: "$bn" }],
  shelf: [
    { key: "today", clubs: [], conduct: "own", within: null, towards: null, pacts: [], levers: {} },
    { key: "all", clubs: [["*"]], conduct: "kept", within: 0.9, towards: null, pacts: ["safety"], levers: { safety: 0.5 } },
  ],
  assumptions: [
    { path: "params.a.b", row: 0, low: 0, high: 2, value: 1, unit: "share", targets: [[0, 3]] },
    { path: "params.c", row: -1, low: 0, high: 9, value: 4, unit: "$bn", targets: [[0, 7], [0, 8]] },
  ],
  draws: { count: 500 },
};

// What an engine would answer, made up from the plan: only for statistics and for what is shown.
export const invented = (plan, { count, first = 0 }) => {
  const strength = plan.orders.reduce((sum, [, value]) => sum + value, 0);
  const outcomes = new Float64Array(count * 6);
  for (let r = 0; r < count; r++) {
    const luck = Math.sin(37.5 * (first + r));
    const row = [50 + luck, 50 - luck + strength, 50, 40 + 5 * luck + strength * (luck > -0.5 ? 1 : -1), 0.9, luck > 0 ? 1 : 0];
    outcomes.set(row, 6 * r);
  }
  const notes = Float64Array.from({ length: count * 8 }, (_, k) => 1 - (k % 8) / 50);
  return { outcomes, faults: new Float64Array(count), notes, samples: 8, size: 1, count };
};
