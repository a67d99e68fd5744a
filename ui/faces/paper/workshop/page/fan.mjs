// Drawings of many futures: bands over the years, and how the differences lie. A is a whole line
// with dots, B a broken one with squares; bands have stripes or none, so that no colour is needed.

import { h, place } from "./markup.mjs";

const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 78;
const RIGHT = 24;
const TOP = 14;
const FOOT = 34;

const scale = (low, high, from, to) => (x) => from + ((x - low) / (high - low || 1)) * (to - from);

// Round numbers between two ends, about `count` of them.
export const steps = (low, high, count) => {
  const rough = (high - low) / count || 1;
  const power = Number(`1e${Math.floor(Number(rough.toExponential().split("e")[1]))}`);
  const step = [1, 2, 2.5, 5, 10].map((k) => k * power).find((one) => one >= rough * 0.999) ?? rough;
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) found.push(k * step + 0); // no negative zero
  return found;
};

const path = (points) => points.map(([x, y], k) => `${k ? "L" : "M"}${place(x)} ${place(y)}`).join("");

const marks = (points, side) => points.map(([x, y]) => side === "a"
  ? h("circle", { class: `dot ${side}`, cx: place(x), cy: place(y), r: 4 })
  : h("rect", { class: `dot ${side}`, x: place(x - 3.5), y: place(y - 3.5), width: 7, height: 7 }));

const drawing = (id, title, said, height, ...inside) => h("svg", {
  viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-labelledby": `${id}-title ${id}-said`, class: "drawing",
}, h("title", { id: `${id}-title` }, title), h("desc", { id: `${id}-said` }, said), inside);

// Bands of a figure over the years for A and B.
// fans: [[{ low, median, high }, ...], ...]; ticks: quarters of the game; year: at which it begins.
export const fan = (id, { fans, ticks, title, said, year, tell }) => {
  const all = fans.flat();
  let least = Math.min(...all.map(({ low }) => low));
  let most = Math.max(...all.map(({ high }) => high));
  const room = (most - least || Math.abs(most) || 1) * 0.06;
  [least, most] = [least - room, most + room];
  const every = ticks / fans[0].length;
  const x = scale(0, ticks, LEFT, WIDTH - RIGHT);
  const y = scale(least, most, HEIGHT - FOOT, TOP);
  const grid = steps(least, most, 5).map((value) => [
    h("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: place(y(value)), y2: place(y(value)) }),
    h("text", { x: LEFT - 8, y: place(y(value) + 4), "text-anchor": "end" }, tell(value)),
  ]);
  const years = Array.from({ length: Math.floor(ticks / 4) + 1 }, (_, k) => k).filter((k) => k % 2 === 0).map((k) =>
    h("text", { x: place(x(4 * k)), y: HEIGHT - 10, "text-anchor": "middle" }, String(year + k)));
  const bands = fans.map((one, k) => {
    const side = "ab"[k];
    const upper = one.map(({ high }, s) => [x((s + 1) * every), y(high)]);
    const lower = one.map(({ low }, s) => [x((s + 1) * every), y(low)]).reverse();
    return h("path", { class: `band ${side}`, d: `${path([...upper, ...lower])}Z` });
  });
  const lines = fans.map((one, k) => {
    const side = "ab"[k];
    const points = one.map(({ median }, s) => [x((s + 1) * every), y(median)]);
    return [h("path", { class: `line ${side}`, d: path(points) }), marks(points.filter((_, s) => ((s + 1) * every) % 8 === 0), side)];
  });
  return drawing(id, title, said, HEIGHT, grid, years, bands, lines);
};

// How often A is better by how much: a bar for each step, split at no difference.
export const spread = (id, { bins, low, high, title, said, tell }) => {
  const height = 200;
  const most = Math.max(...bins, 1);
  const x = scale(low, high, 20, WIDTH - 20);
  const y = scale(0, most, height - 34, 12);
  const width = (high - low) / bins.length;
  const bars = bins.map((count, k) => {
    const from = low + k * width;
    const side = from + width / 2 > 0 ? "a" : "b";
    return h("rect", {
      class: `bar ${side}`, x: place(x(from) + 1), width: place(Math.max(x(from + width) - x(from) - 2, 1)),
      y: place(y(count)), height: place(y(0) - y(count)),
    });
  });
  const labels = steps(low, high, 6).map((value) =>
    h("text", { x: place(x(value)), y: height - 10, "text-anchor": "middle" }, tell(value)));
  return drawing(id, title, said, height, bars,
    h("line", { class: "zero", x1: place(x(0)), x2: place(x(0)), y1: 6, y2: place(y(0) + 6) }),
    h("line", { class: "grid", x1: 20, x2: WIDTH - 20, y1: place(y(0)), y2: place(y(0)) }), labels);
};

// Where a nation's gain lies: eight of ten futures as a bar round the middle one, on one scale.
export const whisker = ({ low, median, high }, reach) => {
  const x = scale(-reach, reach, 4, 156);
  const side = median > 0 ? "a" : "b";
  const mark = side === "a"
    ? h("circle", { class: `dot ${side}`, cx: place(x(median)), cy: 10, r: 5 })
    : h("rect", { class: `dot ${side}`, x: place(x(median) - 4.5), y: 5.5, width: 9, height: 9 });
  return h("svg", { viewBox: "0 0 160 20", class: "whisker", "aria-hidden": "true" },
    h("line", { class: "zero", x1: 80, x2: 80, y1: 0, y2: 20 }),
    h("line", { class: `reach ${side}`, x1: place(x(low)), x2: place(x(high)), y1: 10, y2: 10 }), mark);
};

// Ten futures as ten signs: those in which A is better, and those in which B is.
export const ten = (tenths, label) => h("svg", { viewBox: "0 0 250 26", class: "ten", role: "img", "aria-label": label },
  Array.from({ length: 10 }, (_, k) => k < tenths
    ? h("circle", { class: "dot a", cx: 13 + 25 * k, cy: 13, r: 9 })
    : h("rect", { class: "dot b", x: 5 + 25 * k, y: 5, width: 16, height: 16 })));
