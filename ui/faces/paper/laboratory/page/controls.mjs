// What a reader can turn: a nation, the turn from which on, a policy, and a slider for each order.
import { h } from "./markup.mjs";

const STEPS = 100; // of a slider, from one end of its range to the other

const chosen = (id, label, options) => h("p", {},
  h("label", { for: `lab-${id}` }, label),
  h("select", { id: `lab-${id}` }, options.map(([value, name]) => h("option", { value }, name))));

const slider = ({ field, label, low, high }) => h("div", { class: "lab-lever" },
  h("label", { for: `lab-${field}` }, label),
  h("input", {
    id: `lab-${field}`, type: "range", min: low, max: high, step: (high - low) / STEPS,
    "aria-describedby": `lab-${field}-at`,
  }),
  h("output", { id: `lab-${field}-at`, for: `lab-${field}` }));

// The controls as markup.
export const controls = ({ nations, turns, policies, sliders, speech }) => [
  h("div", { class: "lab-choices" },
    chosen("nation", speech.said("nation"), nations),
    chosen("from", speech.said("from"), turns),
    chosen("policy", speech.said("policy"), [["", speech.said("as_played")], ...policies])),
  h("fieldset", { id: "lab-levers" },
    h("legend", {}, speech.said("levers")), sliders.map(slider)),
  h("p", {}, h("button", { id: "lab-undo", type: "button" }, speech.said("undo"))),
];

// The choice that stands on the controls.
export class Choice {
  // `ordered(code, turn, field)` is what was ordered in the game; `changed` is called after a move.
  constructor(at, sliders, speech, ordered, changed) {
    Object.assign(this, { at, sliders, speech, ordered, changed });
    this.policy = null;
    this.orders = {};
    at("lab-nation").addEventListener("change", () => this.forget());
    at("lab-from").addEventListener("change", () => this.#moved());
    at("lab-undo").addEventListener("click", () => this.forget());
    at("lab-policy").addEventListener("change", () => {
      const { value } = at("lab-policy");
      this.policy = value === "" ? null : Number(value);
      this.orders = {};
      this.#moved();
    });
    for (const { field } of sliders) {
      at(`lab-${field}`).addEventListener("input", ({ target }) => {
        this.orders = { ...this.orders, [field]: Number(target.value) };
        this.policy = null;
        this.#moved();
      });
    }
  }

  get code() {
    return this.at("lab-nation").value;
  }

  get from() {
    return Number(this.at("lab-from").value);
  }

  get isMade() {
    return this.policy !== null || Object.keys(this.orders).length > 0;
  }

  // As it was played.
  forget() {
    this.policy = null;
    this.orders = {};
    this.#moved();
  }

  #moved() {
    const { at } = this;
    at("lab-policy").value = this.policy ?? "";
    at("lab-undo").disabled = !this.isMade;
    for (const one of this.sliders) {
      const set = this.orders[one.field];
      // what was ordered stands on a slider until it is moved
      at(`lab-${one.field}`).value = set ?? this.ordered(this.code, this.from, one.field);
      at(`lab-${one.field}-at`).textContent = set === undefined
        ? this.speech.said("as_ordered") : this.speech.figure(set, one);
    }
    this.changed(this);
  }
}
