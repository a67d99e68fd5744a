// What the class votes on before its second run.

import { h, s } from "../markup.mjs";

export const voting = ({ vote, class: { phase } }, words) => {
  if (phase !== "vote" || !vote) return null;
  const cast = vote.choices.map(({ count }) => count ?? 0);
  const most = Math.max(...cast, 1);
  return h("section", { class: "vote", "data-key": "vote", "aria-label": words.say("classroom.big.vote") },
    h("h1", {}, words.say("classroom.big.vote")),
    h("ol", { class: "plain choices" }, vote.choices.map(({ key, title, question, count }) => h("li", { class: "card", "data-key": `choice-${key}` },
      h("h2", {}, title), question ? h("p", {}, question) : null,
      h("p", { class: "votes" },
        s("svg", { class: "meter", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
          s("rect", { class: "track", width: 100, height: 10 }), s("rect", { class: "bar", width: (100 * (count ?? 0)) / most, height: 10 })),
        h("strong", {}, words.counted("classroom.big.votes", count ?? 0, { count: count ?? 0 })))))));
};
