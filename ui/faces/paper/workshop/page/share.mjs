// Files that a room hands on: its state as JSON, alone or within a report. What comes from others
// is looked at number by number; the first thing that is wrong is told, and nothing is taken.

import { KEPT, OWN } from "./regimes.mjs";
import { FORM, KIND, MOST } from "./state.mjs";

export const LARGEST = 1e6; // bytes
export const MARK = "sixpillars-workshop";

export class Unread extends Error {
  constructor(reason, values = {}) {
    super(reason);
    Object.assign(this, { reason, values }); // the page has a sentence for each
  }
}

// Controls, marks that turn the direction of writing, and halves of characters.
const STRANGE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// Text as it may be shown: of one line, and not longer than `most`.
export const plain = (text, most) => {
  if (typeof text !== "string") throw new Unread("damaged");
  return Array.from(text.replace(/[\n\r\t]/g, " ").replace(STRANGE, "\ufffd")).slice(0, most).join("");
};

const number = (x, low, high, name) => {
  if (typeof x !== "number" || !Number.isFinite(x)) throw new Unread("damaged");
  if (x < low || x > high) throw new Unread("range", { name, value: x, low, high });
  return x;
};

const list = (x, most) => {
  if (!Array.isArray(x) || x.length > most) throw new Unread("damaged");
  return x;
};

const table = (x) => {
  if (x === null || typeof x !== "object" || Array.isArray(x)) throw new Unread("damaged");
  return x;
};

const among = (x, known) => {
  if (!known.includes(x)) throw new Unread("unknown", { name: String(x).slice(0, 60) });
  return x;
};

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;

export const regimeOf = (given, data) => {
  const one = table(given);
  const { table: world } = data;
  const { codes } = world.world;
  const kinds = world.lists.pact;
  if (typeof one.key !== "string" || !KEY.test(one.key)) throw new Unread("damaged");
  const clubs = list(one.clubs, 3).map((club) => list(club, codes.length).map((code) => among(code, codes)));
  if (new Set(clubs.flat()).size !== clubs.flat().length) throw new Unread("damaged");
  const stance = (x, name) => (x === null ? null : number(x, 0, 1, name));
  const levers = Object.entries(table(one.levers)).map(([name, value]) => {
    const { low, high } = world.levers[among(name, Object.keys(world.levers))];
    return [name, number(value, low, high, name)];
  });
  return {
    key: one.key, name: plain(one.name, MOST.name), by: plain(one.by, MOST.name), why: plain(one.why, MOST.text),
    clubs, conduct: among(one.conduct, [KEPT, OWN, ...world.policies.map(({ name }) => name)]),
    within: stance(one.within, "within"), towards: stance(one.towards, "towards"),
    pacts: list(one.pacts, kinds.length).map((kind) => among(kind, kinds)), levers: Object.fromEntries(levers),
  };
};

const fixedOf = (given, data) => {
  const known = new Map(data.assumptions.map((one) => [one.path, one]));
  const pairs = list(Object.entries(table(given)), MOST.fixed).map(([path, value]) => {
    const { low, high } = known.get(among(path, [...known.keys()]));
    return [path, number(value, low, high, path)];
  });
  return Object.fromEntries(pairs);
};

export const predictionOf = (given) => {
  const { who, chance, low, high } = table(given);
  number(low, -100, 100, "low");
  return {
    who: plain(who, MOST.name), chance: number(chance, 0, 1, "chance"), low, high: number(high, low, 100, "high"),
  };
};

export const priorOf = (given, keys) => {
  const { who, world, us, sure } = table(given);
  return {
    who: plain(who, MOST.name), world: among(world, keys), us: among(us, [...keys, ""]), sure: number(sure, 0, 1, "sure"),
  };
};

const roundOf = (given, data) => ({
  a: regimeOf(table(given).a, data), b: regimeOf(given.b, data), fixed: fixedOf(given.fixed, data),
  predictions: list(given.predictions, MOST.predictions).map(predictionOf),
});

// A state from what a file says. Raises Unread.
export const stateOf = (given, data) => {
  const one = table(given);
  if (one.kind !== KIND) throw new Unread("not_ours");
  if (one.form !== FORM) throw new Unread("other_form");
  const made = table(one.made);
  if (made.rules !== data.made.rules || made.world !== data.made.world) {
    throw new Unread("other_world", { scenario: plain(String(made.scenario), 40), version: plain(String(made.version), 40) });
  }
  const proposals = list(one.proposals, MOST.proposals).map((regime) => regimeOf(regime, data));
  const keys = [...data.shelf, ...proposals].map(({ key }) => key);
  if (!Number.isInteger(one.seed)) throw new Unread("damaged");
  return {
    form: FORM, kind: KIND, made: data.made, language: among(one.language, Object.keys(data.texts)),
    seed: number(one.seed, 0, data.largestSeed, "seed"),
    a: regimeOf(one.a, data), b: regimeOf(one.b, data), proposals, fixed: fixedOf(one.fixed, data),
    figure: among(one.figure, data.figures.map(({ key }) => key)),
    nation: among(one.nation, ["", ...data.table.world.codes]),
    priors: list(one.priors, MOST.priors).map((prior) => priorOf(prior, keys)),
    predictions: list(one.predictions, MOST.predictions).map(predictionOf),
    asking: one.asking === true, shown: one.shown === true, rounds: list(one.rounds, MOST.rounds).map((round) => roundOf(round, data)),
  };
};

const WITHIN = new RegExp(`<script type="application/json" id="${MARK}">([^<]*)<\/script>`);

// What a file says: JSON, or a report with the JSON within. Raises Unread.
export const read = (text, data) => {
  if (text.length > LARGEST) throw new Unread("too_large");
  const found = WITHIN.exec(text);
  let given = null;
  try {
    given = JSON.parse(found ? found[1] : text);
  } catch {
    throw new Unread("not_ours");
  }
  return { state: stateOf(given, data), report: found ? text : null };
};

// JSON that may stand within a page: no `<` ends its script.
export const written = (state) => JSON.stringify(state).replaceAll("<", "\\u003c");
