// A world's mark: a colour of the palette, a shape and a dash, so that no colour is needed to tell
// two worlds apart. Eight colours and eight shapes; after the eighth the dashes differ.

import { s } from "../markup.mjs";

export const KINDS = 8;
const TURN = Math.PI / 180;

const polygon = (corners, radius, from = -90) => Array.from({ length: corners }, (_, k) => {
  const angle = (from + (360 * k) / corners) * TURN;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

const star = (points, radius) => Array.from({ length: 2 * points }, (_, k) => {
  const angle = (-90 + (180 * k) / points) * TURN;
  const reach = k % 2 ? 0.45 * radius : radius;
  return [reach * Math.cos(angle), reach * Math.sin(angle)];
});

const plus = (radius) => {
  const [far, near] = [radius, 0.36 * radius];
  return [
    [-near, -far], [near, -far], [near, -near], [far, -near], [far, near], [near, near],
    [near, far], [-near, far], [-near, near], [-far, near], [-far, -near], [-near, -near],
  ];
};

const OUTLINES = [
  (r) => polygon(24, r), // a circle
  (r) => polygon(4, 1.2 * r, -45), // a square
  (r) => polygon(3, 1.3 * r), // a triangle, point up
  (r) => polygon(4, 1.3 * r), // a diamond
  (r) => polygon(3, 1.3 * r, 90), // a triangle, point down
  (r) => star(5, 1.4 * r),
  (r) => plus(1.15 * r),
  (r) => polygon(6, 1.1 * r),
];

// The classes that give an element the colour and the dash of a world.
export const dress = (world) => `world w${world % KINDS} dash${world % 4}`;

export const written = (x) => (Math.round(100 * x) / 100).toString();
export const path = (points) => points.map(([x, y], k) => `${k ? "L" : "M"}${written(x)} ${written(y)}`).join("");

// The mark of a world at a place of a drawing.
export const mark = (world, x, y, radius, more = "") => s("path", {
  class: `mark ${dress(world)} ${more}`.trim(),
  d: `${path(OUTLINES[world % KINDS](radius).map(([dx, dy]) => [x + dx, y + dy]))}Z`,
});

// The same as a picture of its own, beside words that name the world.
export const badge = (world) => s("svg", { class: "badge", viewBox: "-12 -12 24 24", "aria-hidden": "true", focusable: "false" },
  mark(world, 0, 0, 8));
