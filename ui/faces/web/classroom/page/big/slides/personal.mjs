// What if: everybody's own page, and one written explanation that names a rule, luck or a choice.

import { h } from "../../markup.mjs";

const CAUSES = ["rule", "luck", "choice"];
const NAMED = 4; // rules

export const personal = (data, words) => {
  const say = (key, values) => words.say(`classroom.big.${key}`, values);
  const { count, rules } = data.explanations;
  const most = data.rules.filter(({ key }) => rules[key]).map(({ key, name }) => [name, rules[key]]).sort((a, b) => b[1] - a[1]).slice(0, NAMED);
  return {
    title: say("slide.personal"),
    body: [
      h("p", { class: "lead" }, say("personal.lead")),
      h("ol", { class: "plain prompts" }, ["read", "write", "name"].map((key) => h("li", { class: "card" }, say(`personal.${key}`)))),
      h("dl", { class: "causes" }, CAUSES.map((cause) => h("div", { class: "card" }, h("dt", {}, say(`cause.${cause}`)), h("dd", {}, say(`cause.${cause}_means`))))),
      h("p", { class: "count", role: "status" }, words.counted("classroom.big.personal.written", count, { count, seats: data.personal.seats }),
        most.length ? ` · ${say("personal.named", { rules: most.map(([name, times]) => `${name} (${times})`).join(", ") })}` : null),
    ],
    draws: {},
  };
};
