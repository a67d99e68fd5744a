// From what the server says to what the page shows: the one place that knows the server's names.

import { drafted, known, opening } from "./draft.mjs";

// In the order of the orders (sim/pillars.py); a test compares them.
const PILLARS = {
  infrastructure: ["data_centres", "energy", "fabs"], workforce: ["stem_education", "reskilling"],
  research: ["basic_research", "applied_research"], governance: ["oversight", "privacy", "cybersecurity"],
  industry: ["incentives", "public_adoption", "partnerships"], cooperation: ["diplomacy", "joint_projects"],
};
const PACTS = ["compute_sharing", "talent_mobility", "data_flows", "safety_standards", "joint_export_control", "joint_research"];
const LEAST_BUDGET = 1e-4; // of output; below it less is nothing (ui/play/advice/budgets.py)

// Names and limits, which come with the first view and with another language or run.
export const readMenu = (menu) => ({
  pillars: Object.keys(PILLARS), pacts: PACTS, nations: menu.nations, mandate: menu.mandate,
  programmes: Object.entries(PILLARS).flatMap(([pillar, keys]) => keys.map((key) => ({ key, pillar }))),
  levers: Object.entries(menu.levers).map(([key, limits]) => ({ key, ...limits })),
  budget: { least: menu.budget.least || LEAST_BUDGET, largest: menu.budget.largest },
});

const MAY = ["plan", "talk"]; // when orders are drafted
const CHANGED = { lag: "months" };

// Figures whose change has causes, and what follows them.
const figures = ({ figures: all, turn }, words) => turn === 0 ? [] : all.map(({ name, unit, level, change, causes }) => ({
  figure: name, name: words.knows(`figure.${name}`) ? words.name("figure", name) : words.capital(words.name("component", name)),
  unit: CHANGED[name] ?? unit, level, change, parts: causes.map(([cause, part]) => [words.name(`cause.${name}`, cause), part]),
})).filter(({ parts }) => parts.length);

// What is shown, out of a view, the menu, and changes that the server has not acknowledged.
export const reading = ({ view, lists, words, changes, root }) => {
  const { class: room, seat, view: own } = view;
  const waits = changes.filter(known);
  const planning = MAY.includes(room.phase) && !view.ended && !room.paused && !own.over && !seat.stood_in;
  return {
    words, root, lists, room, seat, view,
    phase: room.phase, turn: room.turn, nation: own.nation, name: own.name, own: own.own, standing: own.standing,
    counts: (own.over && own.result) || own.standing, survival: own.survival, relations: own.relations, count: own.relations.length + 1,
    gdp: own.figures.find(({ name }) => name === "gdp").level, may: planning && Boolean(own.own), waits: waits.length,
    draft: own.own && drafted(own.own, lists, waits, room.turn), before: own.own && opening(own.own, lists),
    test: view.test && { ...view.test, name: view.test.test }, happened: view.happened, changed: view.causes,
    causes: figures(own, words), vote: changes.findLast((one) => one.do === "vote")?.choice ?? view.vote?.chosen,
  };
};
