// The report: one page without a script, with the room's state within, from which the same bytes
// are made again. Nothing in it is the hour, the browser's, or chance.

import { gainsTable, regretTable } from "./gains.mjs";
import { Markup, h } from "./markup.mjs";
import { calibrationTable, foresight, priorRows } from "./people.mjs";
import { room } from "./predictions.mjs";
import { MARK, written } from "./share.mjs";
import { regimeName } from "./state.mjs";
import { terms } from "./terms.mjs";
import { often } from "./gains.mjs";
import { outcome } from "./verdict.mjs";

const told = (regime, view, mark = null) => h("article", { class: "card" },
  h("h3", {}, mark && `${mark} · `, regimeName(regime, view.words)),
  regime.by && h("p", {}, view.words.say("workshop.proposed_by", { who: regime.by })), regime.why && h("p", {}, regime.why),
  h("ul", {}, terms(regime, view).map((term) => h("li", {}, term))));

const fixedList = (fixed, { data, words }) => {
  const known = data.assumptions.filter(({ path }) => path in fixed);
  if (!known.length) return h("p", {}, words.say("workshop.nothing_fixed"));
  return h("ul", {}, known.map((one) => h("li", {}, one.meaning, words.say("workshop.colon"), words.withUnit(fixed[one.path], one.unit), " (",
    words.say("workshop.evidence", { low: words.figure(one.low), high: words.figure(one.high), unit: one.unit }), "; ", h("cite", {}, one.source), ")")));
};

const drawnList = ({ data, words }) => h("table", {}, h("caption", {}, words.say("workshop.uncertain", {
  count: data.assumptions.filter(({ row }) => row >= 0).length,
})), h("tbody", {}, data.assumptions.filter(({ row }) => row >= 0).map((one) => h("tr", {}, h("th", { scope: "row" }, one.meaning),
  h("td", {}, words.say("workshop.evidence", { low: words.figure(one.low), high: words.figure(one.high), unit: one.unit })), h("td", {}, one.source)))));

const section = (title, ...inside) => h("section", {}, h("h2", {}, title), inside);

const rounds = (view) => view.state.rounds.map((one, k) => {
  const { words, answers } = view;
  const { world } = answers.roundAnswers[k];
  return section(words.say("workshop.round_title", { number: k + 1, a: regimeName(one.a, words), b: regimeName(one.b, words) }),
    h("div", { class: "pair" }, told(one.a, view, words.say("workshop.sign_a")), told(one.b, view, words.say("workshop.sign_b"))),
    h("h3", {}, words.say("workshop.fixed_by_room")), fixedList(one.fixed, view),
    outcome(`r${k}`, answers.roundAnswers[k], view),
    one.predictions.length ? foresight(`f${k}`, room(one.predictions, world), one.predictions, world, words) : h("p", {}, words.say("workshop.nobody_foresaw")));
});

const priorTable = (view) => {
  const { state, data, words, answers } = view;
  return h("table", {}, h("caption", {}, words.say("workshop.priors_caption")), h("tbody", {}, priorRows(state, data, words, answers.regret).map((one) =>
    h("tr", {}, h("th", { scope: "row" }, one.name), h("td", {}, words.number(one.votes)), h("td", {}, one.sure === null ? "–" : words.percent(one.sure)),
      h("td", {}, one.best === null ? "–" : often(one.best, words))))));
};

// A report. view: { state, data, words, answers } with everything played; answers.roundAnswers: a
// comparison of every round.
export const report = (view) => {
  const { state, data, words, answers } = view;
  const { made } = data;
  const head = h("head", {}, h("meta", { charset: "utf-8" }), h("meta", { name: "generator", content: `Six Pillars ${made.version}` }),
    h("meta", { "http-equiv": "Content-Security-Policy", content: data.report.allowed }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }), h("title", {}, words.say("workshop.report_title", { title: words.say("scenario.title") })),
    h("style", {}, new Markup(data.report.style)));
  const body = h("body", {}, h("header", {}, h("p", { class: "kicker" }, words.say("workshop.kicker")), h("h1", {}, words.say("workshop.report_title", { title: words.say("scenario.title") })),
    h("p", {}, words.say("scenario.question"))), h("main", {},
    section(words.say("workshop.cards"), h("div", { class: "pair" }, told(state.a, view, words.say("workshop.sign_a")), told(state.b, view, words.say("workshop.sign_b")))),
    section(words.say("workshop.result"), outcome("now", answers.pair, view)),
    section(words.say("workshop.gains"), gainsTable(answers.pair, view)),
    section(words.say("workshop.regret"), h("p", {}, words.say("workshop.regret_hint")), regretTable(answers.regret, words)),
    rounds(view),
    state.priors.length ? section(words.say("workshop.priors"), priorTable(view)) : null,
    calibrationTable(state.rounds, answers.rounds, words) ?? null,
    state.proposals.length ? section(words.say("workshop.proposals"), h("div", { class: "pair" }, state.proposals.map((one) => told(one, view)))) : null,
    section(words.say("workshop.assumptions"), h("h3", {}, words.say("workshop.fixed_by_room")), fixedList(state.fixed, view), drawnList(view)),
    section(words.say("workshop.record"), h("ul", {}, [
      ["version", made.version], ["rules", made.rules], ["scenario", `${made.scenario}, ${made.world}`], ["seed", state.seed], ["futures", answers.pair.count],
    ].map(([name, value]) => h("li", {}, words.say(`workshop.${name}`), words.say("workshop.colon"), h("code", {}, String(value))))),
    h("p", {}, words.say("workshop.rebuild")), h("ul", {}, [1, 2, 3].map((k) => h("li", {}, words.say(`workshop.limit_${k}`)))))),
  new Markup(`<script type="application/json" id="${MARK}">${written(state)}<\/script>`));
  return `<!DOCTYPE html>\n${h("html", { lang: state.language }, head, body)}\n`;
};
