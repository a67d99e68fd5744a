// What needs one more word than a click: where a seat is to move, and how it is to be called.

import { h, put } from "../markup.mjs";
import { worldName } from "./worlds.mjs";

const MOST = 24; // letters of a label, as the class takes it

const box = () => document.getElementById("asked");

export const shutDialog = () => box().open && box().close();

const open = (...inside) => {
  put(box(), ...inside);
  if (!box().open) box().showModal();
};

const cancel = (words) => h("button", { type: "button", class: "quiet", "data-do": "cancel" }, words.say("classroom.big.do.cancel"));

// Where there is room, world by world; a click moves the seat.
export const askMove = (view, words, seat) => {
  const names = Object.fromEntries(view.nations.map(({ code, name }) => [code, name]));
  const free = view.places.filter(({ taken }) => !taken);
  const worlds = [...new Set(free.map(({ world }) => world))].sort((a, b) => a - b);
  open(h("h2", { id: "asked-title" }, words.say("classroom.big.move_title", { label: seat.label })),
    free.length ? worlds.map((world) => h("section", { "data-key": `to-${world}` }, h("h3", {}, worldName(words, world)),
      h("div", { class: "row" }, free.filter((place) => place.world === world).map(({ nation }) => h("button", {
        type: "button", "data-do": "move", "data-seat": seat.number, "data-world": world, "data-nation": nation, "data-key": `place-${world}-${nation}`,
      }, names[nation] ?? nation))))) : h("p", {}, words.say("classroom.big.no_place")),
    cancel(words));
};

export const askRename = (words, seat) => {
  open(h("h2", { id: "asked-title" }, words.say("classroom.big.rename_title", { label: seat.label })),
    h("form", { "data-do": "rename", "data-seat": seat.number, class: "rename", "data-key": `rename-${seat.number}` },
      h("label", { for: "new-label" }, words.say("classroom.big.new_label")),
      h("input", { type: "text", id: "new-label", name: "label", maxlength: MOST, required: true, autocomplete: "off", value: seat.label }),
      h("div", { class: "row" }, h("button", { type: "submit", class: "main" }, words.say("classroom.big.do.rename")), cancel(words))));
  document.getElementById("new-label").select();
};
