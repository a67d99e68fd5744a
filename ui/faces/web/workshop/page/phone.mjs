// The page of a phone: somebody comes in with a code, sees the question of the round, and answers it.
// What was typed stays when the question is told again; nothing is kept here but the language.

import { Wire } from "./live.mjs";
import { h } from "./markup.mjs";

const SIGNS = ["a", "b"];
const FRESH = { side: "", sure: 75, low: "", high: "" };
const TENS = { min: 50, max: 100, step: 5 };

const kept = (read) => {
  try {
    return read();
  } catch {
    return null; // the browser refuses to remember
  }
};

class Phone {
  constructor(texts) {
    Object.assign(this, { texts, view: null, draft: { ...FRESH }, key: null, told: "", sentence: "", seated: false });
    const wanted = kept(() => localStorage.getItem("language"));
    this.language = wanted in texts ? wanted : document.documentElement.lang;
    this.wire = null;
  }

  say(key, values = {}) {
    return this.texts[this.language][`room.phone.${key}`].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  address(name) {
    return `/phone/${name}?language=${this.language}`;
  }

  // Ask the server. Answers { status, ...what it says }; where it does not answer, status 0.
  async ask(name, body = null) {
    const sent = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    try {
      const answer = await fetch(this.address(name), sent ?? {});
      return { ...(await answer.json()), status: answer.status };
    } catch {
      return { status: 0, sentence: this.say("gone") };
    }
  }

  // Begin: a phone that has a seat goes on, one that came by the picture joins.
  async begin() {
    const code = location.hash.slice(1);
    const found = await this.ask("view");
    if (found.seated) this.sit(found);
    else if (code) await this.join(code);
    else this.draw();
  }

  async join(code) {
    const answer = await this.ask("join", { code });
    if (answer.status === 200) this.sit(answer);
    else this.refuse(answer.sentence);
  }

  sit(view) {
    Object.assign(this, { seated: true, sentence: "" });
    history.replaceState(null, "", "/phone");
    this.take(view);
    this.listen();
  }

  refuse(sentence) {
    Object.assign(this, { seated: false, told: "", sentence });
    this.draw();
    document.getElementById("code")?.focus();
  }

  listen() {
    this.wire?.close();
    this.wire = new Wire(this.address("live"), {
      heard: (view) => this.take(view),
      changed: () => this.line(),
      again: () => this.again(),
    });
    this.wire.open();
  }

  // The line was lost: the room may have ended, and another one begun.
  async again() {
    const found = await this.ask("view");
    if (found.seated === false) this.refuse(found.sentence);
    else this.wire.open();
  }

  // Take what the server tells; a question that is another one is drawn anew.
  take(view) {
    const key = view.round?.key ?? null;
    const same = this.view && key === this.key && view.revealed === this.view.revealed;
    Object.assign(this, { view, key });
    if (same) return this.line();
    this.draft = view.mine ? drafted(view.mine) : { ...FRESH };
    this.told = view.mine ? "kept" : "";
    return this.draw();
  }

  // Speak another language: what was typed stays, the question comes in the new one.
  async turn() {
    if (!this.seated) return this.draw();
    const found = await this.ask("view");
    if (found.seated) this.view = found;
    this.listen();
    return this.draw();
  }

  async send() {
    const { side, sure, low, high } = this.draft;
    const numbers = [low, high].map((text) => (text === "" ? NaN : Number(String(text).replace(",", "."))));
    const ends = numbers.every((x) => x >= -100 && x <= 100);
    if (!side || !ends) return this.tell(side ? "numbers" : "choose");
    numbers.sort((one, other) => one - other);
    const answer = await this.ask("answer", {
      key: this.key, chance: (side === "a" ? sure : 100 - sure) / 100, low: numbers[0], high: numbers[1],
    });
    if (answer.status === 200) {
      this.view = answer;
      document.getElementById("send").textContent = this.say("change");
      return this.tell("kept");
    }
    if (answer.status === 403) return this.refuse(answer.sentence);
    return this.tell("", answer.sentence);
  }

  // Say something at the foot of the page: a text of ours, or a sentence of the server's.
  tell(key, sentence = "") {
    Object.assign(this, { told: key, sentence });
    this.line();
  }

  line() {
    const place = document.getElementById("told");
    if (!place) return;
    const here = this.told ? this.say(this.told) : this.sentence;
    place.textContent = this.seated && this.wire?.lost ? this.say("gone") : here;
  }

  draw() {
    document.documentElement.lang = this.language;
    document.title = this.say("title");
    document.getElementById("root").innerHTML = String(this.page());
    this.line();
  }

  page() {
    const languages = Object.keys(this.texts).map((code) =>
      h("option", { value: code, selected: code === this.language }, this.texts[code]["room.phone.language_name"]));
    const top = h("header", { class: "top" }, h("p", { class: "kicker" }, this.say("kicker")),
      h("label", { class: "field", for: "language" }, h("span", {}, this.say("language")), h("select", { id: "language" }, languages)));
    return h("div", {}, top, this.seated ? this.inside() : this.door());
  }

  door() {
    return h("form", { id: "join" }, h("h1", {}, this.say("join_title")), h("p", {}, this.say("join_hint")),
      h("label", { class: "field", for: "code" }, h("span", {}, this.say("code")),
        h("input", { type: "text", id: "code", maxlength: 12, autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": "told" })),
      h("p", { id: "told", role: "alert" }), h("button", { type: "submit", id: "enter" }, this.say("enter")),
      h("p", { class: "hint" }, this.say("nameless")));
  }

  inside() {
    const { round, revealed } = this.view;
    if (!round) {
      return h("div", {}, h("h1", {}, this.say(revealed ? "revealed_title" : "wait_title")),
        h("p", { class: "veiled" }, this.say(revealed ? "revealed" : "wait")), h("p", { id: "told", role: "status" }),
        h("p", { class: "hint" }, this.say("nameless")));
    }
    return h("form", { id: "answer" }, h("h1", {}, this.say("round", { number: round.number })),
      h("p", { class: "question" }, this.say("asked")), h("div", { class: "regimes" }, SIGNS.map((sign) => regime(sign, round[sign], this))),
      this.which(), this.sureness(), this.interval(),
      h("button", { type: "submit", id: "send" }, this.say(this.view.mine ? "change" : "send")), h("p", { id: "told", role: "status" }),
      h("p", { class: "hint" }, this.say("nameless")));
  }

  which() {
    return h("fieldset", {}, h("legend", {}, this.say("which")), h("div", { class: "choices" }, SIGNS.map((sign) =>
      h("label", { for: `side-${sign}` }, h("input", { type: "radio", name: "side", id: `side-${sign}`, value: sign, checked: this.draft.side === sign }),
        h("span", {}, this.say(`better_${sign}`))))));
  }

  sureness() {
    return h("div", { class: "sureness" }, h("label", { for: "sure" }, this.say("sure")),
      h("input", { type: "range", id: "sure", ...TENS, value: this.draft.sure, "aria-valuetext": this.of(this.draft.sure) }),
      h("output", { id: "sure-told", for: "sure" }, this.of(this.draft.sure)),
      h("p", { class: "hint" }, this.say("sure_hint")));
  }

  of(sure) {
    return this.say("of_hundred", { count: sure });
  }

  interval() {
    const field = (name) => h("label", { class: "field", for: name }, h("span", {}, this.say(name)),
      h("input", { type: "text", inputmode: "text", id: name, value: this.draft[name], maxlength: 7, autocomplete: "off" }));
    return h("fieldset", {}, h("legend", {}, this.say("interval")), h("p", { class: "hint" }, this.say("interval_hint")),
      h("div", { class: "two-numbers" }, field("low"), field("high")));
  }
}

const drafted = ({ chance, low, high }) => ({
  side: chance >= 0.5 ? "a" : "b", sure: Math.round(100 * Math.max(chance, 1 - chance)), low: String(low), high: String(high),
});

const regime = (sign, { name, sentence, terms }, phone) => h("section", { class: `card ${sign}`, "aria-labelledby": `name-${sign}` },
  h("h2", { id: `name-${sign}` }, h("span", { class: `badge ${sign}`, "aria-hidden": "true" }, phone.say(`sign_${sign}`)), " ", name),
  sentence && h("p", { class: "lead" }, sentence),
  terms.length ? h("details", {}, h("summary", {}, phone.say("terms")), h("ul", { class: "terms" }, terms.map((term) => h("li", {}, term)))) : null);

// What people do, from the controls to the phone.
const listen = (phone) => {
  const root = document.getElementById("root");
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target.id === "join") phone.join(document.getElementById("code").value);
    else phone.send();
  });
  root.addEventListener("input", ({ target }) => {
    if (target.name === "side") phone.draft.side = target.value;
    if (["low", "high"].includes(target.id)) phone.draft[target.id] = target.value;
    if (target.id === "sure") {
      phone.draft.sure = Number(target.value);
      document.getElementById("sure-told").textContent = phone.of(phone.draft.sure);
      target.setAttribute("aria-valuetext", phone.of(phone.draft.sure));
    }
    if (target.id !== "language" && target.id !== "code") phone.tell("");
  });
  root.addEventListener("change", async ({ target }) => {
    if (target.id !== "language") return;
    phone.language = target.value;
    kept(() => localStorage.setItem("language", phone.language));
    await phone.turn();
    document.getElementById("language").focus();
  });
};

export const start = async () => {
  const answer = await fetch(`${document.body.dataset.folder}/words.json`);
  const phone = new Phone(await answer.json());
  listen(phone);
  await phone.begin();
};
