// What is drawn of a class: lines over the years, bars of predictions, lucks, and how sure people
// were. Each writes into { width, height, em } and answers pieces of SVG.

import { s } from "../markup.mjs";
import { apart, scale, steps, wide } from "./drawing.mjs";
import { dress, mark, path, written } from "./marks.mjs";

const word = (text, x, y, more = {}) => s("text", { x: written(x), y: written(y), ...more }, text);
const line = (x1, y1, x2, y2, kind) => s("line", { class: kind, x1: written(x1), y1: written(y1), x2: written(x2), y2: written(y2) });

const CLOSE = 1e-9;

// A figure over the years, a line a world.
// series: [{ world, values, name }]; years: [text a place]; shown: places to name; tell(value).
export const lines = ({ series, years, shown, low, high, tell }) => ({ width, height, em }) => {
  const left = 0.5 * em + Math.max(...steps(low, high, 4).map((value) => wide(tell(value), em)));
  const right = 1.6 * em + Math.max(...series.map(({ name }) => wide(name, em)));
  const [top, foot] = [0.8 * em, height - 1.9 * em];
  const places = series[0].values.length;
  const x = scale(0, places - 1, left, width - right);
  const y = scale(low, high, foot, top);
  const grid = steps(low, high, Math.max(2, Math.floor((foot - top) / (2.4 * em)))).map((value) => [
    line(left, y(value), width - right, y(value), "grid"),
    word(tell(value), left - 0.4 * em, y(value) + 0.35 * em, { "text-anchor": "end" }),
  ]);
  const room = Math.max(1, Math.ceil((shown.length * (wide(years[0], em) + em)) / Math.max(width - right - left, 1)));
  const dates = shown.filter((_, k) => k % room === 0).map((k) => word(years[k], x(k), height - 0.5 * em, { "text-anchor": "middle" }));
  const ends = apart(series.map(({ values }) => y(values.at(-1))), 1.25 * em, top, foot);
  const drawn = series.map(({ world, values, name }, k) => {
    const points = values.map((value, at) => [x(at), y(value)]);
    return [
      s("path", { class: `line ${dress(world)}`, d: path(points) }),
      shown.map((at) => mark(world, ...points[at], 0.32 * em)),
      line(points.at(-1)[0] + 0.5 * em, points.at(-1)[1], points.at(-1)[0] + em, ends[k], "lead"),
      word(name, points.at(-1)[0] + 1.2 * em, ends[k] + 0.35 * em, { class: `named ${dress(world)}` }),
    ];
  });
  return [grid, dates, drawn];
};

// Bars side by side, with how many above each.
// names: of the bars, or with `edges` of where they begin, "" is left out; middle: the bar that is
// neither low nor high; ends: [words at the left, at the right].
export const bars = ({ counts, names, edges = false, ends = null, middle = null }) => ({ width, height, em }) => {
  const foot = height - (ends ? 2.9 : 1.7) * em;
  const most = Math.max(...counts, 1);
  const y = scale(0, most, foot, 1.5 * em);
  const step = width / counts.length;
  const thin = Math.max(1, Math.ceil((Math.max(...names.map((name) => wide(name, em))) + 0.3 * em) / step));
  const drawn = counts.map((count, k) => {
    const at = step * (k + 0.5);
    const kind = middle === null ? "" : k < middle ? " lower" : k > middle ? " upper" : " even";
    return [
      count ? s("rect", { class: `bar${kind}`, x: written(step * k + 0.08 * step), width: written(0.84 * step), y: written(y(count)), height: written(foot - y(count)) }) : null,
      count ? word(count, at, y(count) - 0.3 * em, { "text-anchor": "middle", class: "named" }) : null,
      names[k] && k % thin === 0 ? word(names[k], edges ? step * k : at, foot + 1.15 * em, { "text-anchor": edges && k === 0 ? "start" : "middle" }) : null,
    ];
  });
  const sides = ends ? [
    word(ends[0], 0, height - 0.45 * em),
    word(ends[1], width, height - 0.45 * em, { "text-anchor": "end" }),
  ] : null;
  return [line(0, foot, width, foot, "axis"), drawn, sides];
};

// One change on this luck and on others: where it lies left and right of nothing.
// here: this luck; lucks: the others; tell(value); ends: [worse, better] in words.
export const lucks = ({ here, lucks: others, tell, ends }) => ({ width, height, em }) => {
  const most = Math.max(...[here, ...others].map(Math.abs), CLOSE) * 1.1;
  const side = 0.9 * em + Math.max(wide(tell(most), em), wide(tell(-most), em)) / 2;
  const x = scale(-most, most, side, width - side);
  const middle = height - 3.1 * em;
  const placed = others.map((value, k) => {
    const up = others.slice(0, k).filter((one) => Math.abs(x(one) - x(value)) < 1.1 * em).length;
    return [x(value), middle - 0.9 * em - up * 1.15 * em, value];
  });
  return [
    line(side, middle, width - side, middle, "axis"),
    line(x(0), 0.5 * em, x(0), middle + 0.5 * em, "zero"),
    word(tell(0), x(0), middle + 1.5 * em, { "text-anchor": "middle" }),
    word(tell(-most), side, middle + 1.5 * em, { "text-anchor": "middle" }),
    word(tell(most), width - side, middle + 1.5 * em, { "text-anchor": "middle" }),
    word(`← ${ends[0]}`, 0, height - 0.4 * em),
    word(`${ends[1]} →`, width, height - 0.4 * em, { "text-anchor": "end" }),
    placed.map(([at, y, value]) => s("path", { class: `luck ${sign(value)}`, d: arrow(at, y, 0.45 * em, value) })),
    s("path", { class: `luck here ${sign(here)}`, d: `${path([[0, -1], [1, 0], [0, 1], [-1, 0]].map(([dx, dy]) => [x(here) + 0.75 * em * dx, middle + 0.75 * em * dy]))}Z` }),
  ];
};

const sign = (value) => value > CLOSE ? "up" : value < -CLOSE ? "down" : "none";

const arrow = (x, y, r, value) => {
  if (Math.abs(value) <= CLOSE) return `${path([[x - r, y - r / 2], [x + r, y - r / 2], [x + r, y + r / 2], [x - r, y + r / 2]])}Z`;
  const way = value > 0 ? 1 : -1;
  return `${path([[x + way * r, y], [x - way * r, y - r], [x - way * r, y + r]])}Z`;
};

// Several changes below each other: this luck, and how far the others reach.
// rows: [{ name, here, low, mean, high, luck }]; tell(value).
export const reaches = ({ rows, tell, ends }) => ({ width, height, em }) => {
  const all = rows.flatMap(({ here, low, high }) => [here, low, high]);
  const most = Math.max(...all.map(Math.abs), CLOSE) * 1.1;
  const left = Math.min(0.45 * width, 0.8 * em + Math.max(...rows.map(({ name }) => wide(name, em))));
  const right = width - 1.2 * em;
  const x = scale(-most, most, left + 1.2 * em, right);
  const foot = height - 2.9 * em;
  const step = foot / rows.length;
  const drawn = rows.map(({ name, here, low, mean, high, luck }, k) => {
    const y = step * (k + 0.5);
    return [
      word(name, left, y + 0.35 * em, { "text-anchor": "end", class: luck ? "faint" : "named" }),
      line(x(low), y, x(high), y, `reach ${luck ? "luck" : "choice"}`),
      line(x(mean), y - 0.5 * em, x(mean), y + 0.5 * em, `reach ${luck ? "luck" : "choice"}`),
      s("path", { class: `luck here ${sign(here)}`, d: `${path([[0, -1], [1, 0], [0, 1], [-1, 0]].map(([dx, dy]) => [x(here) + 0.5 * em * dx, y + 0.5 * em * dy]))}Z` }),
    ];
  });
  return [
    line(x(0), 0, x(0), foot, "zero"), drawn, line(left + em, foot, right, foot, "axis"),
    word(tell(0), x(0), foot + 1.2 * em, { "text-anchor": "middle" }),
    word(tell(most), right, foot + 1.2 * em, { "text-anchor": "end" }),
    word(tell(-most), left + em, foot + 1.2 * em),
    word(`← ${ends[0]}`, left + em, height - 0.3 * em),
    word(`${ends[1]} →`, right, height - 0.3 * em, { "text-anchor": "end" }),
  ];
};

// What chance people gave, and how often it came: on the line from corner to corner both agree.
// bins: [{ said, right, count }], shares; tell(share); names: [of the axes].
export const calibration = ({ bins, tell, names }) => ({ width, height, em }) => {
  const left = 0.6 * em + wide(tell(1), em);
  const [top, foot] = [1.9 * em, height - 3.1 * em];
  const side = Math.min(width - left - 1.8 * em, 1.7 * (foot - top));
  const x = scale(0, 1, left, left + side);
  const y = scale(0, 1, foot, top);
  const most = Math.max(...bins.map(({ count }) => count), 1);
  const dots = bins.map(({ said, count, right }) => {
    const r = em * (0.35 + 0.75 * Math.sqrt(count / most));
    const at = x(said);
    return [
      line(at, y(said), at, y(right), "lead"),
      s("circle", { class: "guess", cx: written(at), cy: written(y(right)), r: written(r) }),
      word(count, at, y(right) + 0.35 * em, { "text-anchor": "middle", class: "in" }),
    ];
  });
  return [
    [0, 0.5, 1].map((value) => [
      line(left, y(value), left + side, y(value), "grid"),
      word(tell(value), left - 0.4 * em, y(value) + 0.35 * em, { "text-anchor": "end" }),
    ]),
    [0, 0.5, 1].map((value) => word(tell(value), x(value), foot + 1.3 * em, { "text-anchor": "middle" })),
    line(x(0), y(0), x(1), y(1), "ideal"), dots,
    word(names[1], 0, 0.95 * em), word(names[0], left + side, height - 0.4 * em, { "text-anchor": "end" }),
  ];
};

// How many intervals hold each chance of survival, world by world, and what came.
// rows: [{ world, name, intervals: [[low, high], ...], final }], all of 100; tell(value).
export const hills = ({ rows, tell }) => ({ width, height, em }) => {
  const left = 0.8 * em + Math.max(...rows.map(({ name }) => wide(name, em)));
  const right = width - 0.6 * em - wide(tell(100), em) / 2;
  const x = scale(0, 100, left, right);
  const foot = height - 1.7 * em;
  const step = foot / rows.length;
  const drawn = rows.map(({ world, name, intervals, final }, k) => {
    const base = step * (k + 1) - 0.25 * em;
    const held = Array.from({ length: 101 }, (_, at) => intervals.filter(([low, high]) => low <= at && at <= high).length);
    const y = scale(0, Math.max(...held, 1), base, step * k + 0.5 * em);
    const hill = [[x(0), base], ...held.map((count, at) => [x(at), y(count)]), [x(100), base]];
    return [
      word(name, left - 0.5 * em, base - 0.3 * em, { "text-anchor": "end", class: `named ${dress(world)}` }),
      s("path", { class: `hill ${dress(world)}`, d: `${path(hill)}Z` }),
      line(x(0), base, x(100), base, "axis"),
      line(x(final), base, x(final), step * k + 0.6 * em, "came"),
      mark(world, x(final), step * k + 0.7 * em, 0.4 * em, "ringed"),
    ];
  });
  return [drawn, [0, 50, 100].map((value) => word(tell(value), x(value), height - 0.4 * em, { "text-anchor": "middle" }))];
};
