// What happened: the news, one's own first; figures with what changed them; how the result is made.

import { h, s } from "../markup.mjs";

const LN2 = Math.log(2);
const HALF = 0.5;
const REACH = 60; // of a hundred, that the longest bar takes to either side

// Parts rounded to so many decimals, so that what is read adds up to the rounded whole.
export const addingUp = (parts, digits) => {
  const scale = 10 ** digits;
  const exact = parts.map((part) => part * scale);
  const whole = exact.map(Math.round);
  const total = Math.round(exact.reduce((sum, x) => sum + x, 0));
  const off = total - whole.reduce((sum, x) => sum + x, 0);
  const order = exact.map((_, k) => k).sort((a, b) => off > 0 ? (whole[a] - exact[a]) - (whole[b] - exact[b]) : (exact[a] - whole[a]) - (exact[b] - whole[b]));
  for (const k of order.slice(0, Math.abs(off))) whole[k] += Math.sign(off);
  return { total: total / scale, parts: whole.map((x) => x / scale) };
};

// How figures of a unit are written: what to multiply by, decimals of changes, a level, a change's unit.
const KINDS = {
  "$bn/yr": { by: 1, digits: 0, level: (x, words) => words.money(x), change: (x, words, digits) => `${words.signed(x, digits)} ${words.say("classroom.seat.billions")}` },
  share: { by: 100, digits: 1, level: (x, words) => words.percent(x, 1), change: (x, words, digits) => `${words.signed(x, digits)} ${words.say("classroom.seat.points")}` },
  MH: { by: 1, digits: 2, level: (x, words) => words.say("classroom.seat.machines", { value: words.figure(x) }), change: (x, words, digits) => `${words.signed(x, digits)} ${words.say("classroom.seat.millions")}` },
  kFTE: { by: 1, digits: 1, level: (x, words) => words.say("classroom.seat.people", { value: words.number(x, 1) }), change: (x, words, digits) => `${words.signed(x, digits)} ${words.say("classroom.seat.thousands")}` },
  ln: { by: 1 / LN2, digits: 1, level: (x, words) => words.say("classroom.seat.doublings", { value: words.number(x / LN2, 1) }), change: (x, words, digits) => words.say("classroom.seat.doublings", { value: words.signed(x, digits) }) },
};
const PLAIN = { by: 1, digits: 2, level: (x, words) => words.figure(x), change: (x, words, digits) => words.signed(x, digits) };
const LESS_IS_BETTER = new Set(["unemployment"]);

const bar = (part, most) => {
  const length = most > 0 ? (REACH * Math.abs(part)) / most : 0;
  return s("svg", { viewBox: `-${REACH} 0 ${2 * REACH} 8`, class: "bar", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("rect", { x: part < 0 ? -length : 0, y: 1, width: length, height: 6, class: part < 0 ? "down" : "up" }),
    s("line", { x1: 0, x2: 0, y1: 0, y2: 8 }));
};

const table = (rows, written, caption) => {
  const most = Math.max(...rows.map(([, part]) => Math.abs(part)));
  return h("table", { class: "sums", role: "table" },
    h("caption", { class: "unseen" }, caption),
    h("tbody", { role: "rowgroup" }, rows.map(([name, part]) => h("tr", { role: "row" },
      h("th", { role: "rowheader", scope: "row" }, name), h("td", { role: "cell", class: "bars" }, bar(part, most)), h("td", { role: "cell", class: "n" }, written(part))))));
};

const mood = (figure, change) => change === 0 ? "dim" : (change > 0) !== LESS_IS_BETTER.has(figure) ? "good" : "bad";

const figure = ({ figure: key, name, unit, level, change, parts }, words) => {
  const kind = KINDS[unit] ?? PLAIN;
  const digits = unit === "$bn/yr" && Math.abs(level) < 2000 ? 1 : kind.digits;
  const made = addingUp(parts.map(([, part]) => part * kind.by), digits);
  const rows = parts.map(([cause], k) => [words.capital(cause), made.parts[k]]).filter(([, part]) => part !== 0)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const total = parts.length ? made.total : Number((change * kind.by).toFixed(digits));
  return h("li", { "data-key": key },
    h("details", {},
      h("summary", {},
        h("span", { class: "row ends" },
          h("span", {}, name), h("span", { class: "n" }, kind.level(level, words), " ",
            h("span", { class: `${mood(key, total)} small` }, kind.change(total, words, digits))))),
      rows.length ? table([...rows, [words.say("classroom.seat.together"), total]], (part) => kind.change(part, words, digits), words.say("classroom.seat.why", { figure: name }))
        : h("p", { class: "small dim" }, words.say("classroom.seat.unchanged"))));
};

const standing = ({ standing: now, words }) => {
  const names = Object.keys(now.points);
  const made = addingUp(names.map((name) => now.points[name]), 1);
  const rows = names.map((name, k) => [words.capital(words.name("component", name)), made.parts[k]]);
  return h("section", { class: "card", "data-key": "standing" },
    h("h2", {}, words.say("classroom.seat.result_made")),
    h("p", { class: "small dim" }, words.say("classroom.seat.result_note")),
    table([[words.say("classroom.seat.par"), 50], ...rows, [words.say("classroom.seat.together"), Number(now.score.toFixed(1))]],
      (part) => words.signed(part, 1), words.say("classroom.seat.result_made")));
};

// What the last turn did to the result, part by part.
const moved = ({ changed, words, view }) => {
  if (view.view.turn === 0) return null;
  const names = Object.keys(changed.parts);
  const made = addingUp(names.map((name) => changed.parts[name]), 1);
  const rows = names.map((name, k) => [words.capital(words.name("component", name)), made.parts[k]]).filter(([, part]) => part !== 0);
  return h("section", { class: "card", "data-key": "moved" },
    h("h2", {}, words.say("classroom.seat.result_moved", { before: words.number(changed.before, 1), now: words.number(changed.score, 1) })),
    rows.length ? table([...rows, [words.say("classroom.seat.together"), made.total]], (part) => words.signed(part, 1), words.say("classroom.seat.why", { figure: words.say("classroom.seat.tab.happened") }))
      : h("p", {}, words.say("classroom.seat.unchanged")));
};

const news = ({ happened, words, view }) => {
  const first = view.view.turn === 0;
  return h("section", { class: "card", "data-key": "news" },
    h("h2", {}, words.say("classroom.seat.news")),
    happened.length ? h("ul", { class: "news" }, happened.map((one) => h("li", {}, one.sentence ?? one)))
      : h("p", {}, words.say(first ? "classroom.seat.nothing_yet" : "classroom.seat.no_news")));
};

export const happened = (page) => [
  news(page), moved(page),
  page.causes.length > 0 && h("section", { class: "card", "data-key": "figures" },
    h("h2", {}, page.words.say("classroom.seat.figures")),
    h("p", { class: "small dim" }, page.words.say("classroom.seat.figures_note")),
    h("ul", { class: "plain figures" }, page.causes.map((one) => figure(one, page.words)))),
  page.view.view.turn > 0 && standing(page),
];
