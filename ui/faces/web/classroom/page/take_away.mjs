// The take-away: the course of one's game, what one foresaw and what came, one other choice. It can
// be kept as a file that needs nothing but itself.

import { h, listen, put, s } from "./markup.mjs";
import { Words } from "./words.mjs";

const AGAIN = 3000; // milliseconds: one other choice may still be being played
const [WIDTH, HEIGHT, LEFT, FOOT] = [640, 240, 40, 24];

const page = document.getElementById("page");
const { root, words: texts } = document.documentElement.dataset;
const state = { words: null, told: null, said: "" };

const say = (key, values) => state.words.say(`classroom.seat.home.${key}`, values);

const path = (points, x, y) => points.map((value, k) => `${k ? "L" : "M"}${x(k).toFixed(1)} ${y(value).toFixed(1)}`).join("");

// Lines from 0 to 100 over the turns; the second broken, so that no colour is needed.
const curve = (lines, labels, title) => {
  const last = Math.max(lines[0].length - 1, 1);
  const x = (k) => LEFT + ((WIDTH - LEFT - 10) * k) / last;
  const y = (value) => HEIGHT - FOOT - ((HEIGHT - FOOT - 10) * value) / 100;
  const every = Math.ceil(labels.length / 6);
  return s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "curve", role: "img", "aria-label": title },
    [0, 50, 100].map((value) => [
      s("line", { class: "axis", x1: LEFT, x2: WIDTH - 10, y1: y(value), y2: y(value) }),
      s("text", { x: LEFT - 6, y: y(value) + 4, "text-anchor": "end" }, value)]),
    labels.map((label, k) => k % every === 0 && s("text", { x: x(k), y: HEIGHT - 6, "text-anchor": "middle" }, label)),
    lines.map((line, k) => s("path", { class: k ? "other" : "own", d: path(line, x, y) })));
};

const predictions = ({ predictions: all }, words) => h("div", { class: "scrolls", tabindex: "0", role: "region", "aria-label": say("predictions") },
  h("table", {}, h("thead", {}, h("tr", {}, ["year", "said", "came", "world"].map((key) => h("th", { scope: "col" }, say(key))))),
    h("tbody", {}, all.map(({ turn, rise, sure, rose, low, high, survival }) => h("tr", {},
      h("th", { scope: "row" }, turn + 1),
      h("td", {}, say(rise ? "higher" : "lower", { sure: words.percent(sure) })),
      h("td", { class: rise === rose ? "good" : "bad" }, say(rose ? "rose" : "fell")),
      h("td", {}, say("between", { low: words.number(low), high: words.number(high) }),
        survival !== null && [" ", say(low <= survival && survival <= high ? "inside" : "outside", { survival: words.number(survival) })]))))));

const run = (one, words, runs) => h("section", { class: "card", "data-key": `run-${one.run}` },
  h("h2", {}, runs > 1 ? say("course_of", { run: one.run }) : say("course")),
  curve([one.results], one.results.map((_, k) => k), say("course_said", { first: words.number(one.results[0], 1), last: words.number(one.results.at(-1), 1) })),
  h("p", {}, say("course_said", { first: words.number(one.results[0], 1), last: words.number(one.results.at(-1), 1) }), " ",
    say("survival", { chances: words.number(one.survival.at(-1)) })),
  one.decisions.length > 0 && [h("h3", {}, say("decisions")), h("ul", {}, one.decisions.map(({ date, said }) => h("li", {}, `${date} · ${said.join(" · ")}`)))],
  one.predictions.length > 0 && [h("h3", {}, say("predictions")), predictions(one, words)]);

const other = ({ title, said, curve: drawn, others, years }) => said.length > 0 && h("section", { class: "card", "data-key": "other" },
  h("h2", {}, say("other")), h("h3", {}, title),
  said.map((sentence) => h("p", {}, sentence)),
  drawn && [curve([drawn.game, drawn.other], years.map((year) => Math.floor(year)), title), h("p", { class: "small dim" }, say("lines"))],
  others.length > 0 && h("details", {}, h("summary", {}, say("others")), h("ul", {}, others.map((one) => h("li", {}, `${one.title} (${one.date}): ${one.points}`)))));

const contents = () => {
  const { words, told, said } = state;
  if (!told) return h("main", {}, h("h1", {}, say("title")), h("p", { role: "status" }, said || say("wait")));
  const { class: room, seat, runs, tests, explanation } = told;
  const answered = ["before", "after"].filter((test) => tests[test].given > 0);
  return h("main", {},
    h("h1", {}, say("title")),
    h("p", {}, h("strong", {}, seat.name), ` · ${seat.label} · `, say("world_of", { world: seat.world + 1 }), ` · ${room.title}`),
    h("p", { "data-once": "", class: "keep" }, h("button", { type: "button", class: "main", "data-do": "keep" }, say("keep"))),
    runs.map((one) => run(one, words, runs.length)), other(told.other),
    explanation && h("section", { class: "card" }, h("h2", {}, say("explanation")), h("blockquote", {}, explanation.text), h("p", {}, say("rule", { rule: explanation.name }))),
    answered.length > 0 && h("section", { class: "card" }, h("h2", {}, say("tests")), answered.map((test) =>
      h("p", {}, say(`test_${test}`, { right: tests[test].right, asked: tests[test].asked })))));
};

const draw = () => {
  document.title = `${say("title")} · Six Pillars`;
  document.documentElement.lang = state.words.language;
  page.removeAttribute("aria-busy");
  put(page, contents());
};

// The page as one file: its look within it, without what only works here.
const keep = async () => {
  const sheets = await Promise.all(["theme.css", "take_away.css"].map((name) => fetch(`${root}/${name}`).then((answer) => answer.text())));
  const style = sheets.join("\n").replace(/@font-face \{[^}]*\}\n?/g, "");
  const copy = page.cloneNode(true);
  copy.querySelector(".keep")?.remove();
  const html = `<!doctype html>\n<html lang="${state.words.language}"><head><meta charset="utf-8">`
    + `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`
    + `<meta name="viewport" content="width=device-width, initial-scale=1"><title>Six Pillars</title><style>${style}</style></head>`
    + `<body>${copy.innerHTML}</body></html>\n`;
  const link = h("a", { href: URL.createObjectURL(new Blob([html], { type: "text/html" })), download: `six-pillars-${state.told.class.code}.html` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), AGAIN);
};

const begin = async () => {
  const view = await fetch("/api/view?as=seat", { cache: "no-store" });
  if (view.status !== 200) {
    location.replace("/");
    return;
  }
  state.words = await Words.of((await view.json()).seat.language, texts);
  draw();
  const answer = await fetch("/api/take-away", { cache: "no-store" });
  const said = await answer.json();
  if (answer.ok) state.told = said;
  else state.said = said.sentence;
  draw();
};

listen(page, { keep });
await begin();
