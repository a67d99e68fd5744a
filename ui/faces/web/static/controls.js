// Controls: a real element for each, kept by its name, so that focus and caret stay where they are.
import { dress, make } from "./dress.js";

const AROUND = 3; // pixels between a control and the ring of the focus, at scale 1

export class Controls {
  constructor(desk, place, board, ring, heading) {
    Object.assign(this, { desk, place, board, ring, heading });
    this.pointed = true; // until a key is pressed: then the focus is shown
    this.clear();
    place.addEventListener("click", (event) => this.clicked(event));
    place.addEventListener("input", (event) => this.changed(event));
    addEventListener("pointerdown", () => this.point(true), true);
    addEventListener("keydown", () => this.point(false), true);
    place.addEventListener("focusin", (event) => this.focused(event));
    place.addEventListener("focusout", () => this.encircle());
  }

  clear() {
    this.known = new Map();
    this.place.replaceChildren();
  }

  show({ order, changed }) {
    const held = document.activeElement;
    for (const [name, told] of Object.entries(changed)) {
      const before = this.known.get(name);
      const element = before && before.told.kind === told.kind ? before.element : make(name, told.kind);
      if (before && before.element !== element) before.element.remove();
      dress(element, told, this.writing(element));
      this.known.set(name, { element, told });
    }
    if (order) this.arrange(order);
    if (held !== document.activeElement && held?.isConnected) this.focus(held);
    this.encircle();
  }

  /** Whether somebody is at this control, and the desk has not heard of it yet. */
  writing(element) {
    return element === document.activeElement && this.desk.waiting;
  }

  arrange(order) {
    const wanted = new Set(order);
    for (const [name, { element }] of this.known) {
      if (wanted.has(name)) continue;
      element.remove();
      this.known.delete(name);
    }
    order.forEach((name, k) => {
      const { element } = this.known.get(name);
      if (this.place.children[k] !== element) this.place.insertBefore(element, this.place.children[k] ?? null);
    });
    this.list();
  }

  /** Tabs that follow each other are of one list. */
  list() {
    this.place.parentNode.querySelectorAll("[role=tablist]").forEach((list) => list.remove());
    let owned = [];
    for (const element of [...this.place.children, null]) {
      if (element?.getAttribute("role") === "tab") owned.push(element.id);
      else if (owned.length) {
        const list = document.createElement("div");
        list.setAttribute("role", "tablist");
        list.setAttribute("aria-owns", owned.join(" "));
        list.className = "unseen";
        this.place.before(list);
        owned = [];
      }
    }
  }

  /** Where the desk wants the focus, if it says so; nowhere is the heading. */
  settle({ focus, heading, above }) {
    if (heading && this.board.hasAttribute("role")) this.board.setAttribute("aria-label", heading);
    if (focus === undefined) return;
    const target = focus ? this.known.get(focus)?.element : this.heading;
    if (target && target !== document.activeElement) this.focus(target);
    this.encircle();
  }

  /** A dialog lies above everything else. */
  above(is) {
    const { board } = this;
    const attributes = { role: "dialog", "aria-modal": "true", "aria-label": this.heading.textContent };
    for (const [name, value] of Object.entries(attributes)) is ? board.setAttribute(name, value) : board.removeAttribute(name);
  }

  focus(element) {
    this.quiet = true;
    element.focus({ preventScroll: true });
    this.quiet = false;
  }

  focused({ target }) {
    this.encircle();
    if (!this.quiet) this.desk.say("hold", { name: target.dataset.name, brings: !this.pointed });
  }

  /** The ring of the focus is for who uses the keyboard. */
  point(pointed) {
    if (this.pointed === pointed) return;
    this.pointed = pointed;
    this.encircle();
  }

  encircle() {
    const held = document.activeElement;
    const told = this.known.get(held?.dataset?.name)?.told;
    const [x, y, width, height] = told?.seen ?? told?.box ?? [0, 0, 0, 0];
    const shown = Boolean(height) && !this.pointed;
    this.ring.hidden = !shown;
    if (!shown) return;
    const around = AROUND * Number(getComputedStyle(document.documentElement).getPropertyValue("--scale") || 1);
    Object.assign(this.ring.style, { left: `${x - around}px`, top: `${y - around}px`, width: `${width + 2 * around}px`, height: `${height + 2 * around}px` });
  }

  clicked(event) {
    const element = event.target.closest("[data-name]");
    if (!element || element.matches("input") || element.getAttribute("aria-disabled") === "true") return;
    const { name } = element.dataset;
    const byHand = event.detail > 0;
    if (element.classList.contains("map") && byHand) this.desk.say("pick", { name, at: [Math.round(event.pageX), Math.round(event.pageY)] });
    else if (element.matches("button")) this.desk.say("use", { name });
  }

  /** Somebody writes; or a slider is moved by other means than pointer and keys. */
  changed({ target }) {
    const { name } = target.dataset;
    if (target.type === "text") this.desk.say("write", { name, text: target.value });
    else this.desk.say("turn", { name, value: Number(target.value), begins: true, ends: true });
  }
}
