// What the server says, as these pages read it: one place that knows its names, and gives what may
// be missing a value.

const list = (given) => given ?? [];

const world = (given) => ({
  ...given,
  nations: list(given.nations),
  ties: list(given.ties),
  news: list(given.news),
  joined: list(given.joined),
  change: 100 * (given.survival - (given.survival_before ?? given.survival)),
});

const lesson = (given) => ({ ...given, scenario: given.scenario ?? "", seconds_left: given.seconds_left ?? null });

export const projector = (view) => ({
  ...view,
  class: lesson(view.class),
  worlds: list(view.worlds).map(world),
  join: { addresses: list(view.join?.addresses) },
});

const WAITED = { planning: "plan", predicting: "predict", answering: "before after", voting: "vote" };

// Whether a seat is waited for in a phase.
export const late = (phase, { status }) => (WAITED[status] ?? "").split(" ").includes(phase);

export const console_ = (view) => {
  const requests = list(view.requests);
  return {
    ...view,
    class: lesson(view.class),
    seats: list(view.seats).map((one) => ({ ...one, request: requests.find(({ seat }) => seat === one.number)?.number ?? null })),
    places: list(view.places),
    ask: list(view.ask),
    exports: list(view.exports),
  };
};

// Of those who gave a rise some chance, how sure they were of it or of its contrary, and how many
// were right.
const sureness = (bins) => bins.filter(({ count }) => count).map(({ said, right, count }) => (said >= 0.5
  ? { sure: said, right, count } : { sure: 1 - said, right: 1 - right, count }));

const predictions = ({ rise, survival }) => ({
  rise: { ...rise, bins: list(rise.bins).filter(({ count }) => count), sure: sureness(list(rise.bins)) },
  survival: { ...survival, inside: Math.round((survival.inside ?? 0) * survival.count) },
});

export const debrief = (said) => (said.ready ? {
  ...said,
  years: list(said.quarters).map((quarter) => quarter.slice(0, 4)),
  rules: list(said.rules),
  several: list(said.runs).length > 1,
  transplants: list(said.transplants).map((one) => ({ ...one, measured: list(one.lucks).length > 0 })),
  predictions: said.predictions && predictions(said.predictions),
} : said);
