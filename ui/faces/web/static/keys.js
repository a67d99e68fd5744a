// Keys: those that the desk knows go to it; what a browser does with a control by itself, it does.
const NAMES = {
  ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down",
  PageUp: "page up", PageDown: "page down", Home: "home", End: "end", Escape: "escape",
  F1: "f1", F3: "f3",
};
const WITH_CONTROL = "zys+-=";
const WHILE_WRITING = new Set(["escape", "page up", "page down", "f1", "f3"]);

export function listenToKeys(desk, tips) {
  addEventListener("keydown", (event) => {
    if (event.key === "F2") {
      event.preventDefault();
      tips.toggle();
      return;
    }
    if (event.key === "Escape" && tips.shown) {
      event.preventDefault(); // what is open is closed first
      tips.hide();
      return;
    }
    tips.hide();
    const key = meant(event);
    if (!key) return;
    event.preventDefault();
    if (!desk.busy) desk.say("key", { key, text: event.key.length === 1 ? event.key : "", shift: event.shiftKey, control: event.ctrlKey || event.metaKey, alt: event.altKey });
  });
}

/** The desk's name of a key; nothing for one that is the browser's. */
function meant(event) {
  const control = event.ctrlKey || event.metaKey;
  const writing = event.target.matches?.("input[type=text]");
  const named = NAMES[event.key];
  if (named) {
    if (control || event.altKey) return "";
    return !writing || WHILE_WRITING.has(named) ? named : "";
  }
  if (event.key.length !== 1 || event.key === " ") return "";
  const letter = event.key.toLowerCase();
  if (control) return WITH_CONTROL.includes(letter) && !event.altKey && !(writing && "zy".includes(letter)) ? letter : "";
  return writing || event.altKey ? "" : letter;
}
