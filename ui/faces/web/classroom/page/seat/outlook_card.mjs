// The outlook in a card: two bands, one's own result and the world's survival, and what they say.

import { h, s } from "../markup.mjs";

const WIDTH = 300;
const ROOM = 8; // beside the scale, for its numbers

const x = (value, [low, high]) => ROOM + ((WIDTH - 2 * ROOM) * (value - low)) / (high - low);

// From 0 to 100, or nearer where all of it lies within a part: whole tens round what is shown.
const scaleOf = (bands) => {
  const all = bands.flat();
  const low = Math.max(10 * Math.floor((Math.min(...all) - 2) / 10), 0);
  const high = Math.min(10 * Math.ceil((Math.max(...all) + 2) / 10), 100);
  return high - low < 20 ? [Math.max(high - 20, 0), Math.max(high, 20)] : [low, high];
};

const band = (draft, plan, said) => {
  const scale = scaleOf([draft, plan]);
  const wide = (one) => Math.max(x(one[2], scale) - x(one[0], scale), 2);
  return s("svg", { viewBox: `0 0 ${WIDTH} 46`, class: "fan", role: "img", "aria-label": said },
    s("line", { class: "track", x1: ROOM, x2: WIDTH - ROOM, y1: 30, y2: 30 }),
    s("rect", { class: "draft", x: x(draft[0], scale), y: 8, width: wide(draft), height: 14, rx: 3 }),
    s("line", { class: "middle", x1: x(draft[1], scale), x2: x(draft[1], scale), y1: 8, y2: 22 }),
    s("rect", { class: "force", x: x(plan[0], scale), y: 4, width: wide(plan), height: 22, rx: 3 }),
    s("line", { class: "mark", x1: x(plan[1], scale), x2: x(plan[1], scale), y1: 4, y2: 26 }),
    scale.map((value, k) => s("text", { x: x(value, scale), y: 43, "text-anchor": k ? "end" : "start" }, value)));
};

const told = (name, { draft, plan, change }, by, words) => {
  const [low, middle, high] = draft.map((value) => words.number(by * value));
  const moved = Math.abs(by * change) < 0.05 ? words.say("classroom.seat.outlook.same") : words.say("classroom.seat.outlook.moved", { change: words.signed(by * change, 1) });
  const line = words.say(`classroom.seat.outlook.${name}`, { low, middle, high });
  return [h("h3", {}, words.say(`classroom.seat.outlook.${name}_title`)), band(draft.map((v) => by * v), plan.map((v) => by * v), line),
    h("p", { class: "small" }, line, " ", moved)];
};

const inside = (page, { state, answer, busy }) => {
  const { words } = page;
  if (state === "failed") return h("p", { class: "small dim" }, words.say("classroom.seat.outlook.none"));
  if (state === "loading" || !answer) return h("p", { class: "small dim" }, words.say(`classroom.seat.outlook.${state === "loading" ? "loading" : "now"}`));
  const { better, worse, draws } = answer;
  return h("div", { "aria-busy": String(busy) },
    told("own", answer.own, 1, words), told("world", answer.world, 100, words),
    better + worse > 0 && h("p", { class: "small" }, words.say("classroom.seat.outlook.of", { better, worse, draws })),
    h("p", { class: "small dim" }, words.say("classroom.seat.outlook.note", { draws })));
};

const PHASES = ["plan", "talk", "predict"];

export const outlookCard = (page, outlook) => PHASES.includes(page.phase) && page.own && !page.view.view.over
  ? h("section", { class: "card", "aria-labelledby": "outlook-title" },
    h("details", { open: true, "data-key": "outlook-fold" },
      h("summary", {}, h("span", { id: "outlook-title" }, page.words.say("classroom.seat.outlook.title"))), inside(page, outlook)))
  : null;
