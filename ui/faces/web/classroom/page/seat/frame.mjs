// The page as a whole: who one is, the time, what is asked, three tabs, and the end of the turn.

import { h } from "../markup.mjs";
import { LANGUAGES } from "../words.mjs";
import { button } from "./controls.mjs";
import { phaseCard } from "./cards.mjs";

const TABS = ["plan", "others", "happened"];

// What stands in a tab comes a moment later than the page.
const inside = (page) => page.later?.[page.tab]?.(page) ?? h("p", { class: "dim" }, "…");

export const flag = (root, code) => h("img", { src: `${root}/flags/48/${code}.png`, alt: "", width: 36, height: 24, class: "flag" });

// The clock's words: it alone is brought up to date every second.
export const clockWords = ({ room, words }, left) => room.paused ? words.say("classroom.seat.paused")
  : left === null ? "" : words.clock(left);

// How the nation and its world stand, once a turn has been played.
const facts = ({ words, counts, count, survival }) => [
  ["result", words.number(counts.score, 1)],
  ["place", words.say("classroom.seat.of", { rank: counts.rank, count })],
  ["world", words.say("classroom.seat.in_100", { chances: words.number(100 * survival, 1) })],
].map(([key, told]) => h("div", { "data-key": key }, h("dt", {}, words.say(`classroom.seat.${key}`)), h("dd", { class: "n" }, told)));

const head = (page) => {
  const { words, room, name, nation, root } = page;
  return h("header", { "data-key": "head" },
    h("div", { class: "row ends who" },
      h("div", { class: "row" }, flag(root, nation), h("h1", {}, name)),
      h("div", { class: "row" },
        h("span", { class: "n" }, words.say("classroom.seat.turn", { turn: Math.min(room.phase === "reveal" ? room.turn : room.turn + 1, room.turns), turns: room.turns })),
        h("span", { class: "unseen" }, words.say("classroom.seat.time_left")),
        h("strong", { class: "n clock", role: "timer", id: "clock", "data-once": "" }))),
    h("dl", { class: "row facts" },
      h("div", {}, h("dt", {}, words.say("classroom.seat.phase_now")), h("dd", {}, words.say(`classroom.seat.phase.${room.phase}`))),
      page.view.view.turn > 0 && facts(page)));
};

const tabs = (page) => [
  h("div", { role: "tablist", "aria-label": page.words.say("classroom.seat.tabs"), "data-key": "tabs" },
    TABS.map((name) => h("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": String(page.tab === name),
      tabindex: page.tab === name ? 0 : -1, "data-do": "tab", "data-name": name,
    }, page.words.say(`classroom.seat.tab.${name}`)))),
  TABS.map((name) => h("div", {
    role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, hidden: page.tab !== name, tabindex: 0,
  }, page.tab === name && page.own && inside(page))),
];

const foot = (page) => page.phase === "plan" && !page.view.ended && h("footer", { class: "end", "data-key": "foot" },
  page.waits > 0 && h("span", { class: "small dim" }, page.words.say("classroom.seat.saving")),
  button(page.words.say("classroom.seat.end_turn"), "end", { class: "main", disabled: !page.may, "data-key": "end" }));

const THEMES = ["", "light", "dark"];

const settings = ({ words, theme, seat }) => h("section", { class: "row settings", "data-key": "settings", "aria-label": words.say("classroom.seat.settings") },
  h("label", { class: "row" }, words.say("classroom.seat.language"),
    h("select", { "data-do": "speak", id: "language" }, Object.entries(LANGUAGES).map(([key, name]) =>
      h("option", { value: key, lang: key, selected: key === words.language }, name)))),
  h("label", { class: "row" }, words.say("classroom.seat.theme"),
    h("select", { "data-do": "theme", id: "theme" }, THEMES.map((key) =>
      h("option", { value: key, selected: key === theme }, words.say(`classroom.seat.theme_${key || "device"}`))))),
  h("span", { class: "dim small" }, words.say("classroom.seat.signed", { label: seat.label, world: seat.world + 1 })));

const banner = ({ words, offline, waits }) => offline && h("section", { class: "banner", "aria-label": words.say("classroom.seat.line"), "data-key": "offline" },
  h("p", { role: "status" }, words.say("classroom.seat.offline"), " ", waits > 0 && words.counted("classroom.seat.kept", waits, { count: waits })));

const refusal = ({ words, refused }) => h("div", { role: "alert", "data-key": "refused" },
  refused && h("p", { class: "note bad row ends" }, h("span", {}, refused), button(words.say("classroom.seat.dismiss"), "dismiss", { class: "quiet" })));

// Everything below <body>, from top to bottom.
export const frame = (page) => [
  banner(page),
  h("a", { class: "skip button", href: "#work", "data-key": "skip" }, page.words.say("classroom.seat.skip")),
  head(page),
  h("main", { id: "work", tabindex: "-1", "data-key": "work" },
    refusal(page),
    h("div", { class: "columns", "data-key": "columns" },
      h("div", { class: "side", "data-key": "side" }, phaseCard(page), h("div", { id: "outlook", "data-once": "" })),
      h("div", { class: "work", "data-key": "tabs-box" }, tabs(page)))),
  foot(page), settings(page),
];
