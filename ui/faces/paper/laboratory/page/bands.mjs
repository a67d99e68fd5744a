// Eight in ten of other draws as a band, half of them as a line in it, the game's own luck as a dot.
import { h, place } from "./markup.mjs";
import { summary } from "./statistics.mjs";

const ROOM = 0.08; // beside the outermost marks

const per = (x) => `${place(x)}%`;

// Where numbers stand on a strip, in hundredths of its width.
const scaled = (rows) => {
  const all = rows.flatMap(({ own, low, high }) => [own, low, high]);
  const least = Math.min(...all);
  const most = Math.max(...all);
  const room = ROOM * (most - least || Math.abs(most) || 1);
  return (x) => (100 * (x - least + room)) / (most - least + 2 * room);
};

const strip = ({ kind, own, low, median, high }, x) => h("svg", { class: `lab-strip ${kind}`, "aria-hidden": "true" },
  h("rect", { class: "lab-band", x: per(x(low)), width: per(Math.max(x(high) - x(low), 0.4)), y: 4, height: 16, rx: 4 }),
  h("rect", { class: "lab-middle", x: per(x(median)), width: 3, y: 1, height: 22 }),
  h("circle", { class: "lab-own", cx: per(x(own)), cy: 12, r: 6 }));

// A table of some rows [{ kind: "before" or "now", name, own, draws }] of one figure.
export const bands = (speech, caption, shape, rows) => {
  const told = rows.map((one) => ({ ...one, ...summary(one.draws.filter(Number.isFinite)) }));
  const x = scaled(told);
  const cell = (words) => h("td", { class: "figure" }, words);
  const each = (one) => [
    h("tr", {}, h("th", { scope: "row" }, one.name),
      cell(speech.figure(one.own, shape)), cell(speech.figure(one.median, shape)),
      cell(speech.said("between", { low: speech.figure(one.low, shape), high: speech.figure(one.high, shape) }))),
    h("tr", { class: "lab-drawn" }, h("td", { colspan: 4 }, strip(one, x))),
  ];
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h("table", { class: "lab-bands" },
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, h("td", {}),
        ["own_luck", "middle", "eight_in_ten"].map((key) =>
          h("th", { scope: "col", class: "figure" }, speech.said(key))))),
      h("tbody", {}, told.map(each))));
};
