// Luck or choice: what every order would have come to in another world, on this luck and on others.

import { h } from "../../markup.mjs";
import { reaches } from "../charts.mjs";
import { figure, table } from "../drawing.mjs";

const SHOWN = 7;

export const luck = (data, words) => {
  const say = (key, values) => words.say(`classroom.big.${key}`, values);
  const known = data.transplants.filter(({ measured }) => measured).slice(0, SHOWN);
  const chosen = known.filter(({ mostly_luck: byLuck }) => !byLuck).length;
  const points = (value) => words.signed(100 * value, 1);
  const rows = known.map(({ turn, nation, source, target, survival, lucks, mostly_luck: byLuck }) => ({
    name: `${nation} ${turn + 1}: ${source + 1} → ${target + 1}`, here: survival, low: Math.min(...lucks), high: Math.max(...lucks),
    mean: lucks.reduce((sum, one) => sum + one, 0) / lucks.length, luck: byLuck,
  }));
  return {
    title: say("slide.luck"),
    body: [
      h("p", { class: "lead" }, say("luck.lead")),
      known.length ? [
        h("p", { class: "verdict" }, h("strong", {}, words.counted("classroom.big.luck.found", chosen, { count: chosen, of: known.length }))),
        figure("reaches", say("luck.chart"), table(say("luck.chart"), ["order_head", "this_luck", "others_from", "others_to", "verdict_head"].map((key) => say(key)),
          rows.map(({ name, here, low, high, luck: byLuck }) => [name, points(here), points(low), points(high), say(byLuck ? "mostly_luck" : "mostly_choice")])), { level: "h2" }),
        h("p", { class: "dim key" }, say("luck.key")),
      ] : h("p", { class: "card" }, say("luck.none")),
    ],
    draws: known.length ? { reaches: reaches({ rows, tell: points, ends: [say("worse"), say("better")] }) } : {},
  };
};
