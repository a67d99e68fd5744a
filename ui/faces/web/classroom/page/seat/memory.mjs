// What this device keeps: the theme, and what was written but not sent. Where a browser keeps
// nothing, the page goes on without.

const tried = (does) => {
  try {
    return does();
  } catch {
    return null;
  }
};

export const remembered = (name) => tried(() => localStorage.getItem(name));

export const remember = (name, value) =>
  tried(() => (value ? localStorage.setItem(name, value) : localStorage.removeItem(name)));

// The names of what is remembered that begin so.
export const listed = (beginning) => tried(() => Object.keys(localStorage).filter((name) => name.startsWith(beginning))) ?? [];

export const theme = () => remembered("theme") ?? "";

export const setTheme = (name) => {
  remember("theme", name);
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
};

// What a person has begun in a phase: a guess, answers, a text. Kept for the tab, so that a refresh
// loses nothing.
export class Scratch {
  constructor(key) {
    this.key = key;
    this.kept = JSON.parse(tried(() => sessionStorage.getItem(key)) ?? "{}");
  }

  get(name, begin) {
    this.kept[name] ??= begin;
    return this.kept[name];
  }

  set(name, value) {
    this.kept[name] = value;
    tried(() => sessionStorage.setItem(this.key, JSON.stringify(this.kept)));
  }
}
