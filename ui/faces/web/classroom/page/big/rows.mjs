// The seats of a class, a row each, world by world: who sits there, what they do, since when, and
// what the teacher can do about it with one click.

import { h } from "../markup.mjs";
import { badge, dress } from "./marks.mjs";
import { late } from "./readings.mjs";
import { statusMark } from "./status.mjs";
import { worldName } from "./worlds.mjs";

const COLUMNS = ["label", "nation", "status", "since", "actions"];
const LONG = 90; // seconds in one status, from which on it is shown stronger

const since = (words, seconds) => seconds === null || seconds === undefined ? "" : words.clock(seconds);

const action = (words, seat, name, { does = name, kind = "quiet", off = false } = {}) => h("button", {
  type: "button", class: kind, "data-do": does, "data-seat": seat.number, "data-request": seat.request, "data-key": `${name}-${seat.number}`,
  "aria-disabled": off ? "true" : null, "aria-label": words.say(`classroom.big.do.${name}_for`, { label: seat.label, nation: seat.name }),
}, words.say(`classroom.big.do.${name}`));

const actions = (words, seat) => [
  seat.status === "stand_in" ? action(words, seat, "give_back") : action(words, seat, "stand_in"),
  action(words, seat, "move", { does: "ask_move" }),
  action(words, seat, "rename", { does: "ask_rename" }),
  action(words, seat, "void", { kind: "quiet stern" }),
];

// Seats that a second device asks for, where nobody has to look for them.
export const asking = (words, seats) => {
  const found = seats.filter(({ request }) => request !== null);
  return found.length ? h("ul", { class: "plain note requests", "data-key": "requests" }, found.map((seat) =>
    h("li", { class: "row", "data-key": `request-${seat.number}` },
      h("span", {}, h("strong", {}, seat.label), ` · ${seat.name}: ${words.say("classroom.big.second_device")}`),
      h("span", { class: "actions" }, action(words, seat, "admit", { kind: "main" }), action(words, seat, "refuse"))))) : null;
};

const row = (words, seat) => {
  const cell = (name, ...inside) => h("td", { role: "cell", class: name, "data-label": words.say(`classroom.big.column.${name}`) }, ...inside);
  return h("tr", { role: "row", "data-key": `seat-${seat.number}`, class: seat.request === null ? null : "asks" },
    h("th", { role: "rowheader", scope: "row", class: "label" }, seat.label),
    cell("nation", seat.name),
    cell("status", statusMark(seat.status), h("span", {}, words.say(`classroom.big.status.${seat.status}`)),
      seat.request === null ? null : h("strong", { class: "device" }, words.say("classroom.big.second_device"))),
    cell("since", h("span", { class: seat.since >= LONG && ["planning", "predicting", "answering", "away"].includes(seat.status) ? "n warn" : "n", "data-since": seat.since }, since(words, seat.since))),
    cell("actions", h("div", { class: "actions" }, actions(words, seat))));
};

const group = (words, world, seats, waits) => h("tbody", { role: "rowgroup", "data-key": `world-${world}` },
  h("tr", { role: "row", class: `head ${dress(world)}` }, h("th", { role: "rowheader", scope: "rowgroup", colspan: COLUMNS.length },
    badge(world), worldName(words, world), " ", h("span", { class: "dim" }, waits
      ? words.counted("classroom.big.missing_here", waits, { count: waits }) : words.say("classroom.big.nobody_missing")))),
  seats.map((seat) => row(words, seat)));

// Let the times in these rows run on: so many seconds have gone since the server said them.
export const runOn = (root, words, seconds) => {
  for (const one of root.querySelectorAll("[data-since]")) {
    const text = since(words, Number(one.dataset.since) + seconds);
    if (one.textContent !== text) one.textContent = text;
  }
};

export const seatTable = (view, words) => {
  if (!view.seats.length) return h("p", { class: "note", "data-key": "none" }, words.say("classroom.big.no_seats"));
  const worlds = [...new Set(view.seats.map(({ world }) => world))].sort((a, b) => a - b);
  return h("table", { role: "table", class: "seats", "data-key": "seats", "aria-label": words.say("classroom.big.seats") },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, COLUMNS.map((name) => h("th", { role: "columnheader", scope: "col", class: name }, words.say(`classroom.big.column.${name}`))))),
    worlds.map((world) => {
      const seats = view.seats.filter((seat) => seat.world === world);
      return group(words, world, seats, seats.filter((one) => late(view.class.phase, one)).length);
    }));
};
