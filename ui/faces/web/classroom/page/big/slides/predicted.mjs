// How good the class's predictions were: how sure, how often right, and what came.

import { h } from "../../markup.mjs";
import { calibration, hills } from "../charts.mjs";
import { figure, table } from "../drawing.mjs";

const GUESSING = 0.25; // the Brier score of saying 50 of 100 every time
const OF_TEN = 8; // of ten intervals ought to hold what comes

const verdict = (each) => {
  const all = each.reduce((sum, { count }) => sum + count, 0);
  const sure = each.reduce((sum, { sure: one, count }) => sum + count * one, 0) / all;
  const right = each.reduce((sum, { count, right: share }) => sum + count * (share ?? 0), 0) / all;
  return { sure, right, kind: sure - right > 0.05 ? "too_sure" : right - sure > 0.05 ? "too_shy" : "well" };
};

export const predicted = (data, words) => {
  const say = (key, values) => words.say(`classroom.big.${key}`, values);
  const title = say("slide.predicted");
  const given = data.predictions;
  if (!given?.rise?.count) return { title, body: [h("p", { class: "lead" }, say("predicted_none"))], draws: {} };
  const { rise, survival } = given;
  const { bins } = rise;
  const said = verdict(rise.sure);
  const percent = (share) => words.percent(share);
  const world = (number) => say("world", { number: number + 1 });
  const rows = survival.final.map((final, number) => ({
    world: number, name: world(number), final: 100 * final,
    intervals: survival.intervals.filter((one) => one.world === number).map(({ low, high }) => [low, high]),
  }));
  return {
    title,
    body: [
      h("p", { class: "lead" }, h("strong", {}, say(`calibrated.${said.kind}`, { sure: percent(said.sure), right: percent(said.right) }))),
      h("div", { class: "split even" },
        h("div", {},
          figure("calibration", say("calibrated.chart"), table(say("calibrated.chart"), ["said_head", "people", "rose_head"].map((key) => say(key)),
            bins.map(({ low, high, count, right }) => [`${percent(low)}–${percent(high)}`, count, percent(right)])), { level: "h2" }),
          h("p", { class: "dim" }, say("calibrated.brier", { score: words.number(rise.brier, 2), guessing: words.number(GUESSING, 2) }))),
        h("div", {},
          figure("hills", say("held.chart"), table(say("held.chart"), ["world_head", "came", "held_head"].map((key) => say(key)),
            rows.map(({ name, final, intervals }) => [name, words.number(final, 1),
              say("held.of", { held: intervals.filter(([low, high]) => low <= final && final <= high).length, count: intervals.length })])), { level: "h2" }),
          h("p", { class: "dim" }, say("held.said", { held: survival.inside, count: survival.count, ten: OF_TEN })))),
    ],
    draws: {
      calibration: calibration({ bins, tell: percent, names: [say("calibrated.sure_axis"), say("calibrated.right_axis")] }),
      hills: hills({ rows, tell: (value) => words.number(value) }),
    },
  };
};
