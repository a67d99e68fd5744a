// Join: six letters, a name if one likes, and a language. No account, nothing personal.

import { h, listen, put } from "./markup.mjs";
import { remember, remembered, setTheme, theme } from "./seat/memory.mjs";
import { letters, post, read } from "./wire.mjs";
import { LANGUAGES, Words } from "./words.mjs";

const { root } = document.documentElement.dataset;
const page = document.getElementById("page");
const given = new URLSearchParams(location.search).get("code") ?? location.hash.slice(1);
const state = { words: null, refused: "", busy: false, taken: false, waits: false };
const AGAIN = 2000; // milliseconds until a device that waits asks again

const field = (id, label, note, attributes) => h("p", { "data-key": id },
  h("label", { for: id }, label),
  h("input", { type: "text", id, "aria-describedby": `${id}-note`, autocomplete: "off", spellcheck: "false", ...attributes }),
  h("span", { id: `${id}-note`, class: "small dim block" }, note));

const draw = () => {
  const { words, refused, busy, taken, waits } = state;
  const say = (key) => words.say(`classroom.seat.join.${key}`);
  document.documentElement.lang = words.language;
  document.title = say("title");
  page.removeAttribute("aria-busy");
  put(page, h("main", { class: "door" },
    h("p", { class: "mark" }, h("img", { src: `${root}/icon.svg`, alt: "", width: 40, height: 40 }), " Six Pillars"),
    h("h1", {}, say("title")),
    h("form", { "data-do": "join", class: "card", novalidate: true },
      field("code", say("code"), say("code_note"), { required: true, maxlength: 12, autocapitalize: "characters", class: "code", "aria-invalid": refused ? "true" : null }),
      field("label", say("label"), say("label_note"), { maxlength: 24 }),
      h("p", {}, h("label", { for: "language" }, words.say("classroom.seat.language")),
        h("select", { id: "language", "data-do": "speak" }, Object.entries(LANGUAGES).map(([key, name]) =>
          h("option", { value: key, lang: key, selected: key === words.language }, name)))),
      h("div", { role: "alert", "data-key": "refused" }, refused && h("p", { class: "bad" }, refused)),
      waits && h("p", { role: "status" }, say("asked")),
      taken && !waits && h("p", { "data-key": "taken" }, h("button", { type: "button", class: "quiet wide", "data-do": "again" }, say("taken"))),
      h("button", { type: "submit", class: "main wide", "aria-disabled": busy ? "true" : null }, say(busy ? "joining" : "join"))),
    h("p", { class: "small dim" }, say("privacy"))));
};

const offline = (error) => {
  if (!(error instanceof TypeError || error.name === "TimeoutError")) throw error;
  state.refused = state.words.say("classroom.seat.join.offline");
};

// With which this device asks for a seat until it hears of one: asked again, it gets the same.
const KEY = "join";
const key = () => {
  const kept = remembered(KEY) ?? letters(32);
  remember(KEY, kept);
  return kept;
};

// Ask until the teacher has let this device in.
const wait = async () => {
  for (;;) {
    const { status } = await read("/api/view?as=seat").catch(() => ({ status: 0 }));
    if (status === 200) location.assign("/seat");
    if (status === 401) return;
    await new Promise((done) => setTimeout(done, AGAIN));
  }
};

const join = async (again) => {
  if (state.busy) return;
  const code = document.getElementById("code").value.replace(/[^a-z]/gi, "").toUpperCase();
  const label = document.getElementById("label").value.trim();
  Object.assign(state, { busy: true, refused: "", taken: false });
  draw();
  try {
    const answer = await post("/api/join", { code, label, language: state.words.language, ...(again ? { again } : { key: key() }) });
    if (answer.ok && !answer.waits) {
      remember(KEY, "");
      location.assign("/seat");
      return;
    }
    if (answer.waits) {
      state.waits = true;
      draw();
      await wait();
      state.waits = false;
    } else Object.assign(state, { refused: answer.sentence || state.words.say("classroom.seat.join.again"), taken: Boolean(answer.taken) });
  } catch (error) {
    offline(error);
  }
  state.busy = false;
  draw();
  document.getElementById(state.taken ? "label" : "code").focus();
};

const does = {
  join: () => join(false),
  again: () => join(true),
  speak: async ({ value }) => {
    state.words = await Words.of(value).catch(() => state.words);
    draw();
  },
};

listen(page, does);
setTheme(theme());
state.words = await Words.of(document.documentElement.lang);
draw();
document.getElementById("code").value = given;
const { status } = await read("/api/view?as=seat").catch(() => ({ status: 0 }));
if (status === 200 && !given) location.replace("/seat"); // this device has a seat
if (status === 202) {
  state.waits = true;
  draw();
  await wait();
  state.waits = false;
  draw();
}
