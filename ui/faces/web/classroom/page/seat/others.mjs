// Others: how open to be to each nation, and which pacts to offer.

import { h } from "../markup.mjs";
import { button, choice } from "./controls.mjs";
import { offers, stanceTo } from "./draft.mjs";

const STANCES = [["0", "isolate"], ["0.5", "neutral"], ["1", "cooperate"]];
const NEAR = 0.005;

const hundred = (value) => String(Math.round(100 * value));

// A stance in a word: those that can be taken, and what lies between them.
export const stanceWord = (value, words) => {
  const key = value < 0.15 ? "isolate" : value < 0.4 ? "closed" : value <= 0.6 ? "neutral" : value < 0.85 ? "open" : "cooperate";
  return words.say(`desk.diplomacy.${key}`);
};

const stance = (relation, { draft, lists, words, may }) => {
  const mine = stanceTo(draft, lists, relation.code);
  const chosen = STANCES.find(([value]) => Math.abs(Number(value) - mine) < NEAR)?.[0];
  return [
    choice({
      name: `stance-${relation.code}`, legend: words.say("classroom.seat.your_stance", { nation: relation.name }), unseen: true,
      options: STANCES.map(([value, key]) => [value, words.capital(words.say(`desk.diplomacy.${key}`))]),
      chosen, may, act: "stance", data: { nation: relation.code },
    }),
    !chosen && h("p", { class: "small dim" }, words.say("classroom.seat.between", { stance: stanceWord(mine, words), value: hundred(mine) })),
  ];
};

// How a pact stands: its key among the texts, and what can be done about it.
const standing = (relation, pact, k, { draft, lists }) => {
  const mine = offers(draft, lists, relation.code, pact);
  const theirs = relation.offered_to_me.includes(k);
  if (relation.pacts.includes(k)) return mine ? ["in_force", "break"] : ["ending", "offer"];
  if (mine && theirs) return relation.barred?.some((one) => one.pact === k) ? ["barred", "withdraw"] : ["both", "withdraw"];
  if (mine) return ["offered", "withdraw"];
  return theirs ? ["wanted", "accept"] : ["none", "offer"];
};

const pact = (relation, key, k, page) => {
  const { words, may } = page;
  const [state, act] = standing(relation, key, k, page);
  const asked = relation.trust_asked?.[k];
  const lacks = asked !== undefined && Math.min(relation.trust, relation.trust_in_me) < asked;
  const name = words.capital(words.name("pact", key));
  const told = words.say(state === "barred" ? "classroom.seat.barred" : `desk.diplomacy.${state}`);
  return h("li", { "data-key": key },
    h("div", { class: "row ends" },
      h("div", { class: "grows" }, h("strong", {}, name), " ", h("span", { class: state === "in_force" ? "good small" : "dim small" }, told)),
      button(words.say(`desk.diplomacy.${act}`), "pact", {
        class: act === "accept" ? "main" : "quiet", "data-nation": relation.code, "data-pact": key, "data-offer": String(act === "offer" || act === "accept"),
        "aria-label": words.say("classroom.seat.pact_act", { act: words.say(`desk.diplomacy.${act}`), pact: name, nation: relation.name }), disabled: !may,
      })),
    h("p", { class: "small dim" }, words.say(`desk.diplomacy.pact.${key}`),
      lacks && [" ", words.capital(words.say("desk.diplomacy.needs", { asked: hundred(asked) })), "."]));
};

const facts = (relation, words) => [
  words.say("classroom.seat.supply", { nation: relation.name, share: words.percent(relation.dependence), theirs: words.percent(relation.dependence_on_me) }),
  relation.loss > 0.01 && words.say("classroom.seat.loss", { nation: relation.name, share: words.percent(relation.loss) }),
  relation.cuts_me_off > 0 && words.counted("desk.diplomacy.cuts_you", relation.cuts_me_off, { quarters: words.number(relation.cuts_me_off) }),
  relation.cut_off > 0 && words.counted("desk.diplomacy.you_cut", relation.cut_off, { quarters: words.number(relation.cut_off) }),
].filter(Boolean);

const wants = (relation, { lists, words, draft }) => {
  const wanted = relation.offered_to_me.filter((k) => !relation.pacts.includes(k) && !offers(draft, lists, relation.code, lists.pacts[k]));
  if (!wanted.length) return null;
  return h("p", { class: "small" }, words.say("classroom.seat.wants", { pacts: wanted.map((k) => words.name("pact", lists.pacts[k])).join(", ") }));
};

const nation = (relation, page) => {
  const { words, root, lists, flag } = page;
  const held = relation.pacts.map((k) => words.name("pact", lists.pacts[k]));
  return h("li", { class: "card", "data-key": relation.code },
    h("h2", { class: "row" }, flag(root, relation.code), relation.name),
    h("p", { class: "small dim" },
      words.say("desk.diplomacy.trust_pair", { mine: hundred(relation.trust), theirs: hundred(relation.trust_in_me) }), " · ",
      words.say("desk.diplomacy.theirs", { stance: stanceWord(relation.their_stance, words) })),
    stance(relation, page),
    held.length > 0 && h("p", { class: "small good" }, words.say("classroom.seat.pacts_held", { pacts: held.join(", ") })),
    wants(relation, page),
    h("details", { "data-key": "more" },
      h("summary", {}, words.say("classroom.seat.pacts_with", { nation: relation.name })),
      h("ul", { class: "plain pacts" }, lists.pacts.map((key, k) => pact(relation, key, k, page))),
      facts(relation, words).map((one) => h("p", { class: "small" }, words.capital(one)))));
};

export const others = (page) => [
  h("p", { class: "small dim" }, page.words.say("desk.diplomacy.intro")),
  h("ul", { class: "plain nations" }, page.relations.map((one) => nation(one, page))),
];
