// The curtain: no result is seen before the room has predicted for the first time, nor while it is
// asked. Whoever leads the room may lift it at any time.

import { button } from "./controls.mjs";
import { h } from "./markup.mjs";

// Whether results are hidden in this state.
export const hidden = ({ asking, rounds, shown }) => asking || (!shown && rounds.length === 0);

// What stands in the place of a result: why it is not there, and before the first round a button
// with this id that shows all results now.
export const curtain = ({ state, words }, id) => [
  h("p", { class: "veiled" }, words.say(state.asking ? "workshop.hidden" : "room.page.not_yet")),
  state.asking ? null : button(id, "show", words.say("room.page.show_now")),
];
