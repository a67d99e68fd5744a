// Where the worlds part, and a transplant before everybody's eyes: one table's orders of one turn in
// another table's world, on this luck and on eight others.

import { h } from "../../markup.mjs";
import { lucks } from "../charts.mjs";
import { figure, table } from "../drawing.mjs";
import { badge } from "../marks.mjs";

const SHOWN = 3; // turns in which they part
const world = (words, number) => words.say("classroom.big.world", { number: number + 1 });

export const same = (one, other) => ["turn", "nation", "source", "target"].every((key) => one?.[key] === other?.[key]);

const KEPT = 2; // orders of a turn that are shown however small the wall

// Where the wall is too small, later orders go first, and then later turns.
const told = (words, { turn, date, sentence, orders }, at) => h("section", { class: "card part", "data-key": `part-${turn}`, "data-spare": at || null },
  h("h2", {}, words.say("classroom.big.parting.turn", { turn: turn + 1, date })),
  sentence ? h("p", {}, sentence) : null,
  h("ul", { class: "plain" }, (orders ?? []).slice(0, 4).map(({ world: number, name, sentences }, k) => h("li", { "data-spare": k < KEPT ? null : SHOWN * k + at },
    badge(number), h("strong", {}, world(words, number)), name ? ` · ${name}` : "", ": ", sentences.join(" · ")))));

const offered = (words, candidate, k, chosen) => h("label", { class: "choice", "data-key": `graft-${k}` },
  h("input", { type: "radio", name: "graft", value: k, "data-do": "choose", checked: same(candidate, chosen) }),
  h("span", {}, words.say("classroom.big.graft.candidate", {
    nation: candidate.name, turn: candidate.turn + 1, source: world(words, candidate.source), target: world(words, candidate.target),
  })));

const points = (words, value) => words.signed(100 * value, 1);

const answer = (words, graft) => {
  if (!graft) return h("p", { class: "dim", "data-key": "none" }, words.say("classroom.big.graft.none"));
  if (graft.waits) return h("p", { class: "waits", "data-key": "waits", role: "status" }, words.say("classroom.big.graft.waits"));
  if (!graft.ok) return h("p", { class: "bad", role: "alert", "data-key": "refused" }, graft.sentence);
  const found = words.say("classroom.big.graft.found", { change: points(words, graft.survival), world: world(words, graft.of.target) });
  return h("div", { class: "grafted", "data-key": "grafted" },
    h("p", { class: "verdict", role: "status" }, h("strong", {}, found), " ",
      graft.nothing ? null : h("span", { class: graft.mostly_luck ? "tag luck" : "tag choice" }, words.say(graft.mostly_luck ? "classroom.big.mostly_luck" : "classroom.big.mostly_choice")), " ",
      h("span", {}, words.say("classroom.big.graft.holds", { same: graft.same, of: graft.lucks.length }))),
    figure("lucks", words.say("classroom.big.graft.chart"), table(words.say("classroom.big.graft.chart"),
      [words.say("classroom.big.luck_head"), words.say("classroom.big.change_head")],
      [[words.say("classroom.big.this_luck"), points(words, graft.survival)], ...graft.lucks.map((value, k) => [words.say("classroom.big.other_luck", { number: k + 1 }), points(words, value)])]), { quiet: true, level: "h2" }),
    h("p", { class: "dim key" }, words.say("classroom.big.graft.key")));
};

const parts = ({ parting: all }, words, most) => all.length ? all.slice(0, most).map((one, at) => told(words, one, at))
  : h("p", { class: "lead" }, words.say("classroom.big.parting.none"));

// What a transplant came to takes the place of the parts: it has to be seen as a whole.
export const parting = (data, words, { chosen, graft }) => {
  const say = (key) => words.say(`classroom.big.${key}`);
  return {
    title: say("slide.parting"),
    body: [
      h("div", { class: "split even" },
        h("div", { class: "parts", "data-fits": "" }, graft?.ok ? null : parts(data, words, graft ? 1 : SHOWN),
          data.transplants.length ? answer(words, graft) : null),
        data.transplants.length ? h("form", { class: "graft card", "data-do": "graft", "data-key": "graft" },
          h("fieldset", {}, h("legend", {}, say("graft.title")), data.transplants.slice(0, 4).map((one, k) => offered(words, one, k, chosen))),
          h("button", { type: "submit", class: "main", "aria-disabled": graft?.waits ? "true" : null }, say("graft.play"))) : null),
    ],
    draws: graft?.ok ? {
      lucks: lucks({ here: graft.survival, lucks: graft.lucks, tell: (value) => points(words, value), ends: [say("worse"), say("better")] }),
    } : {},
  };
};
