// The lobby on the wall: how to join, large enough for the last row.

import { h } from "../markup.mjs";

// An address without what everybody's browser adds by itself.
export const short = (address) => address.replace(/^https?:\/\//, "").replace(/\/$/, "");

const letters = (code) => code.split("").join(" "); // read out letter by letter

export const code = (words, text) => h("strong", { class: "code" },
  h("span", { "aria-hidden": "true" }, text), h("span", { class: "unseen" }, letters(text)));

export const lobby = (view, words) => {
  const say = (key, values) => words.say(`classroom.big.${key}`, values);
  const [address, ...others] = view.join.addresses;
  return h("section", { class: "lobby", "data-key": "lobby", "aria-label": say("join") },
    h("div", { class: "qr" }, h("img", { src: "/qr.svg", alt: say("qr"), width: 400, height: 400 })),
    h("div", { class: "how" },
      h("h1", {}, say("join")),
      h("ol", { class: "plain ways" },
        h("li", {}, h("span", { class: "step" }, say("open")), h("span", { class: "address" }, address ? short(address) : "")),
        h("li", {}, h("span", { class: "step" }, say("type")), code(words, view.class.code)),
        h("li", {}, h("span", { class: "step" }, say("label")))),
      others.length ? h("p", { class: "dim", }, say("or", { addresses: others.map(short).join(" · ") })) : null,
      h("p", { class: "count", role: "status" }, h("strong", {}, view.seats.taken), " ", words.counted("classroom.big.seated", view.seats.taken, { capacity: view.seats.capacity }))));
};
