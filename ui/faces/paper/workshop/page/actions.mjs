// What a control asks for: from a state to the next one. Nothing here draws or plays.

import { predictionOf, priorOf, plain } from "./share.mjs";
import { MOST, available, initial, regimeName } from "./state.mjs";

const side = (state, given, change) => ({ ...state, [given.side]: { ...state[given.side], ...change } });

// A change of what a regime asks makes it one of the room's own.
const own = (state, given, change, { words }) => {
  const regime = state[given.side];
  const kept = regime.name !== "";
  return side(state, given, {
    ...change, key: kept ? regime.key : "own",
    name: change.name ?? (kept ? regime.name : words.say("workshop.changed", { name: regimeName(regime, words) }).slice(0, MOST.name)),
  });
};

const moved = (regime, code, club) => {
  const clubs = [0, 1, 2].map((k) => (regime.clubs[k] ?? []).filter((one) => one !== code));
  if (club >= 0) clubs[club] = [...clubs[club], code];
  while (clubs.length && !clubs.at(-1).length) clubs.pop();
  return clubs;
};

const withoutKey = (table, key) => Object.fromEntries(Object.entries(table).filter(([name]) => name !== key));

// The next key of a regime of the room.
const freeKey = (proposals) => {
  for (let k = 1; ; k++) if (!proposals.some(({ key }) => key === `room-${k}`)) return `room-${k}`;
};

const decimal = (value, low, high, usual) => {
  const x = Number(value);
  return value === "" || !Number.isFinite(x) ? usual : Math.min(high, Math.max(low, x));
};

// given: { value, checked, ...data of the control }; context: { data, words }.
export const ACTIONS = {
  take: (state, given, { data }) => {
    const regime = available(state, data).find(({ key }) => key === given.value);
    return regime ? { ...state, [given.side]: regime } : state;
  },
  swap: (state) => ({ ...state, a: state.b, b: state.a }),
  conduct: (state, given, context) => own(state, given, { conduct: given.value }, context),
  seat: (state, given, context) => own(state, given, { clubs: moved(state[given.side], given.nation, Number(given.value)) }, context),
  all: (state, given, context) => own(state, given, { clubs: [[...context.data.table.world.codes]] }, context),
  none: (state, given, context) => own(state, given, { clubs: [] }, context),
  stance: (state, given, context) => own(state, given, { [given.name]: decimal(given.value, 0, 1, 0.5) }, context),
  "stance-set": (state, given, context) => own(state, given, { [given.name]: given.checked ? 0.5 : null }, context),
  lever: (state, given, context) => {
    const { low, high, default: usual } = context.data.table.levers[given.name];
    return own(state, given, { levers: { ...state[given.side].levers, [given.name]: decimal(given.value, low, high, usual) } }, context);
  },
  "lever-set": (state, given, context) => {
    const { levers } = state[given.side];
    const { default: usual } = context.data.table.levers[given.name];
    return own(state, given, { levers: given.checked ? { ...levers, [given.name]: usual } : withoutKey(levers, given.name) }, context);
  },
  pact: (state, given, context) => {
    const rest = state[given.side].pacts.filter((kind) => kind !== given.name);
    return own(state, given, { pacts: given.checked ? [...rest, given.name] : rest }, context);
  },
  name: (state, given, context) => own(state, given, { name: plain(given.value, MOST.name) || context.words.say("workshop.unnamed") }, context),
  by: (state, given, context) => own(state, given, { by: plain(given.value, MOST.name) }, context),
  why: (state, given, context) => own(state, given, { why: plain(given.value, MOST.text) }, context),
  keep: (state, given, { words }) => {
    if (state.proposals.length >= MOST.proposals) return state;
    const regime = state[given.side];
    const known = state.proposals.some(({ key }) => key === regime.key);
    const kept = { ...regime, name: regimeName(regime, words), key: known ? regime.key : freeKey(state.proposals) };
    const proposals = known ? state.proposals.map((one) => (one.key === kept.key ? kept : one)) : [...state.proposals, kept];
    return { ...state, proposals, [given.side]: kept };
  },
  fix: (state, given, { data }) => {
    const { low, high, value } = data.assumptions.find(({ path }) => path === given.path);
    return { ...state, fixed: { ...state.fixed, [given.path]: decimal(given.value, low, high, value) } };
  },
  "fix-set": (state, given, { data }) => {
    const { value } = data.assumptions.find(({ path }) => path === given.path);
    return { ...state, fixed: given.checked ? { ...state.fixed, [given.path]: value } : withoutKey(state.fixed, given.path) };
  },
  loose: (state) => ({ ...state, fixed: {} }),
  figure: (state, given) => ({ ...state, figure: given.value }),
  nation: (state, given) => ({ ...state, nation: given.value }),
  language: (state, given) => ({ ...state, language: given.value }),
  seed: (state, given, { data }) => ({ ...state, seed: Math.round(decimal(given.value, 0, data.largestSeed, state.seed)) }),
  prior: (state, { who, world, us, sure }, { data }) => {
    if (state.priors.length >= MOST.priors) return state;
    const keys = available(state, data).map(({ key }) => key);
    return { ...state, priors: [...state.priors, priorOf({ who, world, us, sure: decimal(sure, 0, 100, 50) / 100 }, keys)] };
  },
  prediction: (state, { who, chance, low, high }) => {
    if (state.predictions.length >= MOST.predictions) return state;
    const ends = [decimal(low, -100, 100, 0), decimal(high, -100, 100, 0)].sort((one, other) => one - other);
    const one = predictionOf({ who, chance: decimal(chance, 0, 100, 50) / 100, low: ends[0], high: ends[1] });
    return { ...state, predictions: [...state.predictions, one] };
  },
  ask: (state) => (state.rounds.length < MOST.rounds ? { ...state, asking: true, predictions: [] } : state),
  show: (state) => ({ ...state, shown: true }),
  cancel: (state) => ({ ...state, asking: false, predictions: [] }),
  reveal: (state, given, { phones = [] }) => {
    const predictions = [...state.predictions, ...phones].slice(0, MOST.predictions);
    const round = { a: state.a, b: state.b, fixed: state.fixed, predictions };
    return { ...state, asking: false, predictions: [], rounds: [...state.rounds, round] };
  },
  reset: (state, given, { data }) => initial(data, state.language),
};
