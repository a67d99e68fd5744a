// The debrief: six slides made from the log. Arrows turn them, Esc leads back to the console.

import { h, listen, put } from "../markup.mjs";
import { post, read } from "../wire.mjs";
import { fill } from "./drawing.mjs";
import { fit } from "./fit.mjs";
import { SWITCHING, dressed, main, switches, wordsOf } from "./frame.mjs";
import { debrief } from "./readings.mjs";
import { feelings } from "./slides/feelings.mjs";
import { luck } from "./slides/luck.mjs";
import { parting } from "./slides/parting.mjs";
import { personal } from "./slides/personal.mjs";
import { predicted } from "./slides/predicted.mjs";
import { sideBySide } from "./slides/side_by_side.mjs";

const SLIDES = [feelings, sideBySide, parting, personal, luck, predicted];
const AGAIN = 1000; // milliseconds until an unfinished debrief is asked for again
const LATER = 5000; // and one in which people still write
const LONG = 60_000; // a transplant is given so long
const FORWARD = ["ArrowRight", "PageDown", " "];
const BACK = ["ArrowLeft", "PageUp"];

const state = { data: null, words: null, slide: 0, chosen: null, graft: null };

const numbered = () => Math.min(Math.max(Number(location.hash.slice(1)) || 1, 1), SLIDES.length) - 1;

const bar = ({ words, slide }) => [
  h("a", { class: "button quiet", href: "/console" }, words.say("classroom.big.leave")),
  h("p", { class: "n", role: "status" }, words.say("classroom.big.slide_of", { slide: slide + 1, slides: SLIDES.length })),
  h("div", { class: "row" },
    h("button", { type: "button", "data-do": "back", "aria-disabled": slide === 0 ? "true" : null }, words.say("classroom.big.back")),
    h("button", { type: "button", class: "main", "data-do": "on", "aria-disabled": slide === SLIDES.length - 1 ? "true" : null }, words.say("classroom.big.on"))),
  switches(words),
];

const show = () => {
  const { data, words, slide } = state;
  const { title, body, draws } = SLIDES[slide](data, words, state);
  document.title = words.say("classroom.big.debrief_title", { slide: title });
  put(main(), h("section", { class: `slide slide${slide + 1}`, "data-key": `slide-${slide}`, "aria-labelledby": "slide-title" },
    h("h1", { id: "slide-title", tabindex: "-1" }, title), body));
  put(document.getElementById("foot"), bar(state));
  fill(main(), draws);
  fit(main());
};

const turn = (to) => {
  if (to < 0 || to >= SLIDES.length || to === state.slide || !state.data?.ready) return;
  state.slide = to;
  history.replaceState(null, "", `#${to + 1}`);
  show();
  scrollTo(0, 0);
  document.getElementById("slide-title").focus();
};

const waiting = () => put(main(), h("section", { class: "quiet", "data-key": "waiting" },
  h("h1", { role: "status" }, state.words.say("classroom.big.making")), h("p", {}, state.words.say("classroom.big.making_means"))));

const early = () => put(main(), h("section", { class: "quiet", "data-key": "early" },
  h("h1", { role: "status" }, state.words.say("classroom.big.too_early")),
  h("p", {}, h("a", { href: "/console" }, state.words.say("classroom.big.to_console")))));

const refused = (status) => put(main(), h("section", { class: "quiet", "data-key": "refused" },
  h("h1", {}, state.words.say(status === 401 || status === 403 ? "classroom.big.shut" : "classroom.big.no_debrief")),
  h("p", {}, h("a", { href: "/console" }, state.words.say("classroom.big.to_console")))));

const ask = async () => {
  const said = await read("/api/debrief").catch(() => ({ status: 0 }));
  if (said.status === 0) { // it may also be that it takes long
    if (!state.data) waiting();
    else put(document.getElementById("line"), h("p", { class: "banner" }, state.words.say("classroom.big.no_line")));
    return setTimeout(ask, AGAIN);
  }
  put(document.getElementById("line"));
  if (!said.view) return refused(said.status);
  const data = debrief(said.view);
  state.words = await wordsOf(data.language ?? state.words.language);
  if (!data.ready) { // no game is over
    early();
    return setTimeout(ask, AGAIN);
  }
  const first = !state.data;
  state.data = data;
  state.chosen ??= data.transplants[0] ?? null;
  show();
  if (first) document.getElementById("slide-title").focus();
  return setTimeout(ask, LATER);
};

const transplanted = async () => {
  const { turn: when, nation, source, target } = state.chosen;
  state.graft = { waits: true };
  show();
  const wanted = { turn: when, nation, source, target };
  const answer = await Promise.race([
    post("/api/transplant", wanted).catch(() => null), new Promise((done) => setTimeout(done, LONG, null)),
  ]);
  state.graft = answer ? { ...answer, of: wanted } : { ok: false, sentence: state.words.say("classroom.big.no_line") };
  show();
};

const DOES = {
  ...SWITCHING,
  on: () => turn(state.slide + 1),
  back: () => turn(state.slide - 1),
  choose: ({ value }) => {
    state.chosen = state.data.transplants[Number(value)];
    state.graft = null;
    show();
  },
  graft: () => { if (state.chosen && !state.graft?.waits) transplanted(); },
};

const typing = (target) => target.closest?.("input, select, textarea, [contenteditable]");

addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") location.assign("/console");
  else if (typing(event.target) || (event.key === " " && event.target.closest?.("button, a, summary"))) return;
  else if (FORWARD.includes(event.key)) turn(state.slide + 1);
  else if (BACK.includes(event.key)) turn(state.slide - 1);
  else if (event.key === "Home") turn(0);
  else if (event.key === "End") turn(SLIDES.length - 1);
  else return;
  event.preventDefault();
});

dressed();
listen(document.body, DOES);
addEventListener("hashchange", () => turn(numbered()));
state.slide = numbered();
state.words = await wordsOf(document.documentElement.lang);
await ask();
