// From controls, keys and files to what the page does.

import { ACTIONS } from "./actions.mjs";
import { standing } from "./assumptions.mjs";
import { Unread } from "./share.mjs";

// What the page does itself; all else is a step of actions.mjs.
const DOES = {
  undo: (page) => { page.history.undo(); page.step(page.history.now); },
  redo: (page) => { page.history.redo(); page.step(page.history.now); },
  save: (page) => page.save(),
  report: (page) => page.report(),
  present: (page) => page.present(),
  before: (page) => page.present(-1),
  after: (page) => page.present(1),
  theme: (page, { value }) => { page.theme = value; page.memory.write("theme", value); page.draw(); },
  go: (page, { name }) => { page.at = name; page.draw(["ways"]); },
  none: () => {},
};

const given = (element) => ({ ...element.dataset, value: element.value, checked: element.checked });

const acted = (page, action, values) => {
  if (DOES[action]) return DOES[action](page, values);
  try {
    return page.step(ACTIONS[action](page.history.now, values, page.context));
  } catch (error) {
    if (error instanceof Unread) return page.say(`unread_${error.reason}`, error.values);
    throw error;
  }
};

// While a slider is turned, what it does is played and shown, but is no step yet.
const turned = (page, element) => {
  if (element.type === "search") {
    page.search = element.value;
    page.draw(["assumptions"]);
    return;
  }
  page.live = ACTIONS[element.dataset.do](page.history.now, given(element), page.context);
  const one = page.data.assumptions.find(({ path }) => path === element.dataset.path);
  const told = one ? standing(one, page.live.fixed, page.words) : page.words.percent(Number(element.value));
  element.setAttribute("aria-valuetext", told);
  document.getElementById(`${element.id}-told`).textContent = told;
  page.refresh();
};

const FORMS = { prior: ["who", "world", "us", "sure"], prediction: ["who", "chance", "low", "high"] };

const submitted = (page, form) => {
  const name = form.dataset.do;
  const values = Object.fromEntries(FORMS[name].map((key) => [key, document.getElementById(`${name}-${key}`).value]));
  acted(page, name, values);
  const who = document.getElementById(`${name}-who`);
  form.ownerDocument.getElementById(form.id)?.reset();
  who?.focus();
};

export const listen = (page) => {
  const root = document.getElementById("root");
  const control = (event) => event.target.closest("[data-do]");
  root.addEventListener("click", (event) => {
    const found = control(event);
    if (found && (found.tagName === "BUTTON" || found.tagName === "A")) acted(page, found.dataset.do, given(found));
  });
  root.addEventListener("change", async (event) => {
    const found = control(event);
    if (!found || found.type === "search" || found.tagName === "FORM") return;
    if (found.type === "file") {
      const [file] = found.files;
      if (file) await page.take(file);
      found.value = "";
      return;
    }
    page.leaving = true; // for another control, which must not be drawn anew before it has the focus
    acted(page, found.dataset.do, given(found));
    page.leaving = false;
  });
  root.addEventListener("input", (event) => {
    if ("live" in event.target.dataset) turned(page, event.target);
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted(page, event.target);
  });
  root.addEventListener("toggle", ({ target }) => {
    page.open[target.open ? "add" : "delete"](target.id);
    if (target.closest("#assumptions")) page.draw(["assumptions"]);
  }, true);
  listenToKeys(page);
  document.addEventListener("pointerdown", () => page.press(true), true);
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => setTimeout(() => page.press(false)), true);
  }
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) page.take(file);
  });
};

const WRITING = "input:not([type=range]):not([type=checkbox]), textarea, select";

const listenToKeys = (page) => document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  const writing = event.target.closest?.(WRITING);
  if ((event.ctrlKey || event.metaKey) && !writing && (key === "z" || key === "y")) {
    event.preventDefault();
    DOES[key === "y" || event.shiftKey ? "redo" : "undo"](page);
  } else if (page.presenting !== null && key === "escape") page.present();
  else if (page.presenting !== null && !event.target.closest?.("input, textarea, select")) {
    if (key === "arrowright" || key === "pagedown") page.present(1);
    else if (key === "arrowleft" || key === "pageup") page.present(-1);
    else return;
    event.preventDefault();
  }
});
