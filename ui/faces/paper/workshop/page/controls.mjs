// Controls that many parts use. Each has an id, by which it has the focus again when its part is
// drawn anew, and `data-do`, the action that it asks for.

import { h } from "./markup.mjs";

export const button = (id, action, label, more = {}) =>
  h("button", { type: "button", id, "data-do": action, ...more }, label);

export const choice = (id, action, label, options, chosen, more = {}) => h("label", { class: "field", for: id },
  h("span", {}, label),
  h("select", { id, "data-do": action, ...more }, options.map(([value, text]) =>
    h("option", { value, selected: value === chosen }, text))));

export const line = (id, action, label, value, most, more = {}) => h("label", { class: "field", for: id },
  h("span", {}, label),
  h("input", { type: "text", id, "data-do": action, value, maxlength: most, autocomplete: "off", ...more }));

export const area = (id, action, label, value, most, more = {}) => h("label", { class: "field wide", for: id },
  h("span", {}, label),
  h("textarea", { id, "data-do": action, maxlength: most, rows: 2, ...more }, value));

export const tick = (id, action, label, checked, more = {}) => h("label", { class: "tick", for: id },
  h("input", { type: "checkbox", id, "data-do": action, checked, ...more }), h("span", {}, label));

export const number = (id, action, label, value, { low, high, step }, more = {}) => h("label", { class: "field", for: id },
  h("span", {}, label),
  h("input", { type: "number", id, "data-do": action, value, min: low, max: high, step, ...more }));

// A figure that is set by hand, or left as it is: a tick, and a slider that says its value.
export const setting = (id, action, label, { value, set, low, high, step, told, hint = null }, more = {}) =>
  h("div", { class: set ? "setting" : "setting free" },
    tick(`${id}-set`, `${action}-set`, label, set, more),
    h("input", {
      type: "range", id, "data-do": action, "data-live": true, min: low, max: high, step, value,
      disabled: !set, "aria-label": label, "aria-valuetext": told, ...more,
    }),
    h("output", { for: id, id: `${id}-told` }, told),
    hint && h("p", { class: "hint" }, hint));

// Something to open, which stays open when its part is drawn anew.
export const more = (id, open, summary, ...inside) =>
  h("details", { id, open: open.has(id) }, h("summary", { id: `${id}-summary` }, summary), inside);

export const part = (name, title, ...inside) =>
  h("section", { id: name, "aria-labelledby": `${name}-title` }, h("h2", { id: `${name}-title` }, title), inside);
