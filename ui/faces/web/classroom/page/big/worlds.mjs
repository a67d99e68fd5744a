// The worlds on the wall: a card each, with what came of it and never whose doing it was.

import { figure, table } from "./drawing.mjs";
import { h, s } from "../markup.mjs";
import { badge, dress } from "./marks.mjs";
import { ring } from "./ring.mjs";

const NAMED = 4; // worlds beside whose flags there is room for letters
const DRAWN = 6;
const ASKED = ["plan", "predict"]; // phases in which something is waited for in every world
const STEADY = 0.05; // chances of 100

export const worldName = (words, number) => words.say("classroom.big.world", { number: number + 1 });
export const chances = (words, survival) => words.number(100 * survival, 1);

const way = (change) => (Math.abs(change) < STEADY ? "steady" : change > 0 ? "up" : "down");
const SIGNS = { up: "M-8 6L0 -8L8 6Z", down: "M-8 -6L0 8L8 -6Z", steady: "M-9 -3H9V3H-9Z" };

const change = (words, moved) => h("p", { class: `change ${way(moved)}` },
  s("svg", { viewBox: "-12 -12 24 24", class: "sign", "aria-hidden": "true", focusable: "false" }, s("path", { d: SIGNS[way(moved)] })),
  words.say(`classroom.big.${way(moved)}`, { change: words.signed(moved, 1) }));

const waiting = (words, missing) => h("p", { class: missing ? "waiting" : "waiting done" },
  missing ? words.counted("classroom.big.missing_here", missing, { count: missing }) : words.say("classroom.big.all_done"));

const told = (words, key, sentences, most, from) => sentences.length ? h("div", { class: "about", "data-about": key, "data-key": key },
  h("h3", {}, words.say(`classroom.big.${key}`)),
  h("ul", { class: "plain told" }, sentences.slice(0, most).map((sentence, k) => h("li", { "data-spare": from + k }, sentence)))) : null;

const tieRows = (words, { ties, nations }) => {
  const names = Object.fromEntries(nations.map(({ code, name }) => [code, name]));
  const called = (code) => words.name("nation", code, names[code] ?? code);
  return ties.map(([a, b, kinds]) => [called(a), called(b), words.number(kinds)]);
};

const drawnTies = (words, world) => figure(`ring-${world.number}`, words.say("classroom.big.ring", { world: worldName(words, world.number) }),
  table(words.say("classroom.big.ring", { world: worldName(words, world.number) }),
    ["nation", "nation", "pacts"].map((key) => words.say(`classroom.big.${key}`)), tieRows(words, world)), { quiet: true, spare: 3 });

// How a world has ended, in a word or in a sentence; nothing while it goes on.
const ending = (words, { ending: found }, name) => {
  if (!found) return null;
  const part = name === "span" ? "name" : "meaning";
  const text = words.name("ending", `${found.key}.${part}`, part === "name" ? found.name : "");
  return text && h(name, { class: "ending" }, part === "name" ? words.capital(text) : text);
};

const card = (words, world, { phase, many }) => {
  const revealed = phase === "reveal";
  const over = Boolean(world.ending);
  return h("section", { class: `world card ${dress(world.number)}`, "data-key": `world-${world.number}`, "data-fits": "yes" },
    h("h2", {}, badge(world.number), worldName(words, world.number),
      ending(words, world, "span")),
    h("div", { class: "survival" },
      h("p", { class: "figure" }, h("strong", {}, chances(words, world.survival)), h("span", { class: "of" }, words.say("classroom.big.of_100"))),
      revealed && world.change !== null ? change(words, world.change) : null,
      ASKED.includes(phase) && !over && world.missing !== null ? waiting(words, world.missing) : null),
    many <= NAMED ? ending(words, world, "p") : null,
    many > DRAWN ? null : drawnTies(words, world),
    h("p", { class: "pacts", "data-spare": "9" }, words.counted("classroom.big.pacts_in_force", world.pacts, { count: words.number(world.pacts) })),
    revealed ? told(words, "joined", world.joined, 3, 5) : null,
    over ? null : told(words, "news", world.news, revealed ? 2 : 3, 6));
};

export const cards = (view, words) => h("div", { class: `worlds many${Math.min(view.worlds.length, 9)}`, "data-key": "worlds" },
  h("p", { class: "meaning" }, words.say("classroom.big.survival_means")),
  h("div", { class: "cards" }, view.worlds.map((world) => card(words, world, { phase: view.class.phase, many: view.worlds.length }))));

// The drawings in those cards, by name.
export const rings = (view) => Object.fromEntries(view.worlds.map((world) => [`ring-${world.number}`, ring({
  nations: world.nations, ties: world.ties, flags: `${document.documentElement.dataset.root}/flags`, named: view.worlds.length <= NAMED,
})]));
