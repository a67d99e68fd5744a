// Drawings that are as large as their place: in pixels, with type of the page's own size, and drawn
// anew when the place changes.

import { h, put, s } from "../markup.mjs";

const ROOM = 0.58; // of a letter, in sizes of type

// Pixels that a text is wide, about.
export const wide = (text, em) => ROOM * em * String(text).length;

export const scale = (low, high, from, to) => (x) => from + ((x - low) / (high - low || 1)) * (to - from);

// Round numbers between two ends, about `count` of them.
export const steps = (low, high, count) => {
  const rough = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((one) => one >= rough * 0.999);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k++) found.push(k * step + 0); // no negative zero
  return found;
};

// Places for labels in a column, each as near to where it would be as the others allow.
// wanted: [place, ...]; answers the places in the same order.
export const apart = (wanted, gap, low, high) => {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b]);
  const found = [];
  let last = low - gap;
  for (const k of order) last = found[k] = Math.max(wanted[k], last + gap);
  let next = high + gap;
  for (const k of order.reverse()) next = found[k] = Math.min(found[k], next - gap);
  return found;
};

const em = (host) => Number.parseFloat(getComputedStyle(host).fontSize);

const DRAWN = new WeakMap();

const paint = (host) => {
  const { draw } = DRAWN.get(host);
  const width = Math.floor(host.clientWidth);
  const height = Math.floor(host.clientHeight);
  if (width < 40 || height < 40) return;
  put(host, s("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true", focusable: "false" },
    draw({ width, height, em: em(host) })));
};

// One for all drawings: it lets go of those that are no longer there.
const watcher = new ResizeObserver((changed) => {
  for (const { target } of changed) if (DRAWN.has(target)) paint(target);
});

// Fill the places under `root` that `figure` has made. `draws[name]` writes into { width, height, em }.
export const fill = (root, draws) => {
  for (const host of root.querySelectorAll(".drawing")) {
    const draw = draws[host.dataset.drawing];
    if (!draw) continue;
    if (!DRAWN.has(host)) watcher.observe(host);
    DRAWN.set(host, { draw });
    paint(host);
  }
};

// A place for a drawing, with its title, and with what it shows in words: a table, or a sentence.
export const figure = (name, title, said, { quiet = false, level = "h3", spare = null } = {}) => h("figure", { class: `chart ${name}`, "data-key": `chart-${name}`, "data-spare": spare },
  h("figcaption", { class: quiet ? "unseen" : null }, h(level, {}, title)),
  h("div", { class: "drawing", "data-drawing": name, "data-once": "yes" }),
  said);

// Rows for who does not see a drawing; for all who ask, unfolded.
export const table = (caption, head, rows, { seen = false } = {}) => {
  const made = h("table", { role: "table" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, cell)))),
    h("tbody", {}, rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map((cell) => h("td", {}, cell))))));
  return h("div", { class: seen ? "scroll" : "unseen", tabindex: seen ? "0" : null, role: seen ? "region" : null, "aria-label": seen ? caption : null }, made);
};
