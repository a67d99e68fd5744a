// A page to try a network with before the lesson: how long an answer takes, whether the line for
// views holds, and whether this device can reckon outlooks by itself.

import { h, put } from "./markup.mjs";
import { read } from "./wire.mjs";
import { Words } from "./words.mjs";

const { rules } = document.documentElement.dataset;
const page = document.getElementById("page");
const TRIES = 10;
const SLOW = 400; // milliseconds
const LONG = 5000;
const words = await Words.of(document.documentElement.lang);
const say = (key, values) => words.say(`classroom.network.${key}`, values);
const found = { answers: null, line: null, rules: null };

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const answers = async () => {
  const times = [];
  for (let k = 0; k < TRIES; k++) {
    const began = performance.now();
    const { status } = await read("/api/network").catch(() => ({ status: 0 }));
    if (status !== 200) return { good: false, words: say("no_answer") };
    times.push(performance.now() - began);
  }
  const ms = Math.round(middle(times));
  return { good: ms < SLOW, words: say(ms < SLOW ? "answers" : "slow", { ms }) };
};

const line = () => new Promise((settle) => {
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/live?as=network`);
  const end = (good) => {
    socket.onclose = null;
    socket.close();
    settle({ good, words: say(good ? "line" : "no_line") });
  };
  socket.onopen = () => socket.send("there");
  socket.onmessage = ({ data }) => end(data === "there");
  socket.onclose = () => end(false);
  setTimeout(() => end(false), LONG);
});

const device = async () => {
  const none = { good: false, words: say("no_rules") };
  if (typeof WebAssembly !== "object") return none;
  const said = await read("/api/network").catch(() => ({ status: 0 }));
  if (said.status === 200 && !said.view.rules) return { good: true, words: say("rules_later") };
  for (const width of [4, 0]) {
    const answer = await fetch(`${rules}/${width}.wasm`).catch(() => null);
    if (answer?.ok && WebAssembly.validate(await answer.arrayBuffer())) return { good: true, words: say("rules") };
  }
  return none;
};

const row = (name) => {
  const told = found[name];
  const mark = told === null ? "…" : told.good ? "✓" : "✗";
  return h("li", { "data-key": name, class: told === null ? "dim" : told.good ? "good" : "bad" },
    h("span", { "aria-hidden": "true" }, `${mark} `), told === null ? say("trying") : told.words);
};

const draw = () => {
  document.title = say("title");
  const all = Object.values(found);
  const done = all.every((one) => one !== null);
  put(page,
    h("h1", {}, say("title")),
    h("ul", { class: "plain card" }, Object.keys(found).map(row)),
    h("p", { role: "status" }, done ? say(found.answers.good && found.line.good ? "fit" : "unfit") : ""),
    h("p", {}, h("a", { class: "button", href: "/" }, say("join"))));
};

draw();
page.removeAttribute("aria-busy");
for (const [name, tries] of Object.entries({ answers, line, rules: device })) {
  found[name] = await tries();
  draw();
}
