// What the class has predicted, without names, before it sees what came.

import { h } from "../markup.mjs";
import { bars } from "./charts.mjs";
import { figure, table } from "./drawing.mjs";

const sureness = (k, middle) => 0.5 + (0.5 * Math.abs(k - middle)) / middle;

export const guesses = ({ predictions }, words) => {
  if (!predictions || !predictions.count) return null;
  const say = (key, values) => words.say(`classroom.big.${key}`, values);
  const { rise, survival } = predictions;
  const middle = (rise.length - 1) / 2;
  const wide = 100 / survival.length;
  return h("section", { class: "guesses card", "data-key": "guesses", "data-fits": "yes", "aria-label": say("predicted") },
    h("h2", {}, say("predicted")),
    h("p", { class: "dim", "data-spare": "1" }, words.counted("classroom.big.predictions", predictions.count, { count: predictions.count })),
    figure("rise", say("rise"), table(say("rise"), [say("sure"), say("people")],
      rise.map((count, k) => [say(k < middle ? "sure_falls" : k > middle ? "sure_rises" : "even", { percent: words.percent(sureness(k, middle)) }), count]))),
    figure("end", say("end"), table(say("end"), [say("chances"), say("people")],
      survival.map((count, k) => [`${words.number(k * wide)}–${words.number((k + 1) * wide)}`, count]))));
};

export const guessed = ({ predictions }, words) => {
  if (!predictions) return {};
  const { rise, survival } = predictions;
  const wide = 100 / survival.length;
  return {
    rise: bars({ counts: rise, names: rise.map(() => ""), middle: (rise.length - 1) / 2, ends: ["falls", "rises"].map((key) => words.say(`classroom.big.${key}`)) }),
    end: bars({ counts: survival, names: survival.map((_, k) => words.number(k * wide)), edges: true }),
  };
};
