// Cards of what comes before and after the rounds: tests, talks, a vote, the world's fate, the
// explanation, the take-away.

import { h } from "../markup.mjs";
import { card, quiet, text, waiting } from "./cards.mjs";
import { button } from "./controls.mjs";

// tests

const question = ({ name, ask, answers }, k, { local, test }) => h("fieldset", { "data-key": `${test.name}-${name}` },
  h("legend", {}, `${k + 1}. ${ask}`),
  answers.map((answer, n) => h("label", { class: "choice", "data-key": `${name}-${n}` },
    h("input", { type: "radio", name: `q-${name}`, value: n + 1, checked: local.answers[name] === n + 1, "data-do": "answer", "data-question": name }), answer)));

const testing = (page) => {
  const { words, test } = page;
  if (!test || test.answered) return quiet("test-done", words.say("classroom.seat.test_done"), text(words, "test_thanks"), waiting(page));
  return card("test", words.say(`classroom.seat.test_${test.name}`), text(words, "test_line"),
    h("form", { "data-do": "answers" }, test.questions.map((one, k) => question(one, k, page)),
      h("button", { type: "submit", class: "main" }, words.say("classroom.seat.send_answers"))));
};

// the explanation

const explaining = (page) => {
  const { words, view, local } = page;
  const { rules, sent } = view.explanation ?? { rules: [], sent: null };
  if (sent && !local.rewriting) {
    return quiet("explained", words.say("classroom.seat.explained"), h("blockquote", {}, sent.text),
      h("p", {}, button(words.say("classroom.seat.rewrite"), "rewrite", { class: "quiet" })));
  }
  return card("explain", words.say("classroom.seat.explain"), text(words, "explain_line"),
    h("form", { "data-do": "explain" },
      h("label", { for: "explanation" }, words.say("classroom.seat.explanation")),
      h("textarea", { id: "explanation", minlength: 20, maxlength: 1000, required: true, "data-do": "written" }, local.text),
      rules.length > 0 && [h("label", { for: "rule" }, words.say("classroom.seat.rule")),
        h("p", {}, h("select", { id: "rule", "data-do": "rule", required: true },
          h("option", { value: "" }, words.say("classroom.seat.choose_rule")),
          rules.map(({ key, name }) => h("option", { value: key, selected: local.rule === key }, name))))],
      h("button", { type: "submit", class: "main" }, words.say("classroom.seat.send_explanation"))));
};

// the vote

const voting = ({ words, view, vote }) => {
  if (!view.vote) return quiet("vote", words.say("classroom.seat.phase.vote"), waiting({ words, view }));
  return card("vote", words.say("classroom.seat.phase.vote"), text(words, "vote_line"),
    h("p", { role: "status", class: "small", "data-key": "voted" }, vote && vote === view.vote.chosen && words.say("classroom.seat.voted")),
    h("fieldset", {}, h("legend", { class: "unseen" }, words.say("classroom.seat.phase.vote")),
      view.vote.choices.map(({ key, title, question: asks }) => h("label", { class: "choice", "data-key": key },
        h("input", { type: "radio", name: "vote", value: key, checked: vote === key, "data-do": "vote" }),
        h("span", {}, h("strong", {}, title), asks && h("span", { class: "small dim block" }, asks))))),
    waiting({ words, view }));
};

const takeAway = ({ words }) => h("p", {}, h("a", { class: "button", href: "/take-away" }, words.say("classroom.seat.take_away")));

const fate = (page) => {
  const { words, survival, counts, count } = page;
  return quiet("fate", words.say("classroom.seat.phase.fate"),
    h("p", {}, words.say("classroom.seat.fate_world", { chances: words.number(100 * survival, 1) })),
    h("p", {}, words.say("classroom.seat.fate_own", { nation: page.name, score: words.number(counts.score, 1), rank: counts.rank, count })));
};

const closed = (page) => quiet("closed", page.words.say("classroom.seat.phase.closed"), text(page.words, "closed_line"), takeAway(page));

export const CARDS = {
  before: testing, after: testing, vote: voting, fate, closed,
  talk: (page) => quiet("talk", page.words.say("classroom.seat.phase.talk"), text(page.words, "talk_line")),
  debrief: (page) => [explaining(page), takeAway(page)],
};
