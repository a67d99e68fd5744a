// First the feelings: nobody explains anything yet.

import { h } from "../../markup.mjs";

export const feelings = (_, words) => ({
  title: words.say("classroom.big.slide.feelings"),
  body: [
    h("p", { class: "lead" }, words.say("classroom.big.feelings.prompt")),
    h("ul", { class: "plain prompts" }, ["word", "worst", "surprise"].map((key) => h("li", { class: "card" }, words.say(`classroom.big.feelings.${key}`)))),
    h("p", { class: "dim" }, words.say("classroom.big.feelings.rule")),
  ],
  draws: {},
});
