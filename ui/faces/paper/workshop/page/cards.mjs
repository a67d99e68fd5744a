// The two cards: what a regime asks of whom, taken from the shelf or built by the room.

import { area, button, choice, line, more, part, setting, tick } from "./controls.mjs";
import { h } from "./markup.mjs";
import { KEPT, OWN, members, seats } from "./regimes.mjs";
import { MOST, available, regimeName } from "./state.mjs";
import { terms } from "./terms.mjs";

const STANCE = { low: 0, high: 1, step: 0.05 };

export const SIDES = ["a", "b"];

// The sign of a side: a shape beside the colour.
export const badge = (side, words) =>
  h("span", { class: `badge ${side}`, "aria-hidden": "true" }, words.say(`workshop.sign_${side}`));

const taken = (side, { state, data, words }) => {
  const regimes = available(state, data);
  const here = regimes.some(({ key }) => key === state[side].key);
  return choice(`${side}-take`, "take", words.say("workshop.take"), [
    ...(here ? [] : [["", words.say("workshop.of_ones_own")]]),
    ...regimes.map((one) => [one.key, regimeName(one, words)]),
  ], here ? state[side].key : "", { "data-side": side });
};

const conduct = (side, { state, data, words }) => choice(`${side}-conduct`, "conduct", words.say("workshop.conduct"), [
  [KEPT, words.say("workshop.conduct_kept")],
  [OWN, words.say("workshop.conduct_own")],
  ...data.table.policies.map(({ name }) => [name, words.say("workshop.conduct_policy", { policy: name })]),
], state[side].conduct, { "data-side": side });

const stance = (side, name, { state, words }) => {
  const value = state[side][name];
  return setting(`${side}-${name}`, "stance", words.say(`workshop.${name}`), {
    ...STANCE, set: value !== null, value: value ?? 0.5,
    told: value === null ? words.say("workshop.as_today") : words.percent(value),
  }, { "data-side": side, "data-name": name });
};

const lever = (side, name, { state, data, words }) => {
  const { low, high } = data.table.levers[name];
  const set = name in state[side].levers;
  const value = state[side].levers[name] ?? data.table.levers[name].default;
  return setting(`${side}-lever-${name}`, "lever", words.name("lever", name), {
    low, high, step: (high - low) / 20, set, value,
    told: set ? words.percent((value - low) / (high - low)) : words.say("workshop.as_today"),
    hint: words.knows(`desk.levers.sentence.${name}`) ? words.say(`desk.levers.sentence.${name}`) : null,
  }, { "data-side": side, "data-name": name });
};

const memberships = (side, { state, data, words }) => {
  const { codes, names } = data.table.world;
  const club = seats(state[side], codes);
  const places = [["-1", words.say("workshop.outside")], ...[0, 1, 2].map((k) =>
    [String(k), words.say("workshop.club", { number: k + 1 })])];
  return h("div", {},
    h("div", { class: "row" },
      button(`${side}-all`, "all", words.say("workshop.all_in"), { "data-side": side }),
      button(`${side}-none`, "none", words.say("workshop.all_out"), { "data-side": side })),
    h("div", { class: "seats" }, codes.map((code, i) =>
      choice(`${side}-seat-${code}`, "seat", words.name("nation", code, names[i]), places, String(club[i]),
        { "data-side": side, "data-nation": code }))));
};

const pacts = (side, { state, data, words }) => h("fieldset", {},
  h("legend", {}, words.say("workshop.pacts")),
  h("div", { class: "ticks" }, data.table.lists.pact.map((kind) =>
    tick(`${side}-pact-${kind}`, "pact", words.name("pact", kind), state[side].pacts.includes(kind),
      { "data-side": side, "data-name": kind }))));

// What a regime is in one sentence, or whose it is.
export const sentence = (regime, words) => {
  if (regime.name) return regime.why || words.say("workshop.of_the_room");
  return words.knows(`regime.${regime.key}.sentence`) ? words.say(`regime.${regime.key}.sentence`) : "";
};

const proposal = (side, { state, words }) => h("div", { class: "fields" },
  line(`${side}-name`, "name", words.say("workshop.name"), regimeName(state[side], words), MOST.name, { "data-side": side }),
  line(`${side}-by`, "by", words.say("workshop.by"), state[side].by, MOST.name, { "data-side": side }),
  area(`${side}-why`, "why", words.say("workshop.why"), state[side].why, MOST.text, { "data-side": side }),
  button(`${side}-keep`, "keep", words.say("workshop.keep"), { "data-side": side }));

const card = (side, view) => {
  const { state, data, words, open } = view;
  const regime = state[side];
  const count = members(regime, data.table.world.codes).length;
  const kept = regime.conduct === KEPT;
  const total = data.table.world.codes.length;
  return h("article", { class: `card ${side}`, "aria-labelledby": `${side}-heading` },
    h("h3", { id: `${side}-heading` }, badge(side, words), " ", regimeName(regime, words)),
    h("p", { class: "lead" }, sentence(regime, words)),
    taken(side, view),
    h("ul", { class: "terms" }, terms(regime, view).map((term) => h("li", {}, term))),
    more(`${side}-who`, open, words.say("workshop.who", { count, total }), memberships(side, view)),
    more(`${side}-what`, open, words.say("workshop.what"),
      conduct(side, view),
      count === 0 ? h("p", { class: "hint" }, words.say("workshop.nobody")) : null,
      pacts(side, view),
      kept
        ? [h("p", { class: "hint" }, words.say("workshop.kept_hint")), stance(side, "within", view), stance(side, "towards", view),
          h("h4", {}, words.say("workshop.levers")), Object.keys(data.table.levers).map((name) => lever(side, name, view))]
        : h("p", { class: "hint" }, words.say("workshop.free_hint"))),
    more(`${side}-proposal`, open, words.say("workshop.proposal"), proposal(side, view)));
};

export const cards = (view) => part("cards", view.words.say("workshop.cards"),
  h("div", { class: "pair" }, SIDES.map((side) => card(side, view))),
  h("div", { class: "row" }, button("swap", "swap", view.words.say("workshop.swap"))));
