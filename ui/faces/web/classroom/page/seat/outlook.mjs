// The outlook: where the orders may lead, reckoned on this device. A worker plays on from where the
// world stands, with luck of its own: what the game will throw is known to nobody's page. Others are
// taken to go on as they do now. Where a browser cannot, the page says so.

import { put } from "../markup.mjs";
import { remembered } from "./memory.mjs";
import { outlookCard } from "./outlook_card.mjs";

const DRAWS = 64;
const SLOW = 300; // seconds after which there is no more waiting for a module that is still compiled

// What the worker puts on the board for a draft.
const board = ({ budget, split, programmes, levers, stance, offers }, pacts) => ({
  budget, split, programme: programmes, ...levers, stance, offer: offers.flatMap((bits) => Array.from({ length: pacts }, (_, k) => (bits >> k) & 1)),
});

export class Outlook {
  constructor(seat) {
    Object.assign(this, { seat, worker: null, state: "loading", answer: null, busy: false, asked: null, position: null, place: "" });
    this.seed = crypto.getRandomValues(new Uint32Array(1))[0];
    this.shown = remembered("outlook") !== "off";
    this.#open();
  }

  // Reckon for the draft as it stands now; while one is reckoned, only the newest waits.
  follow() {
    this.draw();
    if (this.state !== "ready") return;
    const { page } = this.seat;
    if (!page.own || page.view.view.over) return;
    const place = `${page.room.run}-${page.room.turn}`;
    if (place !== this.place) this.#moved(place);
    if (!this.position) return;
    const orders = board(page.draft, page.lists.pacts.length);
    const key = JSON.stringify(orders);
    if (key === this.key) return;
    this.key = key;
    this.asked = orders;
    this.#ask();
  }

  draw() {
    const element = document.getElementById("outlook");
    if (element) put(element, outlookCard(this.seat.page, this));
  }

  async #open() {
    const { rules } = document.documentElement.dataset;
    if (!rules || typeof WebAssembly !== "object" || typeof Worker !== "function") return this.#failed();
    try {
      this.worker = new Worker(new URL("./reckoner.js", import.meta.url));
    } catch {
      return this.#failed();
    }
    this.worker.onmessage = ({ data }) => this.#heard(data);
    this.worker.onerror = () => this.#failed();
    this.worker.postMessage({ kind: "open", rules: new URL(rules, location.href).href, slow: SLOW });
    return undefined;
  }

  #heard(data) {
    if (data.kind === "ready") {
      this.state = "ready";
      this.follow();
    } else if (data.kind === "failed") {
      if (this.state === "loading" || !this.answer) this.#failed();
      this.busy = false;
    } else {
      this.busy = false;
      if (data.place === this.place) this.answer = data;
      this.#ask();
    }
    this.draw();
  }

  // The world stands elsewhere: read where.
  async #moved(place) {
    Object.assign(this, { place, position: null, answer: null, key: "" });
    const found = await fetch("/api/position", { cache: "no-store" }).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
    if (place !== this.place) return;
    if (!found) this.place = ""; // at the next view again
    this.position = found;
    if (found) this.follow();
  }

  #ask() {
    if (this.busy || !this.asked) return;
    this.busy = true;
    this.worker.postMessage({ kind: "play", place: this.place, position: this.position, orders: this.asked, seed: this.seed, draws: DRAWS });
    this.asked = null;
  }

  #failed() {
    this.state = "failed";
    this.worker?.terminate();
    this.draw();
  }
}
