// The seat's page: views come in, changes go out, and what is shown follows both.

import { listen, put } from "./markup.mjs";
import { clockWords, flag, frame } from "./seat/frame.mjs";
import { remembered, Scratch, setTheme, theme } from "./seat/memory.mjs";
import { readMenu, reading } from "./seat/reading.mjs";
import { Line, Outbox, read } from "./wire.mjs";
import { Words } from "./words.mjs";

const REVEALED = { reveal: "happened", fate: "happened", talk: "others", plan: "plan", lobby: "plan" };
const AGAIN = 2000; // milliseconds until a first view is asked for again
const LAST_MINUTE = 60;

const leave = () => location.replace("/");

class Seat {
  constructor() {
    this.root = document.documentElement.dataset.root;
    this.element = document.getElementById("page");
    Object.assign(this, { words: null, view: null, lists: null, tab: "plan", offline: false, refused: "", acknowledged: 0, theme: theme(), warned: "" });
    this.outbox = new Outbox("/api/seat", { onAnswer: (answer, body) => this.answered(answer, body), onLost: () => this.lost(true), onQueue: (queue) => this.unsent?.keep(queue) });
    this.shaking = new Map(); // changes that wait for a slider to come to rest, by its name
  }

  async begin() {
    setTheme(this.theme);
    const found = await this.first();
    if (!found) return;
    await this.speak(found.seat.language);
    this.take(found);
    this.line = new Line("seat", { onView: (view) => this.pushed(view), onState: (open) => this.lost(!open), onGone: leave });
    setInterval(() => this.tick(), 1000);
    this.later = await import("./seat/later.mjs"); // the page can be read already
    this.unsent = new this.later.Unsent(`${found.class.code}-${found.seat.number}`, this.outbox.page);
    this.outbox.adopt(this.unsent.found(found.heard));
    listen(this.element, this.later.acts(this));
    this.element.removeAttribute("aria-busy");
    this.outlook = new this.later.Outlook(this);
    this.draw();
    this.outlook.follow();
  }

  // The first view, asked for until it comes.
  async first() {
    for (;;) {
      const { status, view } = await read("/api/view?as=seat").catch(() => ({ status: 0 }));
      if (status === 200) return view;
      if (status === 202 || status === 401 || status === 403) {
        leave(); // who has no seat, or waits for the teacher to let a second device in
        return null;
      }
      await new Promise((done) => setTimeout(done, AGAIN));
    }
  }

  async speak(language) {
    if (this.words?.language === language) return;
    this.words = await Words.of(language).catch(() => this.words ?? new Words(language, {}));
    document.documentElement.lang = language;
  }

  // A view from the line; one from before an answer that has come already is old.
  async pushed(view) {
    if ((view.heard?.[this.outbox.page] ?? this.acknowledged) < this.acknowledged) return;
    await this.changed(view);
    this.outbox.wake();
  }

  answered(answer, { id, page }) {
    if (page === this.outbox.page) this.acknowledged = Math.max(this.acknowledged, id);
    this.lost(false);
    if (answer.status === 401 || answer.status === 403) {
      leave();
      return;
    }
    this.refused = answer.ok ? "" : answer.sentence || this.words.say("classroom.seat.refused");
    if (answer.view) this.changed(answer.view);
    else this.draw();
  }

  // A view in the seat's language, which may be another one now.
  async changed(view) {
    await this.speak(view.seat.language);
    this.take(view);
  }

  lost(offline) {
    if (offline === this.offline) return;
    this.offline = offline;
    if (!offline) this.outbox.wake();
    if (this.view) this.draw();
  }

  take(view) {
    const before = this.view;
    this.view = view;
    if (view.menu) this.lists = readMenu(view.menu);
    this.until = view.class.seconds_left === null ? null : performance.now() + 1000 * view.class.seconds_left;
    const place = `${view.class.run}-${view.class.turn}-${view.class.phase}`;
    if (place !== this.place) this.moved(place, before);
    this.draw();
    this.outlook?.follow();
  }

  // The class has gone on to another phase.
  moved(place, before) {
    const { phase, code, run, turn } = this.view.class;
    this.place = place;
    this.scratch = new Scratch(`${code}-${this.view.seat.number}-${run}-${phase === "predict" ? `plan-${turn}` : `${phase}-${turn}`}`);
    this.tab = REVEALED[phase] ?? this.tab;
    this.warned = "";
    this.refused = "";
    if (before) {
      this.say(this.words.say(`classroom.seat.phase.${phase}`));
      scrollTo({ top: 0 });
    }
  }

  // What has begun and is not sent.
  local() {
    const { scratch } = this;
    const low = Number(remembered("low") ?? 0);
    const high = Number(remembered("high") ?? 100);
    return {
      guess: scratch.get("guess", { rise: "", sure: 0.7, low, high }), answers: scratch.get("answers", {}),
      text: scratch.get("text", this.view.explanation?.sent?.text ?? ""), rule: scratch.get("rule", this.view.explanation?.sent?.rule ?? ""),
      rewriting: scratch.get("rewriting", false),
    };
  }

  get page() {
    const changes = [...this.outbox.queue.map(({ body }) => body), ...[...this.shaking.values()].map(({ change }) => change)];
    return {
      ...reading({ view: this.view, lists: this.lists, words: this.words, changes, root: this.root }),
      local: this.local(), tab: this.tab, offline: this.offline, refused: this.refused, theme: this.theme,
      flag, later: this.later,
    };
  }

  draw() {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      const { page } = this;
      document.title = `${page.name} · Six Pillars`;
      put(this.element, frame(page));
      this.clock();
    });
  }

  // A change of the draft or of the class, on its way.
  send(change, target = null) {
    const sent = this.outbox.send({ turn: this.view.class.turn, ...change }, target);
    this.draw();
    return sent;
  }

  say(text) {
    document.getElementById("said").textContent = text;
  }

  get left() {
    return this.until === null ? null : (this.until - performance.now()) / 1000;
  }

  clock() {
    const element = document.getElementById("clock");
    const told = clockWords({ room: this.view.class, words: this.words }, this.view.class.paused ? this.view.class.seconds_left : this.left);
    if (element && element.textContent !== told) element.textContent = told;
  }

  tick() {
    this.clock();
    const near = this.left !== null && !this.view.class.paused && this.left > 0 && this.left < LAST_MINUTE;
    if (near && this.warned !== this.place) {
      this.warned = this.place;
      this.say(this.words.say("classroom.seat.last_minute"));
    }
  }
}

await new Seat().begin();
