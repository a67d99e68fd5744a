// What stands round the parts: the head with its tools, the ways to the parts, and how it was made.

import { button, choice, number, part } from "./controls.mjs";
import { h } from "./markup.mjs";

export const PARTS = ["cards", "result", "gains", "leave", "regret", "assumptions", "people", "record"];

const THEMES = ["system", "light", "dark"];

export const head = ({ state, data, words, theme, past, coming }) => h("header", { id: "head" },
  h("p", { class: "kicker" }, words.say("workshop.kicker")),
  h("h1", {}, words.say("scenario.title")), h("p", { class: "question" }, words.say("scenario.question")),
  h("div", { class: "row tools" },
    choice("language", "language", words.say("workshop.language"), Object.keys(data.texts).map((code) =>
      [code, data.texts[code]["workshop.language_name"]]), state.language),
    choice("theme", "theme", words.say("workshop.theme"), THEMES.map((name) => [name, words.say(`workshop.theme_${name}`)]), theme),
    button("present", "present", words.say("workshop.present")),
    button("undo", "undo", words.say("workshop.undo"), { disabled: !past }), button("redo", "redo", words.say("workshop.redo"), { disabled: !coming }),
    button("reset", "reset", words.say("workshop.reset")), button("save", "save", words.say("workshop.save")),
    h("label", { class: "button", for: "open" }, words.say("workshop.open"),
      h("input", { type: "file", id: "open", "data-do": "open", accept: ".json,.html", class: "unseen" })),
    button("report", "report", words.say("workshop.report"))));

export const ways = ({ words, at }) => h("nav", { "aria-label": words.say("workshop.parts") }, h("ul", {}, PARTS.map((name) =>
  h("li", {}, h("a", { href: `#${name}`, "data-do": "go", "data-name": name, "aria-current": at === name ? "true" : null },
    words.say(`workshop.${name}`))))));

// The bar of presentation: one part at a time, by keys or buttons.
export const stage = ({ words, presenting }) => presenting === null ? null : h("header", { class: "stage" },
  h("h1", {}, words.say("scenario.title")),
  button("before", "before", words.say("workshop.before"), { disabled: presenting === 0 }),
  h("span", {}, words.say("workshop.page_of", { number: presenting + 1, total: PARTS.length })),
  button("after", "after", words.say("workshop.after"), { disabled: presenting === PARTS.length - 1 }),
  button("leave-present", "present", words.say("workshop.leave_present")));

export const record = ({ state, data, words, answers, phones }) => part("record", words.say("workshop.record"),
  h("p", { class: "hint" }, words.say("workshop.record_hint")),
  h("dl", { class: "made" }, [
    [words.say("workshop.version"), data.made.version], [words.say("workshop.rules"), data.made.rules.slice(0, 16)],
    [words.say("workshop.scenario"), `${data.made.scenario} (${data.made.world.slice(0, 16)})`],
    [words.say("workshop.futures"), words.number(answers.pair?.count ?? 0)],
  ].map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
  number("seed", "seed", words.say("workshop.seed"), state.seed, { low: 0, high: data.largestSeed, step: 1 }),
  h("p", { class: "hint" }, words.say(phones ? "room.page.privacy" : "workshop.privacy")),
  h("h3", {}, words.say("workshop.limits")),
  h("ul", {}, [1, 2, 3].map((k) => h("li", {}, words.say(`workshop.limit_${k}`)))),
  h("p", {}, words.say("workshop.keys")));
