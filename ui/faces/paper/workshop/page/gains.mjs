// Who gains and who loses, who would walk out, and what one may come to regret.

import { badge } from "./cards.mjs";
import { part } from "./controls.mjs";
import { curtain, hidden } from "./curtain.mjs";
import { whisker } from "./fan.mjs";
import { h } from "./markup.mjs";
import { regimeName } from "./state.mjs";
import { inTenths } from "./statistics.mjs";
import { walks } from "./answers.mjs";

const LEFT = ["workshop.range", "workshop.then"];

const head = (words, ...keys) => h("thead", {}, h("tr", {}, keys.map((key, k) =>
  h("th", { scope: "col", class: k && !LEFT.includes(key) ? "figure" : null }, words.say(key)))));

const scroll = (caption, ...inside) => h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
  h("table", {}, h("caption", {}, caption), inside));

const nationOf = (code, { data, words }) => {
  const { codes, names } = data.table.world;
  return words.name("nation", code, names[codes.indexOf(code)]);
};

// "in 7 of 10", of futures.
export const often = (share, words) => {
  const { kind, tenths } = inTenths(share);
  return words.say(`workshop.often_${kind}`, { count: tenths });
};

// Who gains by A against B, the largest gain first.
export const gainsTable = (answer, view) => {
  const { words } = view;
  const nations = [...answer.nations].sort((one, other) => other.median - one.median);
  const reach = Math.max(...nations.flatMap(({ low, high }) => [-low, high]), 1);
  return scroll(words.say("workshop.gains_caption"),
    head(words, "workshop.nation", "workshop.gain", "workshop.range", "workshop.often"),
    h("tbody", {}, nations.map((one) => h("tr", {},
      h("th", { scope: "row" }, nationOf(one.code, view)),
      h("td", { class: "figure" }, sign(one.median), " ", words.signed(one.median)),
      h("td", {}, whisker(one, reach), h("span", { class: "told" }, words.say("workshop.from_to", {
        low: words.signed(one.low), high: words.signed(one.high),
      }))),
      h("td", { class: "figure" }, often(one.share, words))))));
};

const sign = (x) => h("span", { class: `sign ${x > 0 ? "up" : "down"}`, "aria-hidden": "true" }, x > 0 ? "▲" : x < 0 ? "▼" : "●");

export const gains = (view) => {
  const { state, words, answers } = view;
  if (hidden(state)) return part("gains", words.say("workshop.gains"), curtain(view, "show-gains"));
  return part("gains", words.say("workshop.gains"), h("p", { class: "hint" }, words.say("workshop.gains_hint")),
    answers.pair ? gainsTable(answers.pair, view) : h("p", {}, words.say("workshop.playing")));
};

const leaver = (one, view) => {
  const { words } = view;
  return h("tr", { class: walks(one) ? "walks" : null },
    h("th", { scope: "row" }, nationOf(one.code, view)),
    h("td", { class: "figure" }, sign(one.median), " ", words.signed(one.median)),
    h("td", { class: "figure" }, often(one.share, words)),
    h("td", {}, words.say(walks(one) ? "workshop.walks" : "workshop.stays")));
};

const leavers = (side, list, { state, ...view }) => {
  const { words } = view;
  const name = regimeName(state[side], words);
  if (list === null) return h("div", {}, h("h3", {}, badge(side, words), " ", name), h("p", {}, words.say("workshop.playing")));
  const out = list.filter(walks).map(({ code }) => nationOf(code, view));
  const said = !list.length ? words.say("workshop.nobody_in")
    : out.length ? words.say("workshop.would_walk", { count: out.length, names: out.join(", ") }) : words.say("workshop.nobody_walks");
  return h("div", {}, h("h3", {}, badge(side, words), " ", name), h("p", {}, said),
    list.length ? scroll(words.say("workshop.leave_caption", { name }),
      head(words, "workshop.nation", "workshop.leave_gain", "workshop.often", "workshop.then"),
      h("tbody", {}, [...list].sort((one, other) => other.median - one.median).map((one) => leaver(one, view)))) : null);
};

export const leave = (view) => {
  const { state, words, answers } = view;
  const inside = hidden(state) ? curtain(view, "show-leave")
    : h("div", { class: "pair" }, ["a", "b"].map((side) => leavers(side, answers.leave?.[side] ?? null, view)));
  return part("leave", words.say("workshop.leave"), h("p", { class: "hint" }, words.say("workshop.leave_hint")), inside);
};

// rows: [{ name, key, mean, bad, best, level }].
export const regretTable = (rows, words) => {
  const robust = Math.min(...rows.map(({ bad }) => bad));
  const most = Math.max(...rows.map(({ bad }) => bad), 1e-9);
  return scroll(words.say("workshop.regret_caption"),
    head(words, "workshop.regime", "workshop.welfare", "workshop.regret_mean", "workshop.regret_bad", "workshop.best_in"),
    h("tbody", {}, [...rows].sort((one, other) => one.bad - other.bad).map((one) => h("tr", {},
      h("th", { scope: "row" }, one.name, one.bad === robust ? [" ", h("span", { class: "tag" }, words.say("workshop.robust"))] : null),
      h("td", { class: "figure" }, words.number(one.level, 1)),
      h("td", { class: "figure" }, words.number(one.mean, 1)),
      h("td", { class: "figure" }, h("svg", { viewBox: "0 0 100 10", class: "meter", "aria-hidden": "true", preserveAspectRatio: "none" },
        h("rect", { class: "bar b", x: 0, y: 1, width: Math.max(1, Math.round((100 * one.bad) / most)), height: 8 })), words.number(one.bad, 1)),
      h("td", { class: "figure" }, often(one.best, words))))));
};

export const regretPart = (view) => {
  const { state, words, answers } = view;
  const rows = answers.regret;
  const inside = rows ? regretTable(rows, words) : h("p", {}, words.say("workshop.playing"));
  return part("regret", words.say("workshop.regret"), h("p", { class: "hint" }, words.say("workshop.regret_hint")),
    hidden(state) ? curtain(view, "show-regret") : inside);
};
