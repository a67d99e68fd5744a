// Phones of the room, where this page is served to one: what they are asked, and what they answer.
// A page that was opened from a file has none, and asks no network.

import { sentence } from "./cards.mjs";
import { h } from "./markup.mjs";
import { Wire } from "./live.mjs";
import { sha256 } from "./sha256.mjs";
import { predictionOf } from "./share.mjs";
import { regimeName } from "./state.mjs";
import { terms } from "./terms.mjs";
import { Words } from "./words.mjs";

const CALM = 300; // milliseconds after which the cards have come to rest, and are sent

const side = (regime, view) => ({
  name: regimeName(regime, view.words), sentence: sentence(regime, view.words), terms: terms(regime, view),
});

// The question of a round in every language, and a key by which a changed one is another one.
export const question = (state, data) => {
  const { a, b, fixed, seed, rounds } = state;
  const asked = JSON.stringify([a, b, fixed, seed, rounds.length]);
  const pair = (code) => {
    const words = new Words(code, data.texts[code], data.marks[code]);
    return { title: words.say("scenario.title"), a: side(a, { data, words }), b: side(b, { data, words }) };
  };
  return {
    key: sha256(new TextEncoder().encode(asked)), number: rounds.length + 1,
    pairs: Object.fromEntries(Object.keys(data.texts).map((code) => [code, pair(code)])),
  };
};

export class Phones {
  // given: { code, address, qr: rows of dark and light, live } as the server has it
  constructor(given, page) {
    Object.assign(this, { given, page, seats: 0, found: { key: null, answers: [] }, key: null, timer: 0 });
    this.wire = new Wire(given.live, {
      opened: () => this.#tell(),
      heard: (told) => this.#heard(told),
      changed: () => this.show(page.words),
    });
  }

  begin() {
    this.follow(this.page.history.now);
    this.wire.open();
  }

  // The phones' answers to the question as it stands now.
  get answers() {
    return this.found.key === this.key ? this.found.answers : [];
  }

  // Ask what the state asks; a question that is still being changed waits until it rests.
  follow(state) {
    clearTimeout(this.timer);
    const made = state.asking ? question(state, this.page.data) : null;
    this.key = made?.key ?? null;
    this.now = made ? { kind: "ask", ...made } : { kind: "rest", revealed: state.rounds.length > 0 };
    if (made) this.timer = setTimeout(() => this.#tell(), CALM);
    else this.#tell();
  }

  #tell() {
    this.wire.send(this.now);
  }

  #heard({ seats, key, answers }) {
    this.seats = seats;
    this.found = { key, answers: answers.map((one) => predictionOf({ who: "", ...one })) };
    this.show(this.page.words);
  }

  // Say how many are there and have answered; their part is not drawn anew, for somebody types in it.
  show(words) {
    const place = document.getElementById("phone-count");
    const joined = document.getElementById("phone-seats");
    if (place) place.textContent = words.say("room.page.answered", { count: this.answers.length, seats: this.seats });
    if (joined) joined.textContent = this.wire.there ? words.say("room.page.joined", { seats: this.seats }) : words.say("room.page.server_gone");
  }
}

// The phones of a page that is served; null for a file.
export const phonesOf = (page) => {
  const element = document.getElementById("room");
  return element ? new Phones(JSON.parse(element.textContent), page) : null;
};

export const phoneCount = ({ phones }) => (phones ? h("p", { id: "phone-count", role: "status" }) : null);

const QUIET = 4; // light squares that a code has around it

const code = (rows, label) => {
  const size = rows.length + 2 * QUIET;
  const dark = rows.flatMap((row, y) => Array.from(row, (sign, x) =>
    (sign === "1" ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ""))).join("");
  return h("svg", { viewBox: `0 0 ${size} ${size}`, class: "code", role: "img", "aria-label": label },
    h("rect", { class: "code-light", width: size, height: size }), h("path", { class: "code-dark", d: dark }));
};

// How to join: an address, a code, and a picture of both.
export const invitation = ({ phones, words }) => phones && h("div", { class: "card invitation" },
  h("div", {}, h("h3", {}, words.say("room.page.with_phones")),
    h("p", {}, words.say("room.page.how_to_join")),
    h("p", { class: "address" }, phones.given.address),
    h("p", { class: "code-word", "aria-label": words.say("room.page.code_is", { code: Array.from(phones.given.code).join(" ") }) }, phones.given.code),
    h("p", { id: "phone-seats", role: "status" }), h("p", { class: "hint" }, words.say("room.page.nameless"))),
  code(phones.given.qr, words.say("room.page.picture", { address: phones.given.address })));
