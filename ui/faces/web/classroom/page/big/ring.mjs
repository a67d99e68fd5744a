// Who stands with whom: the nations of a world round a table, and a line between two that pacts
// bind, the thicker the more there are.

import { s } from "../markup.mjs";
import { written } from "./marks.mjs";

const FLAT = 2 / 3; // height of a flag, in widths
const AIR = 1.06; // between two neighbours, in sizes of their own
const PULL = 0.45; // of a line towards the middle, so that it passes nobody's flag
const LEAST = 18; // pixels of a flag

// So many places round a table of a by b: the corners, and the sides in proportion.
const round = (count, a, b, air) => {
  if (count < 5) {
    return Array.from({ length: count }, (_, k) => {
      const angle = ((k + 0.5) / count) * 2 * Math.PI - Math.PI / 2;
      return [(a / 2) * (1 + Math.cos(angle)), (b / 2) * (1 + Math.sin(angle))];
    });
  }
  const rest = count - 4;
  const beside = Math.max(0, Math.min(Math.round((rest * b) / (a + b) / 2), Math.floor(b / air) - 1, Math.floor(rest / 2)));
  const above = Math.ceil((rest - 2 * beside) / 2);
  const below = rest - 2 * beside - above;
  const along = (parts, from, to) => Array.from({ length: parts + 1 }, (_, k) => from.map((x, d) => x + ((to[d] - x) * k) / (parts + 1)));
  return [...along(above, [0, 0], [a, 0]), ...along(beside, [a, 0], [a, b]), ...along(below, [a, b], [0, b]), ...along(beside, [0, b], [0, 0])];
};

const crowded = (places, air) => places.some(([x, y], k) => places.some(([u, v], j) => j > k && Math.abs(x - u) < air && Math.abs(y - v) < air));

// The largest flags for which there is room: { flag, cell: [width, height], places in cells }.
const seated = (count, width, height, em, named) => {
  for (let flag = 2.4 * em; ; flag *= 0.92) {
    const cell = [Math.max(flag, named ? 2.3 * em : 0) + 8, FLAT * flag + (named ? 1.2 * em : 0) + 8];
    const places = round(count, width / cell[0] - 1, height / cell[1] - 1, AIR);
    if (flag < LEAST || (height > cell[1] && !crowded(places, 1))) return { flag, cell, places };
  }
};

// nations: [{ code }]; ties: [[code, code, kinds], ...]; flags: the folder of pictures;
// named: whether codes stand below the flags.
export const ring = ({ nations, ties, flags, named = true }) => ({ width, height, em }) => {
  const { flag, cell, places } = seated(nations.length, width, height, em, named);
  const high = FLAT * flag;
  const at = new Map(nations.map(({ code }, k) => [code, [(places[k][0] + 0.5) * cell[0], places[k][1] * cell[1] + high / 2 + 4]]));
  const middle = [width / 2, height / 2];
  const lines = ties.filter(([a, b]) => at.has(a) && at.has(b)).map(([a, b, kinds]) => {
    const [one, other] = [at.get(a), at.get(b)];
    const bend = one.map((x, d) => (x + other[d]) / 2 + PULL * (middle[d] - (x + other[d]) / 2) * 2);
    const points = [one, bend, other].map((point) => point.map(written).join(" "));
    return s("path", { class: "tie", d: `M${points[0]}Q${points[1]} ${points[2]}`, "stroke-width": written(1.2 + 0.8 * kinds) });
  });
  const nodes = nations.map(({ code }) => {
    const [x, y] = at.get(code);
    return [
      s("rect", { class: "place", x: written(x - flag / 2 - 3), y: written(y - high / 2 - 3), width: written(flag + 6), height: written(high + 6), rx: 4 }),
      s("image", { href: `${flags}/96/${code}.png`, x: written(x - flag / 2), y: written(y - high / 2), width: written(flag), height: written(high) }),
      named ? s("text", { class: "code", x: written(x), y: written(y + high / 2 + 1.1 * em), "text-anchor": "middle" }, code) : null,
    ];
  });
  return [lines, nodes];
};
