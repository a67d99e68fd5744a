// Tables of what came of a game as it was played, and of what comes of it now, on the same luck.
import { h } from "./markup.mjs";

const DECIMALS = 1;

const row = (speech, name, before, now, { decimals, isChosen = false, moreIsBetter = true }) => {
  const difference = Number((now - before).toFixed(decimals));
  const isGain = difference > 0 === moreIsBetter;
  const kind = difference === 0 || moreIsBetter === null ? "figure" : isGain ? "figure gain" : "figure loss";
  return h("tr", { class: isChosen && "lab-chosen" },
    h("th", { scope: "row" }, name),
    [before, now].map((value) => h("td", { class: "figure" }, speech.number(value, decimals))),
    h("td", { class: kind }, speech.signed(difference, decimals)));
};

const table = (speech, caption, first, rows) => h("div", {
  class: "scroll", tabindex: 0, role: "region", "aria-label": caption,
}, h("table", {},
  h("caption", {}, caption),
  h("thead", {}, h("tr", {},
    h("th", { scope: "col" }, first),
    ["played", "now", "difference"].map((key) =>
      h("th", { scope: "col", class: "figure" }, speech.said(key))))),
  h("tbody", {}, rows)));

// Scores of all nations and figures of the world, of one side; `now` is an outcome by name.
export const outcomes = (speech, { names, played, title }, measures, now, nation, several) => {
  const captioned = (key) => speech.of(several && title, speech.said(key));
  return [
    table(speech, captioned("scores"), speech.said("nation"), names.map((name, k) =>
      row(speech, name, played.score[k], now.score[k], { decimals: DECIMALS, isChosen: k === nation }))),
    table(speech, captioned("world"), speech.said("measure"), measures.map((one) =>
      row(speech, one.name, one.times * played[one.figure][0], one.times * now[one.figure][0],
        { decimals: one.decimals, moreIsBetter: one.more_is_better }))),
  ];
};
