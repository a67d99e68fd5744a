// Controls that come again and again: a slider with its steps, a choice among a few, an icon.

import { h, s } from "../markup.mjs";

const ICONS = {
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5 11h14v10H5z",
  unlock: "M7 11V8a5 5 0 0 1 9.6-2M5 11h14v10H5z",
  undo: "M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3",
  redo: "m15 5 5 5-5 5M20 10H10a6 6 0 0 0 0 12h3",
  minus: "M5 12h14",
  plus: "M5 12h14M12 5v14",
};

export const icon = (name) => s("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" },
  s("path", { d: ICONS[name] }));

// A slider in a row of its own. told: its value in words; was: what it was at the turn's beginning,
// in words, where that is different; may: whether it can be moved; more: what stands at its end.
export const slider = ({ id, label, value, min, max, step, told, was = "", may, data = {}, words, more = null, below = null }) => {
  const turn = (by, name) => h("button", {
    type: "button", class: "quiet tool", tabindex: "-1", "data-do": "nudge", "data-for": id, "data-by": by,
    "aria-label": words.say(`classroom.seat.${name}`, { what: label }), disabled: !may,
  }, icon(name === "less" ? "minus" : "plus"));
  const attributes = Object.fromEntries(Object.entries(data).map(([key, given]) => [`data-${key}`, given]));
  return h("div", { class: "slide", "data-key": `${id}-row` },
    h("div", { class: "row ends" },
      h("label", { for: id }, label),
      h("span", { class: "n" }, was && h("span", { class: "dim small" }, was, " → "), told)),
    h("div", { class: "turns" },
      turn(-1, "less"),
      h("input", {
        type: "range", id, min, max, step, value, "aria-valuetext": was ? `${told} (${words.say("classroom.seat.was", { was })})` : told,
        disabled: !may, "data-do": "slide", ...attributes,
      }),
      turn(1, "more"), more),
    below);
};

// A choice among a few, side by side. options: [[value, text]].
export const choice = ({ name, legend, unseen = false, options, chosen, may, act, data = {} }) => {
  const attributes = Object.fromEntries(Object.entries(data).map(([key, given]) => [`data-${key}`, given]));
  return h("fieldset", { class: "segments", "data-key": name },
    h("legend", { class: unseen ? "unseen" : null }, legend),
    options.map(([value, text]) => h("label", { "data-key": `${name}-${value}` },
      h("input", {
        type: "radio", name, value, checked: value === chosen, disabled: !may, "data-do": act, ...attributes,
      }), h("span", {}, text))));
};

export const button = (text, act, attributes = {}) => h("button", { type: "button", "data-do": act, ...attributes }, text);
