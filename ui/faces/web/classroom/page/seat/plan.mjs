// Plan: how much to spend, on what, and which rules to set.

import { h } from "../markup.mjs";
import { button, icon, slider } from "./controls.mjs";
import { budgetStep, budgetSteps, members, points, room } from "./draft.mjs";

const SMALL = 0.005; // of the money: less that no pillar has is rounding

// Per cent of output, with two digits that matter.
export const ofOutput = (share, words) => {
  const hundredths = 100 * share;
  const digits = hundredths === 0 ? 0 : Math.min(Math.max(1 - Math.floor(Math.log10(hundredths)), 0), 3);
  return `${words.number(Number(hundredths.toFixed(digits)), digits).replace(/([.,]\d*?)0+$/, "$1").replace(/[.,]$/, "")}${words.marks[2]}%`;
};

const yearly = (billions, words) => words.say("desk.budget.money", { money: words.money(billions) });

const budget = ({ draft, before, gdp, lists, words, may }) => {
  const step = budgetStep(draft.budget, lists.budget);
  const said = (share) => `${ofOutput(share, words)} · ${words.money(share * gdp)}`;
  const changed = budgetStep(before.budget, lists.budget) !== step;
  return h("section", { class: "card", "data-key": "budget" },
    h("h2", {}, words.say("desk.budget.size")),
    slider({
      id: "budget", label: words.say("classroom.seat.budget"), value: step, min: 0, max: budgetSteps(lists.budget), step: 1,
      told: said(draft.budget), was: changed ? ofOutput(before.budget, words) : "", may, data: { change: "set_budget" }, words,
    }),
    h("p", { class: "small dim" }, words.say("classroom.seat.budget_note")));
};

const lock = (kind, key, label, locked, may, words) => h("button", {
  type: "button", class: "quiet tool", "data-do": "lock", "data-kind": kind, "data-name": key, "aria-pressed": String(locked),
  "aria-label": words.say("classroom.seat.lock", { what: label }), disabled: !may,
}, icon(locked ? "lock" : "unlock"));

const share = ({ id, label, at, shares, old, locked, money, kind, key, may, words, below = null }) => {
  const whole = points(shares);
  const was = points(old);
  const [low, high] = room(shares, at, locked);
  return slider({
    id, label, value: whole[at], min: 0, max: 100, step: 1, words,
    told: `${whole[at]}${words.marks[2]}% · ${words.money(money)}`,
    was: was[at] === whole[at] ? "" : `${was[at]}${words.marks[2]}%`,
    may: may && high > low, data: { change: kind, name: key },
    more: lock(kind, key, label, locked.has(at), may, words), below,
  });
};

const programmes = (pillar, money, page) => {
  const { draft, before, lists, words, may } = page;
  const own = members(lists, pillar);
  const shares = own.map((q) => draft.programmes[q]);
  const old = own.map((q) => before.programmes[q]);
  const locked = new Set(own.map((q, k) => (draft.lockedProgrammes.has(lists.programmes[q].key) ? k : -1)).filter((k) => k >= 0));
  return h("details", { "data-key": `${pillar}-programmes` },
    h("summary", {}, words.say("desk.budget.open", { pillar: words.name("pillar", pillar) })),
    h("div", { class: "inner" }, own.map((q, k) => {
      const { key } = lists.programmes[q];
      return share({
        id: `programme-${key}`, label: words.capital(words.name("programme", key)), at: k, shares, old, locked,
        money: money * shares[k], kind: "set_programme", key, may, words,
        below: h("p", { class: "small dim" }, words.say(`desk.budget.programme.${key}`)),
      });
    })));
};

const split = (page) => {
  const { draft, before, lists, words, may, gdp } = page;
  const locked = new Set([...draft.lockedPillars].map((name) => lists.pillars.indexOf(name)));
  const spent = draft.split.reduce((sum, x) => sum + x, 0);
  return h("section", { class: "card", "data-key": "split" },
    h("h2", {}, words.say("desk.budget.split")),
    h("p", { class: "small dim" }, words.say("desk.budget.split_tip")),
    1 - spent > SMALL && h("p", { class: "warn small" }, words.say("desk.budget.unspent", { share: words.percent(1 - spent) })),
    lists.pillars.map((key, at) => {
      const money = draft.budget * gdp * draft.split[at];
      return h("div", { class: "pillar", "data-key": `pillar-${key}` },
        share({
          id: `split-${key}`, label: words.capital(words.name("pillar", key)), at, shares: draft.split, old: before.split,
          locked, money, kind: "set_split", key, may, words,
          below: h("p", { class: "small dim" }, words.say(`desk.budget.pillar.${key}`)),
        }),
        programmes(key, money, page));
    }));
};

const hundred = (value) => String(Math.round(100 * value));

const levers = ({ draft, before, lists, words, may }) => h("section", { class: "card", "data-key": "levers" },
  h("h2", {}, words.say("classroom.seat.levers")),
  h("p", { class: "small dim" }, words.say("desk.levers.intro")),
  lists.levers.map(({ key, low, high }) => {
    const value = draft.levers[key];
    const was = before.levers[key];
    return slider({
      id: `lever-${key}`, label: words.capital(words.name("lever", key)), value, min: low, max: high, step: 0.05, words,
      told: words.say("desk.levers.value", { value: hundred(value) }),
      was: Math.abs(was - value) < 0.005 ? "" : hundred(was), may, data: { change: "set_lever", name: key },
      below: h("p", { class: "small dim" }, words.say(`desk.levers.sentence.${key}`), " ", words.say(`desk.levers.rule.${key}`)),
    });
  }));

const tools = ({ own, words, may, waits }) => h("div", { class: "row tools", role: "group", "aria-label": words.say("classroom.seat.steps") },
  h("button", { type: "button", class: "quiet", "data-do": "step", "data-step": "undo", disabled: !may || !(own.can_undo || waits) }, icon("undo"), words.say("classroom.seat.undo")),
  h("button", { type: "button", class: "quiet", "data-do": "step", "data-step": "redo", disabled: !may || !own.can_redo }, icon("redo"), words.say("classroom.seat.redo")),
  button(words.say("classroom.seat.reset"), "step", { class: "quiet", "data-step": "reset_turn", disabled: !may }));

const WIDE = "(min-width: 60rem)"; // there is room beside the card, as in seat.css

const all = (page) => [tools(page), budget(page), split(page), levers(page)];

// Where no order can be given the plan is folded away on small screens, but for the lobby, where it
// is to be seen.
export const plan = (page) => page.may ? all(page) : [
  h("p", { class: "note", "data-key": "only-look" }, page.words.say("classroom.seat.only_look")),
  page.phase === "lobby" ? all(page)
    : h("details", { "data-key": "plan-fold", open: matchMedia(WIDE).matches }, h("summary", {}, page.words.say("classroom.seat.see_plan")), all(page)),
];
