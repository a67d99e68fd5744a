// Elements made of text nodes only, and a page brought up to date without losing what the keyboard
// holds. Nothing that comes from people is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

const dressed = (element, attributes) => {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  return element;
};

const filled = (element, inside) => {
  for (const piece of inside.flat(Infinity)) {
    if (piece === null || piece === undefined || piece === false || piece === "") continue;
    element.append(piece instanceof Node ? piece : document.createTextNode(String(piece)));
  }
  return element;
};

// An element; attributes that are null or false are left out, true ones stand alone. Pieces are
// elements, texts, lists of both, or nothing.
export const h = (name, attributes = {}, ...inside) =>
  filled(dressed(document.createElement(name), attributes), inside);

// The same for drawings.
export const s = (name, attributes = {}, ...inside) =>
  filled(dressed(document.createElementNS(SVG, name), attributes), inside);

const KEYS = ["id", "data-key"];
const key = (node) => node.nodeType === Node.ELEMENT_NODE
  ? KEYS.map((name) => node.getAttribute(name)).find(Boolean) ?? "" : "";
const alike = (a, b) => a.nodeName === b.nodeName && a.namespaceURI === b.namespaceURI && key(a) === key(b);

// What people hold in their hands: not to be changed under them.
const held = (element) => element === document.activeElement && element.dataset.held === "yes";

const STATES = ["value", "checked", "selected"]; // attributes that say only how an element begins

const OWN = ["data-held", "open"]; // what an element keeps by itself: <details> that people unfolded

const attributesOf = (old, fresh) => {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !OWN.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const name of STATES) {
    if (!(name in old) || held(old) || !(fresh.hasAttribute(name) || name === "checked")) continue;
    const wanted = name === "value" ? fresh.getAttribute(name) : fresh.hasAttribute(name);
    if (old[name] !== wanted) old[name] = wanted;
  }
};

const mended = (old, fresh) => {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (fresh.getAttribute("data-once") !== null) return; // filled by somebody else
  attributesOf(old, fresh);
  if (old.nodeName === "TEXTAREA" && fresh.getAttribute("value") === null) return;
  children(old, [...fresh.childNodes]);
};

const children = (parent, wanted) => {
  const keyed = new Map([...parent.childNodes].filter(key).map((node) => [key(node), node]));
  let at = parent.firstChild;
  for (const fresh of wanted) {
    const named = key(fresh) && keyed.get(key(fresh));
    if (named && alike(named, fresh)) {
      if (named !== at) parent.insertBefore(named, at);
      else at = at.nextSibling;
      mended(named, fresh);
    } else if (!key(fresh) && at && !key(at) && alike(at, fresh)) {
      const next = at.nextSibling;
      mended(at, fresh);
      at = next;
    } else parent.insertBefore(fresh, at);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
};

// Let `parent` hold these pieces: what is there already stays the same element, and keeps focus,
// scroll and listeners. Elements are told apart by `id` or `data-key`.
export const put = (parent, ...inside) => {
  const box = document.createDocumentFragment();
  filled(box, inside);
  children(parent, [...box.childNodes]);
};

// Call `does[name](element, event)` for what happens to elements with `data-do="name"`.
export const listen = (root, does, types = ["click", "change", "input", "submit"]) => {
  for (const type of types) {
    root.addEventListener(type, (event) => {
      const found = event.target.closest?.("[data-do]");
      if (!found || found.getAttribute("aria-disabled") === "true") return;
      if ((found.dataset.on ?? usual(found)) !== type) return;
      if (type === "submit") event.preventDefault();
      does[found.dataset.do]?.(found, event);
    });
  }
};

const usual = ({ tagName, type }) => {
  if (tagName === "FORM") return "submit";
  if (tagName === "SELECT" || type === "checkbox" || type === "radio") return "change";
  return tagName === "INPUT" || tagName === "TEXTAREA" ? "input" : "click";
};
