// What if: everybody's own page, and one written explanation that names a rule, luck or a choice.

import { h } from "../../markup.mjs";

const CAUSES = ["rule", "luck", "choice"];

export const personal = (data, words) => {
  const say = (key, values) => words.say(`classroom.big.${key}`, values);
  const { count } = data.explanations;
  return {
    title: say("slide.personal"),
    body: [
      h("p", { class: "lead" }, say("personal.lead")),
      h("ol", { class: "plain prompts" }, ["read", "write", "name"].map((key) => h("li", { class: "card" }, say(`personal.${key}`)))),
      h("dl", { class: "causes" }, CAUSES.map((cause) => h("div", { class: "card" }, h("dt", {}, say(`cause.${cause}`)), h("dd", {}, say(`cause.${cause}_means`)),
        count ? h("dd", { class: "n count" }, h("strong", {}, data.explanations[cause] ?? 0)) : null))),
      h("p", { class: "count", role: "status" }, words.counted("classroom.big.personal.written", count, { count, seats: data.personal.seats })),
    ],
    draws: {},
  };
};
