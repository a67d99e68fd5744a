// What the teacher's pages have in common: words in the class's language, a theme, the line to the
// server, and a clock that runs between two views.

import { h, put } from "../markup.mjs";
import { Line, read } from "../wire.mjs";
import { Words } from "../words.mjs";

const root = document.documentElement;
const THEMES = ["light", "dark"];
const REMEMBERED = "classroom.theme";
const OFTEN = 250; // milliseconds

export const main = () => document.getElementById("main");

// The time that a phase has left, by this device's own stopwatch: a skewed clock does no harm.
export class Countdown {
  #left = null;
  #from = 0;
  #still = true;

  // seconds: what is left now, or null where nothing runs out
  set(seconds, still) {
    [this.#left, this.#still, this.#from] = [seconds, still, performance.now()];
  }

  // Seconds since it was set.
  get gone() {
    return (performance.now() - this.#from) / 1000;
  }

  get left() {
    if (this.#left === null) return null;
    return Math.max(this.#still ? this.#left : this.#left - this.gone, 0);
  }
}

// Light or dark: as this device was told, else as it likes.
export const dressed = () => {
  const kept = localStorage.getItem(REMEMBERED);
  if (THEMES.includes(kept)) root.dataset.theme = kept;
};

export const turnTheme = () => {
  const dark = getComputedStyle(root).colorScheme.trim() === "dark";
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem(REMEMBERED, root.dataset.theme);
};

export const turnFull = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.().catch(() => {});
};

// Buttons for both, as they stand on a big page.
export const switches = (words) => h("div", { class: "switches" },
  h("button", { type: "button", class: "quiet", "data-do": "theme" }, words.say("classroom.big.theme")),
  document.fullscreenEnabled ? h("button", { type: "button", class: "quiet", "data-do": "full" }, words.say("classroom.big.full")) : null);

export const SWITCHING = { theme: turnTheme, full: turnFull };

let spoken = null;

// The words of a language; the same once they are here.
export const wordsOf = async (language) => {
  if (spoken?.language !== language) spoken = await Words.of(language);
  root.lang = language;
  return spoken;
};

// Show what the server says of the class, and again whenever that changes.
// show(view, words, clock) paints the page; tick(clock, words) paints what runs; shut(status) is
// called where the server does not let this page read.
export class Frame {
  constructor(as, { show, tick, shut, gone = shut }) {
    Object.assign(this, { as, show, tick, shut, gone, clock: new Countdown(), view: null, words: null, line: null });
  }

  async begin() {
    this.words = await wordsOf(root.lang);
    const said = await read(`/api/view?as=${this.as}`).catch(() => ({ status: 0 }));
    if (said.status === 401 || said.status === 403) return this.shut(said.status);
    if (said.view) await this.heard(said.view);
    this.line ??= new Line(this.as, {
      onView: (view) => this.heard(view), onState: (open) => this.#lost(!open), onGone: () => this.gone(401),
    });
    this.timer ??= setInterval(() => this.view && this.tick(this.clock, this.words), OFTEN);
    return undefined;
  }

  async heard(view) {
    this.view = view;
    this.clock.set(view.class.seconds_left, view.class.paused);
    this.words = await wordsOf(view.language ?? root.lang);
    if (this.view === view) this.again();
  }

  // Paint what is known.
  again() {
    if (this.view) this.show(this.view, this.words, this.clock);
  }

  #lost(lost) {
    put(document.getElementById("line"), lost ? h("p", { class: "banner" }, this.words.say("classroom.big.no_line")) : null);
  }
}
