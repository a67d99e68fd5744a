// From a control of the desk to an element: what it is, what it is called, where it lies.
const ELEMENTS = { slider: "input", field: "input", hint: "div" };
const ROLES = { tab: "tab", toggle: "switch", hint: "note" };
const STATES = { tab: "aria-selected", toggle: "aria-checked" };

/** An element for a control of this kind. */
export function make(name, kind) {
  const element = document.createElement(ELEMENTS[kind] ?? "button");
  element.dataset.name = name;
  element.id = `control-${name}`;
  element.className = kind;
  if (kind === "slider") element.type = "range";
  else if (kind === "field") element.type = "text";
  else if (kind !== "hint") element.type = "button";
  if (kind === "field") element.autocomplete = "off";
  if (ROLES[kind]) element.setAttribute("role", ROLES[kind]);
  return element;
}

/** Gives an element what the desk says of its control; what somebody is writing is left alone. */
export function dress(element, told, writing) {
  place(element, told);
  const off = Boolean(told.off);
  set(element, "aria-label", told.name);
  set(element, "aria-description", told.about);
  set(element, "aria-keyshortcuts", told.key && keys(told.key));
  set(element, "aria-disabled", off ? "true" : null);
  if (off) element.tabIndex = -1;
  else element.removeAttribute("tabindex");
  element.dataset.tip = told.tip ?? "";
  element.dataset.asks = told.asks ? "yes" : "";
  const state = STATES[told.kind];
  if (state) set(element, state, String(Boolean(told.on)));
  else set(element, "aria-pressed", told.on ? "true" : null);
  if (told.kind === "slider") turn(element, told, writing);
  if (told.kind === "field") {
    element.maxLength = told.longest;
    if (!writing && element.value !== (told.text ?? "")) element.value = told.text ?? "";
  }
}

function turn(element, told, writing) {
  element.min = told.low ?? 0;
  element.max = told.high ?? 1;
  element.step = "any"; // the desk has the steps
  element.disabled = Boolean(told.off);
  set(element, "aria-valuetext", told.told);
  if (!writing) element.value = told.value ?? 0;
}

/** Where it lies; of what its region hides, nothing can be pressed. */
function place(element, { box, seen }) {
  const [x, y, width, height] = box;
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  const away = Boolean(seen) && !(seen[2] && seen[3]);
  element.classList.toggle("away", away);
  if (!seen) element.style.clipPath = "";
  else if (away) element.style.clipPath = "inset(50%)";
  else {
    const [left, top] = [seen[0] - x, seen[1] - y];
    element.style.clipPath = `inset(${top}px ${width - left - seen[2]}px ${height - top - seen[3]}px ${left}px)`;
  }
}

const keys = (key) => (key.length > 1 ? key.charAt(0).toUpperCase() + key.slice(1) : key);

function set(element, name, value) {
  if (value === null || value === undefined || value === "") element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
