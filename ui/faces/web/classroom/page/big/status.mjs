// How a seat is doing, as a shape: shapes, and never colours alone, tell one status from another.

import { s } from "../markup.mjs";

const TICK = "M-8 0L-5 -3L-2 0L6 -8L9 -5L-2 6Z";
const RING = "M0 -8A8 8 0 1 1 0 8A8 8 0 1 1 0 -8ZM0 -4.5A4.5 4.5 0 1 0 0 4.5A4.5 4.5 0 1 0 0 -4.5Z";
const OUTLINES = {
  planning: RING,
  predicting: RING,
  answering: RING,
  voting: RING,
  ended: TICK,
  predicted: TICK,
  answered: TICK,
  voted: TICK,
  away: "M-8 -5L-5 -8L0 -3L5 -8L8 -5L3 0L8 5L5 8L0 3L-5 8L-8 5L-3 0Z",
  stand_in: "M0 -9L9 0L0 9L-9 0Z",
  waiting: "M-7 -8H-2V8H-7ZM2 -8H7V8H2Z",
};

export const statusMark = (status) => s("svg", { class: `status ${status}`, viewBox: "-10 -10 20 20", "aria-hidden": "true", focusable: "false" },
  s("path", { d: OUTLINES[status] ?? OUTLINES.waiting, "fill-rule": "evenodd" }));
