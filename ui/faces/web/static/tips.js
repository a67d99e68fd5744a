// Tips: what a control says of itself, when the pointer rests on it or F2 asks for it.
const REST = 350; // milliseconds under the pointer
const APART = 8;

export class Tips {
  constructor(desk, box, stage) {
    Object.assign(this, { desk, box, stage });
    stage.addEventListener("pointermove", (event) => this.moved(event));
    stage.addEventListener("pointerleave", () => this.hide());
    stage.addEventListener("pointerdown", () => this.hide());
  }

  moved(event) {
    if (event.pointerType === "touch") return;
    this.hide();
    const element = event.target.closest?.("[data-name]");
    if (!element || event.buttons) return;
    const at = [Math.round(event.pageX), Math.round(event.pageY)];
    this.timer = setTimeout(() => this.explain(element, at), REST);
  }

  explain(element, at) {
    if (this.desk.busy || !element.isConnected) return;
    if (element.dataset.asks) {
      this.asked = element;
      this.desk.say("ask", { name: element.dataset.name, at });
    } else this.show(element, element.dataset.tip);
  }

  /** What the desk says of a place of the map. */
  answer({ at, words }) {
    if (!this.asked) return;
    this.show(this.asked, words, at);
    this.asked = null;
  }

  get shown() {
    return !this.box.hidden;
  }

  toggle() {
    if (this.shown) return this.hide();
    const held = document.activeElement?.closest("[data-name]");
    if (held && !held.dataset.asks) this.show(held, held.dataset.tip);
  }

  show(element, words, at = null) {
    if (!words) return;
    const { box, stage } = this;
    box.textContent = words;
    box.hidden = false;
    const by = element.getBoundingClientRect();
    const [left, top, bottom] = at ? [at[0], at[1], at[1] + APART] : [by.left + scrollX, by.top + scrollY, by.bottom + scrollY];
    const x = Math.min(Math.max(left, APART), stage.clientWidth - box.offsetWidth - APART);
    let y = bottom + APART;
    if (y + box.offsetHeight > stage.clientHeight - APART) y = top - APART - box.offsetHeight;
    Object.assign(box.style, { left: `${Math.max(x, 0)}px`, top: `${Math.max(y, 0)}px` });
  }

  hide() {
    clearTimeout(this.timer);
    this.asked = null;
    this.box.hidden = true;
  }
}
