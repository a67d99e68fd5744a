// What the server says, as these pages read it: one place that knows its names, and gives what may
// be missing a value.

const list = (given) => given ?? [];
const at = (values, k) => values.at(k) ?? null;

// A world's chances before its last turn.
const before = ({ history, survival }) => {
  const past = list(history);
  return at(past, at(past, -1) === survival ? -2 : -1);
};

const world = (given, k) => {
  const earlier = before(given);
  return {
    ...given,
    number: k,
    nations: list(given.nations),
    ties: list(given.ties),
    pacts: list(given.ties).reduce((sum, [, , kinds]) => sum + kinds, 0),
    news: list(given.news),
    joined: list(given.joined),
    missing: given.missing ?? given.waiting ?? null,
    change: earlier === null ? null : 100 * (given.survival - earlier),
  };
};

const lesson = (given) => ({ ...given, scenario: given.scenario ?? "", seconds_left: given.seconds_left ?? null });

// Where the worlds of a view begin to count: worlds are shown from 1 on.
const base = (given) => Math.min(...list(given).map(({ number }) => number), 1);

export const projector = (view) => ({
  ...view,
  class: lesson(view.class),
  worlds: list(view.worlds).map(world),
  join: { addresses: list(view.join?.addresses) },
  predictions: view.predictions ?? null,
  vote: view.vote ?? null,
  seats: { taken: view.joined ?? 0, capacity: view.capacity ?? 0 },
  missing: view.waiting ?? 0,
});

const STATUSES = [
  ["stand_in", ({ stood_in: by }) => Boolean(by)],
  ["away", ({ present }) => present === false],
  ["predicted", ({ predicted }) => Boolean(predicted)],
  ["ended", ({ ended }) => Boolean(ended)],
  ["planning", () => true],
];

const seat = (given, requests) => ({
  ...given,
  request: requests.find((one) => one.seat === given.number)?.number ?? null,
  status: STATUSES.find(([, is]) => is(given))[0],
  since: given.since ?? null,
});

export const console_ = (view) => {
  const requests = list(view.requests);
  return {
    ...view,
    class: lesson(view.class),
    next: view.class.next ?? null,
    notice: view.class.notice ?? "",
    seats: list(view.seats).map((one) => seat(one, requests)),
    free: list(view.free),
    ask: list(view.ask),
    exports: list(view.exports),
    missing: view.waiting ?? list(view.seats).filter((one) => MISSING[view.class.phase]?.(one)).length,
    base: base(view.worlds),
  };
};

// Who is waited for.
const MISSING = {
  plan: (one) => !one.ended && !one.stood_in,
  predict: (one) => !one.predicted && !one.stood_in,
};

export const late = (phase, one) => MISSING[phase]?.(one) ?? false;

export const debrief = (said) => ({
  ...said,
  years: list(said.years),
  turns: list(said.turns),
  worlds: list(said.worlds),
  parting: list(said.parting),
  transplants: list(said.transplants),
  rules: list(said.rules),
  personal: said.personal ?? { seats: 0, ready: 0 },
  explanations: said.explanations ?? { count: 0, rule: 0, luck: 0, choice: 0 },
  predictions: said.predictions ?? null,
});
