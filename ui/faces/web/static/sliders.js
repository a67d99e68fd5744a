// Sliders under a pointer: the value is where the pointer is, as in the window.  The browser's own
// dragging keeps the distance between pointer and knob, which would be another value.
export class Sliders {
  constructor(desk, place) {
    this.desk = desk;
    place.addEventListener("pointerdown", (event) => this.begin(event));
    place.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) place.addEventListener(end, (event) => this.end(event));
  }

  begin(event) {
    const slider = event.target.closest("input[type=range]");
    if (!slider || slider.disabled || event.button !== 0) return;
    event.preventDefault();
    slider.focus({ preventScroll: true });
    slider.setPointerCapture(event.pointerId);
    this.held = slider;
    this.say(event, true, false);
  }

  /** What comes too fast is left out; the last place is said in the end. */
  move(event) {
    if (this.held && !this.desk.waiting) this.say(event, false, false);
  }

  end(event) {
    if (!this.held) return;
    this.say(event, false, true);
    this.held = null;
  }

  say({ clientX }, begins, ends) {
    const { left, width } = this.held.getBoundingClientRect();
    const [low, high] = [Number(this.held.min), Number(this.held.max)];
    const knob = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--knob"));
    const share = Math.min(Math.max((clientX - left - knob / 2) / Math.max(width - knob, 1), 0), 1);
    this.desk.say("turn", { name: this.held.dataset.name, value: low + share * (high - low), begins, ends });
  }
}
