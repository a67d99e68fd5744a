// The room: what each thinks before anything is shown, what it foresees of a pair, and how well.
// What one person typed is not shown to the next; results are shown without names.

import { button, choice, line, number, part } from "./controls.mjs";
import { hidden } from "./curtain.mjs";
import { h, place } from "./markup.mjs";
import { invitation, phoneCount } from "./phones.mjs";
import { calibration, middle, room } from "./predictions.mjs";
import { MOST, available, regimeName } from "./state.mjs";
import { histogram } from "./statistics.mjs";
import { often } from "./gains.mjs";

const PERCENT = { low: 0, high: 100, step: 1 };
const POINTS = { low: -100, high: 100, step: "any" };

const priorForm = ({ state, data, words }) => {
  const regimes = available(state, data).map((one) => [one.key, regimeName(one, words)]);
  return h("form", { id: "prior-form", "data-do": "prior", class: "fields" },
    line("prior-who", "none", words.say("workshop.who_says"), "", MOST.name, { placeholder: words.say("workshop.anonymous") }),
    choice("prior-world", "none", words.say("workshop.best_world"), regimes, regimes[0][0]),
    choice("prior-us", "none", words.say("workshop.best_us"), [["", words.say("workshop.no_answer")], ...regimes], ""),
    number("prior-sure", "none", words.say("workshop.how_sure"), 60, PERCENT),
    h("button", { type: "submit", id: "prior-add", disabled: state.priors.length >= MOST.priors }, words.say("workshop.add")));
};

const bars = (rows, words) => h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.say("workshop.priors_caption") },
  h("table", {}, h("caption", {}, words.say("workshop.priors_caption")),
    h("thead", {}, h("tr", {}, ["regime", "votes", "mean_sure", "best_in"].map((key, k) =>
      h("th", { scope: "col", class: k ? "figure" : null }, words.say(`workshop.${key}`))))),
    h("tbody", {}, rows.map((one) => h("tr", {}, h("th", { scope: "row" }, one.name),
      h("td", { class: "figure" }, one.votes ? "●".repeat(Math.min(one.votes, 20)) : "", " ", words.number(one.votes)),
      h("td", { class: "figure" }, one.sure === null ? "–" : words.percent(one.sure)),
      h("td", { class: "figure" }, one.best === null ? "…" : often(one.best, words)))))));

// The votes before against what came: one row for each regime that had a vote or was played.
export const priorRows = (state, data, words, regret) => available(state, data).map((one) => {
  const voted = state.priors.filter(({ world }) => world === one.key);
  const found = regret?.find(({ keys }) => keys.includes(one.key));
  return {
    name: regimeName(one, words), votes: voted.length, best: found ? found.best : null,
    sure: voted.length ? voted.reduce((sum, { sure }) => sum + sure, 0) / voted.length : null,
  };
});

const priors = (view) => {
  const { state, data, words, answers } = view;
  return h("div", { class: "card plain" }, h("h3", {}, words.say("workshop.priors")), h("p", { class: "hint" }, words.say("workshop.priors_hint")),
    priorForm(view), h("p", { id: "prior-count" }, words.say("workshop.counted", { count: state.priors.length })),
    state.priors.length && !hidden(state) ? bars(priorRows(state, data, words, answers.regret), words) : null);
};

const predictionForm = ({ state, words }) => h("form", { id: "prediction-form", "data-do": "prediction", class: "fields" },
  line("prediction-who", "none", words.say("workshop.who_says"), "", MOST.name, { placeholder: words.say("workshop.anonymous") }),
  number("prediction-chance", "none", words.say("workshop.chance"), 50, PERCENT),
  number("prediction-low", "none", words.say("workshop.at_least"), -5, POINTS),
  number("prediction-high", "none", words.say("workshop.at_most"), 5, POINTS),
  h("button", { type: "submit", id: "prediction-add", disabled: state.predictions.length >= MOST.predictions }, words.say("workshop.add")));

const round = (view) => {
  const { state, words } = view;
  const full = state.rounds.length >= MOST.rounds;
  return h("div", { class: "card plain" }, h("h3", {}, words.say("workshop.round", { number: state.rounds.length + 1 })),
    h("p", { class: "hint" }, words.say(state.asking ? "workshop.asking_hint" : "workshop.round_hint")),
    state.asking
      ? [predictionForm(view), h("p", { id: "prediction-count" }, words.say("workshop.counted", { count: state.predictions.length })), phoneCount(view),
        h("div", { class: "row" }, button("reveal", "reveal", words.say("workshop.reveal")), button("cancel", "cancel", words.say("workshop.cancel")))]
      : button("ask", "ask", words.say("workshop.ask"), { disabled: full }));
};

// The chances that a room gave, as steps of ten, and what came as a mark.
export const chances = (id, { chances: given }, share, words) => {
  const bins = histogram(given, 0, 1, 10);
  const most = Math.max(...bins);
  const at = (x) => place(20 + 280 * x);
  return h("svg", { viewBox: "0 0 320 110", class: "drawing small", role: "img", "aria-labelledby": `${id}-title` },
    h("title", { id: `${id}-title` }, words.say("workshop.chances_title", { share: words.percent(share) })),
    bins.map((count, k) => h("rect", {
      class: "bar n", x: place(22 + 28 * k), width: 24, y: place(80 - (60 * count) / most), height: place((60 * count) / most),
    })),
    h("line", { class: "grid", x1: 20, x2: 300, y1: 80, y2: 80 }), h("line", { class: "zero", x1: at(share), x2: at(share), y1: 8, y2: 84 }),
    [0, 0.5, 1].map((x) => h("text", { x: at(x), y: 100, "text-anchor": "middle" }, words.percent(x))));
};

// What a room foresaw of one pair, in words and a picture. found: of predictions.room.
export const foresight = (id, found, predictions, world, words) => {
  const mid = middle(predictions);
  return [
    chances(id, found, world.share, words),
    h("ul", {},
      h("li", {}, words.say("workshop.room_chance", { chance: words.percent(found.pooled), share: words.percent(world.share) })),
      h("li", {}, words.say("workshop.room_size", {
        low: words.signed(mid.low), high: words.signed(mid.high), median: words.signed(world.median),
      })),
      h("li", {}, words.say("workshop.room_held", { held: words.percent(found.held) })),
      h("li", {}, words.say("workshop.room_scores", {
        brier: words.number(found.brier, 2), pooled: words.number(found.pooledBrier, 2), interval: words.number(found.interval, 1),
      }))),
  ];
};

const played = (view) => {
  const { state, words, answers } = view;
  if (!state.rounds.length) return null;
  return h("div", { class: "rounds" }, state.rounds.map((one, k) => {
    const world = answers.rounds?.[k];
    return h("div", { class: "card plain" },
      h("h3", {}, words.say("workshop.round_title", { number: k + 1, a: regimeName(one.a, words), b: regimeName(one.b, words) })),
      world ? (one.predictions.length ? foresight(`round-${k}`, room(one.predictions, world), one.predictions, world, words)
        : h("p", {}, words.say("workshop.nobody_foresaw"))) : h("p", {}, words.say("workshop.playing")));
  }));
};

// How sure the room was against how often it was right, over all rounds.
export const calibrationTable = (rounds, worlds, words) => {
  if (!worlds) return null;
  const rows = calibration(rounds.flatMap((one, k) =>
    one.predictions.map(({ chance }) => ({ chance, share: worlds[k].share }))));
  if (!rows.length) return null;
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.say("workshop.calibration_caption") },
    h("table", {}, h("caption", {}, words.say("workshop.calibration_caption")),
      h("thead", {}, h("tr", {}, ["sure", "came", "answers"].map((key) => h("th", { scope: "col", class: "figure" }, words.say(`workshop.${key}`))))),
      h("tbody", {}, rows.map(({ sure, came, count }) => h("tr", {},
        h("td", { class: "figure" }, words.percent(sure)), h("td", { class: "figure" }, words.percent(came)), h("td", { class: "figure" }, words.number(count)))))));
};

export const people = (view) => {
  const { state, words, answers } = view;
  return part("people", words.say("workshop.people"), h("p", { class: "hint" }, words.say("workshop.people_hint")),
    h("div", { class: "pair" }, priors(view), round(view)), invitation(view), state.asking ? null : [played(view),
      answers.rounds && state.rounds.length ? calibrationTable(state.rounds, answers.rounds, words) : null]);
};
