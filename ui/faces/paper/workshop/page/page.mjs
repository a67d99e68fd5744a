// The page: it listens to controls, makes the next state of it, plays, and draws what changed.

import { assumptionsPart } from "./assumptions.mjs";
import { cards } from "./cards.mjs";
import { Engine } from "./engine.mjs";
import { Memory, handOut, textOf } from "./files.mjs";
import { PARTS, head, record, stage, ways } from "./frame.mjs";
import { gains, leave, regretPart } from "./gains.mjs";
import { hands } from "./hands.mjs";
import { listen } from "./listening.mjs";
import { joined } from "./markup.mjs";
import { people } from "./people.mjs";
import { phonesOf } from "./phones.mjs";
import { AT_ONCE, Plays } from "./plays.mjs";
import { report } from "./report.mjs";
import { sha256 } from "./sha256.mjs";
import { Unread, read, written } from "./share.mjs";
import { History, initial } from "./state.mjs";
import { result } from "./verdict.mjs";
import { Words } from "./words.mjs";

const DRAWN = { cards, result, gains, leave, regret: regretPart, assumptions: assumptionsPart, people, record };
const OF_ANSWERS = ["result", "gains", "leave", "regret", "record"];
const REST = 200; // milliseconds after which nobody is turning anything
const NOTHING = { pair: null, leave: null, regret: null, rounds: null };

const painted = () => new Promise((settle) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = settle; // after this frame has been painted
  channel.port2.postMessage(0);
}));

const pause = (milliseconds) => new Promise((settle) => setTimeout(settle, milliseconds));

class Page {
  constructor(data, memory) {
    Object.assign(this, { data, memory, plays: null, refused: null, answers: NOTHING, live: null, run: 0, pressed: false, leaving: false });
    Object.assign(this, { open: new Set(), search: "", presenting: null, at: "cards", told: new Map(), phones: null, awaiting: false });
    this.theme = memory.read("theme") ?? "system";
    this.history = new History(this.#remembered() ?? initial(data, data.language));
    this.#forget();
  }

  #remembered() {
    const text = this.memory.read("state");
    if (!text) return null;
    try {
      return read(text, this.data).state;
    } catch {
      return null; // of another version, or spoilt: begin anew
    }
  }

  get state() {
    return this.live ?? this.history.now;
  }

  get words() {
    const { language } = this.history.now;
    if (this.spoken?.language !== language) this.spoken = new Words(language, this.data.texts[language], this.data.marks[language]);
    return this.spoken;
  }

  // What an action may know beside the state.
  get context() {
    return { data: this.data, words: this.words, phones: this.phones?.answers ?? [] };
  }

  get view() {
    const { state, data, words, answers, open, search, theme, presenting, at, phones } = this;
    return {
      state, data, words, answers, open, search, theme, presenting, at, phones,
      past: this.history.past.length > 0, coming: this.history.coming.length > 0,
    };
  }

  // Draw the parts that are not as they should be; the focus stays where it was.
  draw(only = null) {
    if (this.pressed && !only) {
      this.due = true; // a control that is drawn anew under a finger would not be pressed
      return;
    }
    const { view } = this;
    const asked = { head, ways, stage: (one) => stage(one) ?? joined(), ...DRAWN };
    const focus = document.activeElement;
    const [id, selected] = [focus?.id, focus?.type === "search" ? focus.selectionStart : null];
    for (const [name, made] of Object.entries(asked)) {
      if (only ? !only.includes(name) : this.awaiting && OF_ANSWERS.includes(name)) continue;
      const html = String(made(view));
      if (this.told.get(name) === html) continue;
      this.told.set(name, html);
      document.getElementById(`part-${name}`).innerHTML = html;
    }
    this.#mark({ lang: this.words.say("language"), "data-theme": this.theme });
    document.body.classList.toggle("presenting", this.presenting !== null);
    this.phones?.show(this.words);
    PARTS.forEach((name, k) => {
      document.getElementById(`part-${name}`).hidden = this.presenting !== null && this.presenting !== k;
    });
    const again = id && document.getElementById(id);
    if (again && again !== document.activeElement) {
      again.focus({ preventScroll: true });
      if (selected !== null) again.setSelectionRange(selected, selected);
    }
  }

  // Attributes of the whole page: writing one styles everything anew, even where it says the same.
  #mark(attributes) {
    const root = document.documentElement;
    for (const [name, value] of Object.entries(attributes)) {
      if (root.getAttribute(name) !== value) root.setAttribute(name, value);
    }
  }

  say(key, values = {}) {
    document.getElementById("said").textContent = this.words.say(`workshop.${key}`, values);
  }

  // A pointer goes down on something, or up again.
  press(down) {
    this.pressed = down;
    if (down || !this.due) return;
    this.due = false;
    this.draw();
  }

  // Take a step that can be undone.
  step(state) {
    this.live = null;
    this.history.step(state);
    this.awaiting = this.#forget() && this.plays !== null;
    this.refresh(); // workers begin before anything is drawn
    if (!this.refused) document.getElementById("said").textContent = ""; // what was told is of before
    if (!this.memory.write("state", written(this.history.now))) this.say("not_kept");
    this.phones?.follow(this.history.now);
    if (this.leaving) setTimeout(() => this.draw());
    else this.draw();
  }

  // Answers of another state are none of this one; the pair is there again at once, and until then
  // all that is shown is of before. Whether other futures are asked for.
  #forget() {
    const { a, b, fixed, seed, proposals, rounds } = this.history.now;
    const asked = { many: [a, b, fixed, seed, proposals], rounds: [rounds, seed] };
    const differs = (name) => !this.answered || asked[name].some((one, k) => one !== this.answered[name][k]);
    const others = differs("many");
    if (others) this.answers = { ...this.answers, leave: null, regret: null };
    if (differs("rounds")) this.answers = { ...this.answers, rounds: null, roundAnswers: null };
    this.answered = asked;
    return others;
  }

  // Play what is missing for the state that is seen; what was asked before is forgotten.
  async refresh(asked = performance.now()) {
    if (!this.plays) return;
    const run = ++this.run;
    const stale = () => run !== this.run;
    this.plays.engine.drop();
    document.body.dataset.busy = "true";
    try {
      await this.#play(this.state, stale, asked);
    } catch (error) {
      this.say(error.message === "unsound" ? "unsound" : "failed", { why: error.message });
    }
    if (stale()) return;
    this.#arrived();
    document.body.dataset.busy = "false";
  }

  // What was shown of before goes.
  #arrived() {
    if (!this.awaiting) return;
    this.awaiting = false;
    this.draw(OF_ANSWERS);
  }

  async #play(state, stale, asked) {
    const show = async (more, parts) => {
      this.answers = { ...this.answers, ...more };
      this.draw(parts);
      await painted();
    };
    const seen = async (pair) => {
      await show({ pair }, ["result"]);
      performance.measure(`pair ${pair.count}`, { start: asked, end: performance.now() });
      if (stale()) return;
      this.#arrived();
      this.draw(["gains", "record"]);
    };
    const first = await this.plays.pair(state, AT_ONCE);
    if (!first || stale()) return;
    const all = this.live ? null : this.plays.pair(state, this.data.draws.count); // not while still turning
    all?.catch(() => {}); // it is told where it is awaited
    await seen(first);
    const pair = stale() ? null : await all;
    if (!pair || stale()) return;
    await seen(pair);
    if (stale()) return;
    await pause(REST);
    if (stale()) return;
    const rounds = await this.plays.rounds(state);
    if (!rounds || stale()) return;
    await show({ rounds: rounds.map(({ world }) => world), roundAnswers: rounds }, ["people"]);
    for (const side of ["a", "b"]) {
      const found = await this.plays.leavers(state[side], state);
      if (!found || stale()) return;
      await show({ leave: { ...this.answers.leave, [side]: found } }, ["leave"]);
    }
    const regret = await this.plays.regret(state, this.words);
    if (!regret || stale()) return;
    await show({ regret }, ["regret", "people"]);
  }

  // Everything that a report needs, played to the end whatever else is asked meanwhile.
  async whole(state, words) {
    let found = null;
    for (;;) {
      const pair = await this.plays.pair(state, this.data.draws.count);
      const regret = pair && await this.plays.regret(state, words);
      const rounds = regret && await this.plays.rounds(state);
      if (rounds) {
        found = { pair, regret, roundAnswers: rounds, rounds: rounds.map(({ world }) => world) };
        return { state, data: this.data, words, answers: found };
      }
    }
  }

  async report() {
    if (!this.plays) return this.say(this.refused);
    this.say("reporting");
    const { now } = this.history;
    const page = report(await this.whole(now, this.words));
    handOut(`workshop-${this.data.made.scenario}.html`, page, "text/html");
    return this.say("reported");
  }

  save() {
    handOut(`workshop-${this.data.made.scenario}.json`, written(this.history.now), "application/json");
    this.say("saved");
  }

  // Take up what a file says, and where it is a report, make it again and compare every byte.
  async take(file) {
    try {
      const found = read(await textOf(file), this.data);
      this.step(found.state);
      if (!found.report) return this.say("opened");
      if (!this.plays) return this.say(this.refused);
      this.say("rebuilding");
      const again = report(await this.whole(found.state, this.words));
      return this.say(again === found.report ? "rebuilt" : "rebuilt_other");
    } catch (error) {
      if (!(error instanceof Unread)) return this.say("unreadable");
      return this.say(`unread_${error.reason}`, error.values);
    }
  }

  present(step = null) {
    if (this.presenting === null) this.presenting = PARTS.indexOf(this.at);
    else if (step === null) this.presenting = null;
    else this.presenting = Math.min(PARTS.length - 1, Math.max(0, this.presenting + step));
    this.draw();
    if (step !== null) document.getElementById("part-stage").scrollIntoView({ block: "start" });
  }
}

const SKELETON = `<div id="root"><div id="part-head"></div><div id="part-ways"></div><div id="part-stage"></div>` +
  `<p id="said" role="status"></p><main>${PARTS.map((name) => `<div id="part-${name}"></div>`).join("")}</main></div>`;

const dataOf = () => {
  const element = document.getElementById("data");
  const text = element.textContent;
  if (sha256(new TextEncoder().encode(text)) !== element.dataset.sha256) throw new Error("damaged");
  return JSON.parse(text);
};

const REFUSALS = ["no_webassembly", "damaged", "other_rules", "other_additions"];

// Begin. Where the rules cannot be run, the page says so and everything else still works.
export const start = async () => {
  const begun = performance.now();
  const data = dataOf(); // where it fails, the sentence that the file has instead stays
  const page = new Page(data, new Memory(`sixpillars ${data.made.rules.slice(0, 16)} ${data.made.world.slice(0, 16)}`));
  document.getElementById("still").remove();
  document.body.insertAdjacentHTML("afterbegin", SKELETON);
  page.phones = phonesOf(page);
  listen(page);
  page.draw();
  page.phones?.begin();
  if (page.memory.refused) page.say("not_kept");
  try {
    const { modules, table, draws, assumptions, worker } = data;
    page.plays = new Plays(new Engine(await hands(worker, { modules, table, draws, assumptions })), data);
  } catch (error) {
    page.refused = `refused_${REFUSALS.includes(error.reason) ? error.reason : "damaged"}`;
    page.say(page.refused);
    return;
  }
  await page.refresh(begun);
};
