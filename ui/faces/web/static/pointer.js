// Wheel and fingers scroll what lies under them; what comes too fast is added up.
const LINE = 20; // pixels of a line, for wheels that count in lines
const SLIP = 8; // pixels that a finger moves before it scrolls

export class Pointer {
  constructor(desk, stage, tips) {
    Object.assign(this, { desk, stage, tips });
    this.owed = 0;
    this.at = [0, 0];
    stage.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.down(event));
    stage.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, () => { this.finger = null; });
    stage.addEventListener("click", (event) => this.unlessDragged(event), true);
  }

  wheel(event) {
    if (event.ctrlKey) return; // zooms
    event.preventDefault();
    this.roll(event, event.deltaMode === 1 ? event.deltaY * LINE : event.deltaY);
  }

  roll(event, by) {
    this.at = [Math.round(event.pageX), Math.round(event.pageY)];
    this.owed += by;
    this.tips.hide();
    this.goOn();
  }

  /** Says what is owed, once the desk has heard what was said before. */
  goOn() {
    const by = Math.round(this.owed);
    if (!by || this.desk.waiting || this.desk.busy) return;
    this.owed = 0;
    this.desk.say("roll", { at: this.at, by });
  }

  down(event) {
    this.dragged = false;
    if (event.pointerType === "touch" && !event.target.matches("input[type=range]")) this.finger = { y: event.pageY, moves: false };
  }

  move(event) {
    const { finger } = this;
    if (!finger) return;
    const by = finger.y - event.pageY;
    if (!finger.moves && Math.abs(by) < SLIP) return;
    finger.moves = this.dragged = true;
    finger.y = event.pageY;
    this.roll(event, by);
  }

  unlessDragged(event) {
    if (this.dragged && event.detail > 0) event.stopPropagation();
    this.dragged = false;
  }
}
