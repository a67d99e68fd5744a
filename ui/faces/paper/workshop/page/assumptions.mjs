// The panel of assumptions: every figure with its source, its range, and a handle.

import { button, line, more, part, setting } from "./controls.mjs";
import { h } from "./markup.mjs";

const STEPS = 200;
const MOST_FOUND = 40; // whoever has more looks for another word

// How a figure stands now, in words.
export const standing = (one, fixed, words) => {
  if (one.path in fixed) return words.withUnit(fixed[one.path], one.unit);
  return one.row >= 0 ? words.say("workshop.drawn") : words.withUnit(one.value, one.unit);
};

const handle = (one, { state, words }) => {
  const set = one.path in state.fixed;
  return h("div", { class: set ? "assumption set" : "assumption" },
    setting(`fix-${one.path}`, "fix", one.meaning, {
      low: one.low, high: one.high, step: (one.high - one.low) / STEPS, set,
      value: state.fixed[one.path] ?? one.value, told: standing(one, state.fixed, words),
    }, { "data-path": one.path }),
    h("p", { class: "source" },
      words.say("workshop.evidence", { low: words.figure(one.low), high: words.figure(one.high), unit: one.unit }),
      " · ", words.say("confidence." + one.confidence), " · ", h("cite", {}, one.source), one.note && ` · ${one.note}`, " ",
      h("code", {}, one.path.replace("params.", ""))));
};

// Whether a figure is looked for: every word of the search stands somewhere in it.
export const matches = (one, search) => {
  const said = `${one.path} ${one.meaning} ${one.source} ${one.note} ${one.unit}`.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => said.includes(word));
};

// Figures to unfold; they are written when somebody does.
const folded = (id, summary, list, view) => more(id, view.open, summary,
  view.open.has(id) ? list.map((one) => handle(one, view)) : null);

const group = (name, list, view) =>
  folded(`rule-${name}`, `${name.replaceAll("_", " ")} (${list.length})`, list, view);

export const assumptionsPart = (view) => {
  const { state, data, words, search, open } = view;
  const fixed = data.assumptions.filter(({ path }) => path in state.fixed);
  const found = search ? data.assumptions.filter((one) => matches(one, search) && !fixed.includes(one)) : null;
  const uncertain = data.assumptions.filter(({ row }) => row >= 0);
  const rest = new Map();
  for (const one of data.assumptions.filter(({ row }) => row < 0)) rest.set(one.rule, [...(rest.get(one.rule) ?? []), one]);
  return part("assumptions", words.say("workshop.assumptions"),
    h("p", { class: "hint" }, words.say("workshop.assumptions_hint", { count: uncertain.length })),
    h("div", { class: "row" },
      line("search", "search", words.say("workshop.search"), search, 60, { "data-live": true, type: "search" }),
      fixed.length ? button("loose", "loose", words.say("workshop.loose")) : null),
    fixed.length ? h("div", { class: "group" }, h("h3", {}, words.say("workshop.fixed_by_room")), fixed.map((one) => handle(one, view))) : null,
    found ? h("div", { class: "group" }, h("h3", {}, words.say("workshop.found", { count: found.length })),
      found.slice(0, MOST_FOUND).map((one) => handle(one, view))) : null,
    found ? null : [
      folded("uncertain", words.say("workshop.uncertain", { count: uncertain.length }),
        uncertain.filter((one) => !fixed.includes(one)), view),
      more("certain", open, words.say("workshop.certain", { count: data.assumptions.length - uncertain.length }),
        [...rest].map(([name, list]) => group(name, list.filter((one) => !fixed.includes(one)), view))),
    ]);
};
