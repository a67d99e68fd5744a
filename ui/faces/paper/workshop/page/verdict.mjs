// What came of the pair: in how many futures which regime is better, by how much, and over time.

import { choice, part } from "./controls.mjs";
import { curtain, hidden } from "./curtain.mjs";
import { fan, spread, ten } from "./fan.mjs";
import { h } from "./markup.mjs";
import { histogram, inTenths } from "./statistics.mjs";

const BINS = 24;
const SIGN = ["a", "b"];

// Which side is better how often, in words. world: { share, gaps }.
export const verdict = ({ share, gaps }, words) => {
  if (gaps.every((gap) => gap === 0)) return words.say("workshop.verdict_same");
  const side = share >= 0.5 ? "a" : "b";
  const { kind, tenths } = inTenths(side === "a" ? share : 1 - share);
  return words.say(`workshop.verdict_${kind}`, {
    side: words.say(`workshop.sign_${side}`), other: words.say(`workshop.sign_${side === "a" ? "b" : "a"}`),
    count: tenths, all: words.number(gaps.length),
  });
};

// By how many points, in words.
export const size = ({ low, median, high }, words) => words.say("workshop.size", {
  median: words.signed(median), low: words.signed(low), high: words.signed(high),
});

const fanUnit = (figure, data) => data.figures.find(({ key }) => key === figure).unit;

// A value of a figure as people write it.
export const told = (value, unit, words) => {
  const share = unit === "share" || unit === "probability";
  return share ? words.percent(value, 0) : words.figure(value);
};

// The fan of the figure that the room looks at. answer: of answers.comparison.
export const fanOf = (id, answer, { state, data, words }) => {
  const { figure, nation } = state;
  const unit = fanUnit(figure, data);
  const each = data.figures.find(({ key }) => key === figure).each;
  const { codes, names, first_quarter: start, ticks } = data.table.world;
  const code = nation || codes[0];
  const whom = each ? words.name("nation", code, names[codes.indexOf(code)]) : words.say("workshop.world");
  const title = words.say("workshop.fan_title", { figure: words.say(`figure.${figure}`), whom });
  const last = answer.fans.map((one) => one.at(-1));
  const said = words.say("workshop.fan_said", Object.fromEntries(SIGN.flatMap((side, k) => [
    [`${side}_median`, told(last[k].median, unit, words)], [`${side}_low`, told(last[k].low, unit, words)],
    [`${side}_high`, told(last[k].high, unit, words)],
  ])));
  return h("figure", { class: "fan" },
    h("figcaption", {}, h("strong", {}, title), unit && !["share", "probability"].includes(unit) ? ` (${unit})` : ""),
    fan(id, { fans: answer.fans, ticks, title, said, year: Number(start.slice(0, 4)), tell: (x) => told(x, unit, words) }),
    h("p", { class: "hint" }, said));
};

export const spreadOf = (id, answer, words) => {
  const { gaps, low, high } = answer.world;
  const reach = Math.max(...gaps.map(Math.abs), 0.5);
  return h("figure", {}, h("figcaption", {}, h("strong", {}, words.say("workshop.spread_title"))), spread(id, {
    bins: histogram(gaps, -reach, reach, BINS), low: -reach, high: reach,
    title: words.say("workshop.spread_title"), said: size({ ...answer.world, low, high }, words), tell: (x) => words.signed(x, 0),
  }), h("p", { class: "hint" }, words.say("workshop.spread_hint")));
};

const legend = (words) => h("p", { class: "legend" }, SIGN.map((side) =>
  h("span", { class: `key ${side}` }, words.say(`workshop.legend_${side}`))));

const levels = (answer, { data, words }) => h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.say("workshop.levels") },
  h("table", {}, h("caption", {}, words.say("workshop.levels")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.say("workshop.what_column")),
      SIGN.map((side) => h("th", { scope: "col", class: "figure" }, words.say(`workshop.sign_${side}`))))),
    h("tbody", {},
      h("tr", {}, h("th", { scope: "row" }, words.say("workshop.welfare")), answer.levels.map(({ median, low, high }) =>
        h("td", { class: "figure" }, words.say("workshop.band", {
          median: words.number(median, 1), low: words.number(low, 1), high: words.number(high, 1),
        })))),
      h("tr", {}, h("th", { scope: "row" }, words.say("figure.survival")), answer.survival.map((x) =>
        h("td", { class: "figure" }, words.percent(x, 1)))),
      data.table.lists.ending.map((name, k) => answer.endings.some((one) => one[k] > 0) && h("tr", {},
        h("th", { scope: "row" }, words.say("workshop.ending", { ending: words.say(`ending.${name}`) })),
        answer.endings.map((one) => h("td", { class: "figure" }, words.percent(one[k]))))))));

// The figures of a pair without the words around them; for the page and for reports.
export const outcome = (id, answer, view) => {
  const { words } = view;
  const sentence = verdict(answer.world, words);
  return [
    h("p", { class: "verdict" }, sentence),
    ten(Math.round(10 * answer.world.share), sentence),
    h("p", {}, size(answer.world, words), " ", words.say("workshop.luck", { count: words.number(answer.count) })),
    h("div", { class: "two" }, h("div", {}, fanOf(`${id}-fan`, answer, view), legend(words)),
      h("div", {}, spreadOf(`${id}-spread`, answer, words), levels(answer, view))),
  ];
};

export const result = (view) => {
  const { state, data, words, answers } = view;
  const { codes, names } = data.table.world;
  if (hidden(state)) return part("result", words.say("workshop.result"), curtain(view, "show-result"));
  const each = data.figures.find(({ key }) => key === state.figure).each;
  return part("result", words.say("workshop.result"),
    h("div", { class: "row" },
      choice("figure", "figure", words.say("workshop.figure"), data.figures.map(({ key }) => [key, words.say(`figure.${key}`)]), state.figure),
      each && choice("nation", "nation", words.say("workshop.nation"),
        codes.map((code, i) => [code, words.name("nation", code, names[i])]), state.nation || codes[0])),
    answers.pair ? outcome("now", answers.pair, view) : h("p", {}, words.say("workshop.playing")));
};
