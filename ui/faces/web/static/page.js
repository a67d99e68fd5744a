// The page: one socket to the desk, and what it says put where it belongs.
import { Controls } from "./controls.js";
import { listenToKeys } from "./keys.js";
import { showPieces } from "./picture.js";
import { Pointer } from "./pointer.js";
import { Sliders } from "./sliders.js";
import { Tips } from "./tips.js";

const SECOND = 1000;
const ELSEWHERE = 4001;
const stage = document.getElementById("stage");
const part = (name) => document.getElementById(name);

/** What is said to the desk is numbered; the desk tells which number it has heard. */
class Desk {
  sent = 0;
  heard = 0;
  busy = false;

  open() {
    this.socket = new WebSocket(`ws://${location.host}/socket`);
    this.socket.onopen = () => {
      this.sent = this.heard = 0;
      controls.clear();
      part("picture").replaceChildren();
      sayings.veil("");
      this.size();
    };
    this.socket.onmessage = (message) => this.hear(JSON.parse(message.data));
    this.socket.onclose = ({ code }) => this.closed(code);
  }

  get waiting() {
    return this.heard < this.sent;
  }

  say(kind, what = {}) {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    this.sent += 1;
    stage.dataset.sent = this.sent;
    this.socket.send(JSON.stringify({ n: this.sent, kind, ...what }));
  }

  /** The room there is beside bars that will stay: those of the size before are not counted. */
  size() {
    const { width, height } = stage.style;
    Object.assign(stage.style, { width: `${stage.dataset.width}px`, height: `${stage.dataset.height}px` });
    const { clientWidth, clientHeight } = document.documentElement;
    Object.assign(stage.style, { width, height });
    this.say("size", { size: [clientWidth, clientHeight] });
  }

  hear(told) {
    if (told.kind === "end") return this.ended(told.words);
    this.heard = told.heard;
    if (told.kind === "tip") tips.answer(told);
    else this.show(told);
    stage.dataset.heard = this.heard;
    pointer.goOn();
  }

  show(told) {
    news(told);
    if (told.pieces) showPieces(part("picture"), told.pieces);
    if (told.controls) controls.show(told.controls);
    if (told.moved) tips.hide();
    controls.settle(told);
    stage.dataset.seen = Number(stage.dataset.seen ?? 0) + 1;
    const shown = () => this.say_seen();
    document.hidden ? shown() : requestAnimationFrame(shown);
  }

  say_seen() {
    // not counted as something to be answered
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ n: this.sent, kind: "seen" }));
  }

  ended(words) {
    this.over = true;
    sayings.veil(words);
  }

  closed(code) {
    if (this.over) return;
    if (code === ELSEWHERE) return sayings.veil(stage.dataset.elsewhere, stage.dataset.again);
    sayings.veil(stage.dataset.lost);
    setTimeout(() => this.open(), SECOND);
  }
}

/** Sentences over everything, and those that are only heard. */
const sayings = {
  veil(words, again = "") {
    part("veil").hidden = !words;
    part("waiting").textContent = words;
    part("dots").hidden = Boolean(again) || !desk.busy;
    part("again").hidden = !again;
    part("again").textContent = again;
    if (again) part("again").focus();
    if (words) this.aloud(words);
  },
  aloud(words) {
    if (words && part("said").textContent !== words) part("said").textContent = words;
  },
};

/** What is seldom another: the size, colours, the language, what is being waited for. */
function news(told) {
  const root = document.documentElement;
  if (told.size) {
    const [width, height] = told.size;
    stage.style.width = `${width}px`;
    stage.style.height = `${height}px`;
    part("picture").setAttribute("viewBox", `0 0 ${width} ${height}`);
    part("picture").setAttribute("width", width);
    part("picture").setAttribute("height", height);
  }
  if (told.look) look(told.look);
  if (told.language) root.lang = told.language;
  if (told.heading) {
    part("heading").textContent = told.heading;
    document.title = told.heading === document.title ? told.heading : `${told.heading} – Six Pillars`;
  }
  if ("still" in told) stage.classList.toggle("still", told.still);
  if ("full" in told) fill(told.full);
  if ("above" in told) controls.above(told.above);
  if ("busy" in told) {
    desk.busy = Boolean(told.busy);
    stage.dataset.busy = told.busy;
    sayings.veil(told.busy);
  }
  sayings.aloud(told.notice || told.say);
}

function look(colours) {
  for (const [name, value] of Object.entries(colours)) {
    const written = typeof value === "number" && name !== "scale" ? `${value}px` : value;
    document.documentElement.style.setProperty(`--${name}`, written);
  }
}

async function fill(wanted) {
  try {
    if (wanted && !document.fullscreenElement) await document.documentElement.requestFullscreen();
    if (!wanted && document.fullscreenElement) await document.exitFullscreen();
  } catch {
    // a browser fills the screen only when a person has just asked for it
  }
}

const desk = new Desk();
const tips = new Tips(desk, part("tip"), stage);
const controls = new Controls(desk, part("controls"), part("board"), part("ring"), part("heading"));
new Sliders(desk, part("controls"));
const pointer = new Pointer(desk, stage, tips);
listenToKeys(desk, tips);
addEventListener("resize", () => desk.size());
part("again").addEventListener("click", () => desk.open());
desk.open();
