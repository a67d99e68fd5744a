// The card of the phase: what is asked of this seat now, or whom it waits for. Those of phases that
// come later stand in late_cards.mjs.

import { h } from "../markup.mjs";
import { button, slider } from "./controls.mjs";

export const card = (key, title, ...inside) => h("section", { class: "card asks", "data-key": `card-${key}`, "aria-labelledby": "card-title" },
  h("h2", { id: "card-title", tabindex: "-1" }, title), inside);
export const quiet = (key, title, ...inside) => h("section", { class: "card", "data-key": `card-${key}`, "aria-labelledby": "card-title" },
  h("h2", { id: "card-title", tabindex: "-1" }, title), inside);
export const text = (words, key, values) => h("p", {}, words.say(`classroom.seat.${key}`, values));

export const waiting = ({ words, view }) => view.waiting > 0
  ? h("p", { class: "dim" }, words.counted("classroom.seat.waiting", view.waiting, { count: view.waiting })) : null;

// predictions

const sureness = (sure, words) => sure <= 0.5 ? words.say("classroom.seat.coin")
  : sure >= 1 ? words.say("classroom.seat.certain") : words.say("classroom.seat.of_ten", { chances: words.number(100 * sure) });

const predictions = (page) => {
  const { words, local, view } = page;
  const { rise, sure, low, high } = local.guess;
  const option = (value, name) => h("label", { class: "choice", "data-key": `rise-${value}` },
    h("input", { type: "radio", name: "rise", value, checked: rise === value, "data-do": "guess", "data-part": "rise" }), words.say(`classroom.seat.${name}`));
  const end = (part, value, label) => slider({
    id: `guess-${part}`, label, value, min: 0, max: 100, step: 1, told: words.say("classroom.seat.in_100", { chances: value }), may: true, data: { guess: part }, words,
  });
  return card("predict", words.say("classroom.seat.predict"),
    h("form", { "data-do": "predict" },
      h("fieldset", {}, h("legend", {}, words.say("classroom.seat.rise")),
        h("p", { class: "small dim" }, words.say("classroom.seat.rise_now", { score: words.number(page.standing.score, 1) })),
        option("yes", "higher"), option("no", "not_higher")),
      slider({ id: "guess-sure", label: words.say("classroom.seat.sure"), value: Math.round(100 * sure), min: 50, max: 100, step: 5, told: sureness(sure, words), may: true, data: { guess: "sure" }, words }),
      h("fieldset", {}, h("legend", {}, words.say("classroom.seat.survival")),
        h("p", { class: "small dim" }, words.say("classroom.seat.interval")),
        end("low", low, words.say("classroom.seat.from")), end("high", high, words.say("classroom.seat.to"))),
      h("button", { type: "submit", class: "main", "aria-disabled": rise ? null : "true", disabled: !rise }, words.say("classroom.seat.send_guess")),
      !rise && h("p", { class: "small dim" }, words.say("classroom.seat.choose_first"))),
    waiting({ words, view }));
};

const guessed = ({ words, view }) => {
  const { rise, sure, low, high } = view.predicted;
  return h("p", { class: "note small" }, words.say(`classroom.seat.guessed_${rise ? "higher" : "lower"}`, {
    sure: words.percent(sure), low: words.number(low), high: words.number(high),
  }));
};

const ended = (page) => [
  quiet("ended", page.words.say("classroom.seat.ended"), text(page.words, "ended_line"), waiting(page),
    page.view.predicted && guessed(page),
    h("p", {}, button(page.words.say("classroom.seat.think_again"), "again", { class: "quiet" }))),
  !page.view.predicted && page.view.prediction_asked && predictions(page),
];

const predict = (page) => page.view.predicted
  ? quiet("predicted", page.words.say("classroom.seat.predicted"), guessed(page), waiting(page))
  : predictions(page);

// how it came out

const reveal = (page) => {
  const { words, view } = page;
  const out = view.came_out;
  return quiet("reveal", words.say("classroom.seat.phase.reveal"),
    out && h("p", { class: out.rose === out.rise_said ? "good" : "bad" }, words.say(`classroom.seat.came_${out.rose ? "up" : "down"}`), " ",
      words.say(`classroom.seat.said_${out.rise_said ? "up" : "down"}`, { sure: words.percent(out.sure) })),
    text(words, "reveal_line"));
};

const lobby = (page) => {
  const { words, seat, name } = page;
  return quiet("lobby", words.say("classroom.seat.you_are", { nation: name }),
    h("p", {}, words.say("classroom.seat.seated", { label: seat.label, world: seat.world + 1 })), page.lists.mandate && h("p", {}, h("strong", {}, page.lists.mandate.name), ". ", page.lists.mandate.sentence), text(words, "lobby_line"),
    h("p", { class: "dim" }, words.say("classroom.seat.look_around")));
};

const planning = ({ words, may, room }) => may && card("planning", words.say("classroom.seat.planning"), text(words, "planning_line"),
  room.run > 1 && text(words, "second_game", { scenario: room.scenario }));

const CARDS = { lobby, predict, reveal, plan: (page) => (page.view.ended ? ended(page) : planning(page)) };

export const phaseCard = (page) => [
  page.seat.stood_in && h("p", { class: "note", "data-key": "stood-in" }, page.words.say("classroom.seat.stood_in")),
  page.room.paused && h("p", { class: "note", "data-key": "paused" }, page.words.say("classroom.seat.paused_line")),
  (CARDS[page.phase] ?? page.later?.CARDS[page.phase])?.(page),
];
