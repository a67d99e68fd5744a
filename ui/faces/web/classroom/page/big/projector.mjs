// The page on the wall: where the class is, what it waits for, and what came of its worlds.

import { h, listen, put } from "../markup.mjs";
import { fill } from "./drawing.mjs";
import { fit } from "./fit.mjs";
import { Frame, SWITCHING, dressed, main, switches } from "./frame.mjs";
import { guessed, guesses } from "./guesses.mjs";
import { code, lobby, short } from "./lobby.mjs";
import { projector } from "./readings.mjs";
import { voting } from "./voting.mjs";
import { cards, rings } from "./worlds.mjs";

const WORLDS = ["plan", "predict", "reveal", "fate", "talk", "debrief", "closed"];
const WRITTEN = ["before", "after"];
const LAST = 15; // seconds in which the clock warns

const phaseName = (view, words) => words.say(`classroom.big.phase.${view.class.phase}`);

const head = (view, words) => {
  const { scenario, turn, turns, date, run, phase } = view.class;
  const playing = ["plan", "predict", "reveal"].includes(phase);
  return [
    h("p", { class: "what" }, phase === "lobby" ? scenario : h("strong", {}, phaseName(view, words))),
    playing ? h("p", { class: "when" }, words.say("classroom.big.turn", { turn: Math.min(phase === "reveal" ? turn : turn + 1, turns), turns }), date ? h("span", { class: "dim" }, ` · ${date}`) : null) : null,
    run > 1 ? h("p", { class: "when" }, words.say("classroom.big.second_run")) : null,
    h("p", { id: "clock", class: "clock", role: "timer", "data-once": "yes" }),
  ];
};

const foot = (view, words) => {
  const [address] = view.join.addresses;
  const { phase } = view.class;
  const counted = ["plan", "predict", ...WRITTEN].includes(phase);
  return [
    phase === "lobby" ? null : h("p", { class: "late" }, words.say("classroom.big.late"), " ", h("span", { class: "address" }, address ? short(address) : ""), " ", code(words, view.class.code)),
    counted ? h("p", { class: "missing", role: "status" }, view.missing
      ? words.counted(`classroom.big.missing_${phase}`, view.missing, { count: view.missing }) : words.say("classroom.big.all_in")) : null,
    switches(words),
  ];
};

const asked = (view, words) => {
  const { phase } = view.class;
  const say = (key) => words.say(`classroom.big.${key}`);
  if (phase === "predict") return h("p", { class: "ask card asks", "data-key": "ask" }, say("ask_predict"));
  if (phase === "talk") return h("p", { class: "ask card asks", "data-key": "ask" }, say("ask_talk"));
  if (WRITTEN.includes(phase)) return h("section", { class: "quiet", "data-key": "quiet" }, h("h1", {}, say(`phase.${phase}`)), h("p", {}, say(`ask_${phase}`)));
  if (phase === "debrief") return h("p", { class: "ask card asks", "data-key": "ask" }, say("ask_debrief"));
  if (phase === "closed") return h("p", { class: "ask card asks", "data-key": "ask" }, say("ask_closed"));
  return null;
};

const body = (view, words) => {
  const { phase } = view.class;
  return [
    phase === "lobby" ? lobby(view, words) : null,
    asked(view, words),
    voting(view, words),
    WORLDS.includes(phase) ? cards(view, words) : null,
    phase === "reveal" ? guesses(view, words) : null,
  ];
};

const tick = (clock, words) => {
  const place = document.getElementById("clock");
  if (!place) return;
  const { paused } = frame.view.class;
  const left = clock.left;
  place.classList.toggle("short", left !== null && left <= LAST && !paused);
  put(place, left === null ? null : words.clock(left), paused ? h("span", { class: "paused" }, words.say("classroom.big.paused")) : null);
};

const show = (given, words, clock) => {
  const view = projector(given);
  document.title = words.say("classroom.big.projector_title", { code: view.class.code });
  document.body.dataset.phase = view.class.phase;
  put(document.getElementById("head"), head(view, words));
  put(main(), h("h1", { class: "unseen", "data-key": "title" }, `${view.class.scenario}: ${phaseName(view, words)}`), body(view, words));
  put(document.getElementById("foot"), foot(view, words));
  tick(clock, words);
  fill(main(), { ...rings(view), ...guessed(view, words) });
  fit(main());
};

const shut = () => put(main(), h("section", { class: "quiet" }, h("h1", {}, frame.words.say("classroom.big.shut")),
  h("p", {}, h("a", { href: "/console" }, frame.words.say("classroom.big.to_console")))));

const frame = new Frame("projector", { show, tick, shut });
dressed();
listen(document.body, SWITCHING);
addEventListener("resize", () => frame.again());
await frame.begin();
document.fonts?.ready.then(() => frame.again());
