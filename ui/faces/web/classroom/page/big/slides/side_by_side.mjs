// The worlds side by side: one luck, and how the chances of survival went in each.

import { h } from "../../markup.mjs";
import { lines } from "../charts.mjs";
import { figure, table } from "../drawing.mjs";
import { badge, dress } from "../marks.mjs";

const ROUND = 10; // chances of 100; the axis begins at such a number
const LEAST = 0.1;

const percent = (words, share) => words.number(100 * share, 1);
const nameOf = (words, { number }) => words.say("classroom.big.world", { number: number + 1 });

// The two runs of a class, world by world: the same luck, another rule.
const runs = (data, words) => data.several && table(words.say("classroom.big.worlds.runs"),
  [words.say("classroom.big.world_head"), ...data.runs.map(({ run }) => words.say("classroom.big.run", { run }))],
  data.worlds.map((world) => [nameOf(words, world), ...data.runs.map(({ survival }) => percent(words, survival[world.number]))]), { seen: true });

const outcome = (data, words, world) => h("li", { class: `world card ${dress(world.number)}` },
  h("h2", {}, badge(world.number), nameOf(words, world)),
  h("p", { class: "figure" }, h("strong", {}, percent(words, world.survival.at(-1))), h("span", { class: "of" }, words.say("classroom.big.of_100"))),
  h("p", { class: "ending" }, words.capital(world.ending_name)));

const rows = (data, words) => data.worlds.map((world) => [
  nameOf(words, world), percent(words, world.survival.at(-1)), world.ending_name,
  words.number(world.welfare, 1), words.number(world.pacts), words.number(world.incidents, 0),
]);

export const sideBySide = (data, words) => {
  const say = (key) => words.say(`classroom.big.${key}`);
  const chances = data.worlds.flatMap(({ survival }) => survival);
  const least = 100 * Math.min(...chances);
  const low = Math.min(ROUND * Math.floor((least - LEAST) / ROUND), 100 - ROUND);
  const places = data.worlds[0].survival.length;
  const each = Math.max(1, Math.round((places - 1) / Math.max(data.turns.length, 1)));
  return {
    title: say("slide.worlds"),
    body: [
      h("p", { class: "lead" }, say("worlds.lead")),
      h("div", { class: "split" },
        figure("survival", say("worlds.chart"), table(say("worlds.chart"),
          [say("year"), ...data.worlds.map((world) => nameOf(words, world))],
          data.years.filter((_, k) => k % each === 0).map((year, k) => [year, ...data.worlds.map(({ survival }) => percent(words, survival[k * each]))])), { level: "h2" }),
        h("ul", { class: "plain outcomes" }, data.worlds.map((world) => outcome(data, words, world)))),
      runs(data, words),
      h("details", {}, h("summary", {}, say("worlds.more")), table(say("worlds.table"),
        ["world_head", "chances", "ending_head", "welfare", "pacts", "incidents"].map(say), rows(data, words), { seen: true })),
    ],
    draws: {
      survival: lines({
        series: data.worlds.map((world) => ({ world: world.number, values: world.survival.map((one) => 100 * one), name: nameOf(words, world) })),
        years: data.years, shown: data.years.map((_, k) => k).filter((k) => k % each === 0), low, high: 100, tell: (value) => words.number(value, value % 1 ? 1 : 0),
      }),
    },
  };
};
