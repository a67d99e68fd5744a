// The teacher's page: who sits where and does what, and the class's clock.

import { h, listen, put } from "../markup.mjs";
import { Outbox } from "../wire.mjs";
import { LANGUAGES } from "../words.mjs";
import { askMove, askRename, shutDialog } from "./dialogs.mjs";
import { Frame, SWITCHING, dressed, main, switches, wordsOf } from "./frame.mjs";
import { showLogin, tryPassword } from "./login.mjs";
import { badge } from "./marks.mjs";
import { console_ } from "./readings.mjs";
import { asking, runOn, seatTable } from "./rows.mjs";

const COUNTED = ["before", "plan", "predict", "after"];

const say = (key, values) => frame.words.say(`classroom.big.${key}`, values);
const phaseName = (phase) => say(`phase.${phase}`);

const button = (name, label, { kind = "", off = false } = {}) => h("button", {
  type: "button", class: kind, "data-do": "time", "data-what": name, "data-key": name, "aria-disabled": off ? "true" : null,
}, label);

const controls = ({ class: { phase, paused, seconds_left: left }, next }) => {
  const timed = left !== null;
  if (phase === "lobby") return [button("start", say("do.start"), { kind: "main" })];
  return [
    next ? button("advance", say("do.advance", { phase: phaseName(next) }), { kind: "main" }) : null,
    paused ? button("resume", say("do.resume")) : button("pause", say("do.pause"), { off: phase === "closed" }),
    button("extend", say("do.extend"), { off: !timed }),
  ];
};

const state = (view) => {
  const { code, phase, turn, turns, run, paused, scenario } = view.class;
  const playing = ["plan", "predict", "reveal"].includes(phase);
  return h("div", { class: "state", "data-key": "state" },
    h("p", { class: "now" }, h("strong", {}, phaseName(phase)), playing ? ` · ${say("turn", { turn: Math.min(phase === "reveal" ? turn : turn + 1, turns), turns })}` : null,
      run > 1 ? ` · ${say("second_run")}` : null, paused ? h("span", { class: "warn" }, ` · ${say("paused")}`) : null),
    h("p", { id: "clock", class: "clock", role: "timer", "data-once": "yes" }),
    COUNTED.includes(phase) ? h("p", { class: "missing" }, view.missing ? frame.words.counted("classroom.big.missing", view.missing, { count: view.missing }) : say("all_in")) : null,
    h("p", { class: "dim what" }, `${scenario} · `, h("strong", { class: "code" }, code)));
};

const questions = (view) => h("section", { class: "card questions", "data-key": "ask", "aria-labelledby": "ask-title" },
  h("h2", { id: "ask-title" }, say("ask")),
  view.ask.length ? h("ol", { class: "plain" }, view.ask.map(({ world, fact }) => h("li", { "data-key": `ask-${world}` },
    badge(world), h("span", {}, fact)))) : h("p", { class: "dim" }, say("ask_none")));

const away = (view) => h("nav", { class: "card links", "data-key": "links", "aria-label": say("links") },
  h("a", { class: "button", href: "/projector", target: "_blank" }, say("projector")),
  h("a", { class: "button", href: "/debrief" }, say("debrief")),
  view.exports.map(({ key, href, name }) => h("a", { class: "button", href, download: true, "data-key": `export-${key}` }, name ?? say(`export.${key}`))));

const settings = () => h("div", { class: "settings row", "data-key": "settings" },
  h("label", { class: "language" }, h("span", { class: "unseen" }, say("language")),
    h("select", { "data-do": "speak", id: "language" }, Object.entries(LANGUAGES).map(([code, name]) =>
      h("option", { value: code, lang: code, selected: code === frame.words.language }, name)))),
  switches(frame.words));

const view = () => console_(frame.view);
const seatOf = (element) => view().seats.find(({ number }) => number === Number(element.dataset.seat));

const show = (given, words, clock) => {
  const now = console_(given);
  document.title = words.say("classroom.big.console_title", { code: now.class.code });
  document.body.dataset.phase = now.class.phase;
  put(main(),
    h("h1", { class: "unseen", "data-key": "title" }, say("console")),
    h("section", { class: "bar", "data-key": "bar", "aria-label": say("time") }, state(now), h("div", { class: "row controls" }, controls(now)), settings()),
    h("p", { id: "said", role: "status", "data-once": "yes" }),
    now.notice ? h("p", { class: "note warn", "data-key": "notice" }, now.notice) : null,
    asking(words, now.seats),
    h("div", { class: "beside", "data-key": "beside" }, questions(now), away(now)),
    seatTable(now, words));
  tick(clock, words);
};

const tick = (clock, words) => {
  const place = document.getElementById("clock");
  if (place) put(place, clock.left === null ? null : words.clock(clock.left));
  runOn(main(), words, clock.gone);
};

const tell = (sentence, refused = false) => {
  const place = document.getElementById("said");
  if (!place) return;
  place.className = refused ? "bad" : "good";
  put(place, sentence);
};

const outbox = new Outbox("/api/teacher", {
  onAnswer: (answer, body) => {
    if (answer.status === 401 || answer.status === 403) return shut();
    if (answer.ok && answer.view) frame.heard(answer.view);
    return tell(answer.ok ? done(body) : answer.sentence, !answer.ok);
  },
  onLost: () => tell(say("no_line"), true),
});

const done = (body) => {
  const seat = view().seats.find(({ number }) => number === body.seat);
  const key = `classroom.big.done.${body.do}`;
  return frame.words.knows(key) ? frame.words.say(key, { label: seat?.label ?? "", nation: seat?.name ?? "" }) : "";
};

const about = (name) => (element) => outbox.send({ do: name, seat: Number(element.dataset.seat) });

const letIn = (name) => ({ dataset: { request } }) => outbox.send({ do: name, request: Number(request) });

const DOES = {
  ...SWITCHING,
  login: async () => { if (await tryPassword(main(), frame.words)) await frame.begin(); },
  time: ({ dataset: { what } }) => outbox.send({ do: what }),
  stand_in: about("stand_in"), give_back: about("give_back"), void: about("void"), admit: letIn("admit"), refuse: letIn("refuse"),
  ask_move: (element) => askMove(view(), frame.words, seatOf(element)),
  ask_rename: (element) => askRename(frame.words, seatOf(element)),
  move: ({ dataset: { seat, world, nation } }) => {
    outbox.send({ do: "move", seat: Number(seat), world: Number(world), nation });
    shutDialog();
  },
  rename: (form) => {
    outbox.send({ do: "rename", seat: Number(form.dataset.seat), label: form.elements.label.value.trim() });
    shutDialog();
  },
  cancel: shutDialog,
  speak: async ({ value }) => {
    await wordsOf(value).then((words) => { frame.words = words; });
    frame.again();
    outbox.send({ do: "speak", language: value });
  },
};

const shut = () => showLogin(main(), frame.words);

const frame = new Frame("console", { show, tick, shut });
dressed();
listen(document.body, DOES);
await frame.begin();
